import { Frame } from '../components/frame.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './notice.module.css'

/** 个人信息保护法 14, 17: told before anything is read, and agreed to by an act of its own. */
export const NoticeScreen = () => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey="notice"
      title={messages.notice.title}
      back={{ label: messages.notice.refuse, onPress: () => void send({ type: 'back' }) }}
      next={{ label: messages.notice.agree, onPress: () => void send({ type: 'accept-notice', processing: true }) }}
      phase={1}
    >
      <ol class={css.points}>
        {messages.notice.points.map((point, index) => (
          <li key={point.title}>
            <span class={css.number} aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <h2>{point.title}</h2>
              <p>{point.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Frame>
  )
}
