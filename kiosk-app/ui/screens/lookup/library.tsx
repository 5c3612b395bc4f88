/** All there is to read and look up, in six doors; no card is asked for. */
import { Door } from '../../components/door.tsx'
import { Frame } from '../../components/frame.tsx'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import common from '../screens.module.css'

export const LibraryScreen = ({ screen }: { readonly screen: ScreenOf<'library'> }) => {
  const { messages, send } = useVisit()
  const { calculators, library } = messages
  return (
    <Frame screenKey="library" title={library.title} lead={library.lead}>
      <div class={common.stack}>
        <Door
          name={messages.laws.title}
          summary={library.lawsSummary(screen.laws)}
          onPress={() => void send({ type: 'browse-laws', theme: null })}
        />
        <Door
          name={messages.cases.title}
          summary={library.casesSummary(screen.cases)}
          onPress={() => void send({ type: 'open-cases' })}
        />
        <Door
          name={library.questions}
          summary={library.questionsSummary(screen.questions)}
          onPress={() => void send({ type: 'show-questions', theme: 'wages' })}
        />
        <Door
          name={calculators.title}
          summary={calculators.lead}
          onPress={() => void send({ type: 'open-calculators' })}
        />
        <Door
          name={messages.directory.title}
          summary={library.directorySummary}
          onPress={() => void send({ type: 'open-directory' })}
        />
        <Door
          name={messages.channels.title}
          summary={library.channelsSummary}
          onPress={() => void send({ type: 'open-channels' })}
        />
        <p class={common.soft}>{library.notAdvice(screen.phone)}</p>
      </div>
    </Frame>
  )
}
