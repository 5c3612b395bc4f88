import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { GuideForm } from '../call/guide-form.tsx'
import type { DeskCall } from '../call/use-call.ts'
import { Calculators } from './calculators.tsx'
import { Laws } from './laws.tsx'
import { RecordForm } from './record-form.tsx'
import { useDraft } from './use-draft.ts'

const TABS = ['record', 'form', 'laws', 'calculators'] as const

interface WorkProps {
  readonly current: DeskView['current'][number]
  readonly call: DeskCall | null
  readonly onNews: (news: string) => void
}

export const Work = ({ call, current, onNews }: WorkProps) => {
  const text = words().work
  const [tab, setTab] = useState<(typeof TABS)[number]>('record')
  const written = useDraft(current)
  const { draft, change } = written
  return (
    <div class="card work">
      <div class="tabs" role="tablist">
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            class="tab"
            aria-selected={tab === one}
            onClick={() => setTab(one)}
          >
            {text[one]}
          </button>
        ))}
      </div>
      {tab === 'record' ? <RecordForm current={current} written={written} onNews={onNews} /> : null}
      {tab === 'form' ? <GuideForm call={call} /> : null}
      {tab === 'laws' ? (
        <Laws
          cited={draft.lawsCited}
          onCite={(law) => {
            if (!draft.lawsCited.includes(law)) change({ lawsCited: [...draft.lawsCited, law] })
          }}
        />
      ) : null}
      {tab === 'calculators' ? (
        <Calculators
          onInsert={(lines) => change({ advice: draft.advice === '' ? lines : `${draft.advice}\n${lines}` })}
        />
      ) : null}
    </div>
  )
}
