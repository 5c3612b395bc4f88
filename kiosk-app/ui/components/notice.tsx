/** Something to know, always with a sign and words: colour alone says nothing. */
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { ComponentChildren } from 'preact'
import { problemText } from '../messages/messages.ts'
import { useVisit } from '../visit/visit.ts'
import css from './notice.module.css'
import { Pictogram, type PictogramName } from './pictogram.tsx'

type Tone = 'warn' | 'danger' | 'ok' | 'info'
const SIGNS: Readonly<Record<Tone, PictogramName>> = { warn: 'alert', danger: 'alert', ok: 'check', info: 'info' }

export interface NoticeProps {
  readonly tone: Tone
  readonly title?: string
  readonly sign?: PictogramName
  readonly children?: ComponentChildren
}

export const Notice = ({ tone, title, sign, children }: NoticeProps) => (
  <div class={`${css.notice} ${css[tone]}`}>
    <Pictogram name={sign ?? SIGNS[tone]} />
    <div>
      {title === undefined ? null : <p class={css.title}>{title}</p>}
      {children === undefined ? null : <div>{children}</div>}
    </div>
  </div>
)

/** A problem the citizen can mend or go around; spoken when it comes. */
export const Problem = ({ code }: { readonly code: ProblemCode | null }) => {
  const { messages } = useVisit()
  const text = code === null ? null : problemText(messages, code)
  return (
    <div role="alert" class={css.live}>
      {text === null ? null : (
        <Notice tone="warn" title={text.title}>
          <p>{text.next}</p>
        </Notice>
      )}
    </div>
  )
}
