import type { PageLook } from '@lutong/core/contracts/host-rpc.ts'
import { useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { HandoverOverlay } from '../components/handover.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { useJudging } from '../capture/use-judging.ts'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './materials.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import common from './screens.module.css'

const Camera = lazily(async () => (await import('../capture/camera.tsx')).Camera)
const PageStrip = lazily(async () => (await import('../capture/page-strip.tsx')).PageStrip)

type Need = ScreenOf<'materials'>['needs'][number]

/** The hidden field that opens the system's choice of files. */
const pickerOf = (code: string): string => `file-${code}`

const ACCEPTED = 'image/jpeg,image/png,application/pdf'

const Tag = ({ need }: { readonly need: Need }) => {
  const { messages } = useVisit()
  if (need.fromCard) return <span class={`${common.tag} ${common.tagOk}`}>{messages.materials.fromCard}</span>
  if (need.added.length > 0) {
    const pages = need.added.reduce((sum, one) => sum + one.pages, 0)
    return <span class={`${common.tag} ${common.tagOk}`}>{messages.materials.added(pages)}</span>
  }
  return (
    <span class={`${common.tag} ${need.required ? common.tagAct : ''}`}>
      {need.required ? messages.materials.required : messages.materials.optional}
    </span>
  )
}

interface NeedCardProps {
  readonly need: Need
  readonly busy: boolean
  readonly onPhoto: () => void
  readonly onFile: (file: Blob) => void
  readonly onPhone: () => void
}

const NeedCard = ({ need, busy, onPhoto, onFile, onPhone }: NeedCardProps) => {
  const { messages } = useVisit()
  const picker = useRef<HTMLInputElement>(null)
  const takeWords = need.added.length === 0 ? messages.materials.take : messages.materials.more
  return (
    <li class={common.card}>
      <div class={`${common.row} ${common.between}`}>
        <h2>{need.name}</h2>
        <Tag need={need} />
      </div>
      <p class={common.soft}>{need.why}</p>
      {need.added.length > 0 || need.fromCard ? null : (
        <p class={common.soft}>
          {messages.materials.ifMissing}
          {need.ifMissing}
        </p>
      )}
      {need.added.length === 0 && !need.canUndoRemove ? null : <PageStrip need={need} />}
      {need.fromCard ? null : (
        <div class={css.ways}>
          <Button
            sign="camera"
            kind={need.added.length === 0 ? 'main' : 'plain'}
            label={`${takeWords}: ${need.name}`}
            disabled={busy}
            onPress={onPhoto}
          >
            {takeWords}
          </Button>
          <Button
            sign="file"
            label={`${messages.materials.choose}: ${need.name}`}
            disabled={busy}
            onPress={() => picker.current?.click()}
          >
            {messages.materials.choose}
          </Button>
          <Button sign="phone" label={`${messages.handover.start}: ${need.name}`} disabled={busy} onPress={onPhone}>
            {messages.handover.start}
          </Button>
          <input
            ref={picker}
            class="spoken-only"
            type="file"
            tabIndex={-1}
            id={pickerOf(need.code)}
            aria-label={`${messages.materials.choose}: ${need.name}`}
            accept={ACCEPTED}
            data-material={need.code}
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file !== undefined) onFile(file)
              // The same file may be chosen again after it was removed.
              event.currentTarget.value = ''
            }}
          />
        </div>
      )}
    </li>
  )
}

interface PapersProps {
  readonly needs: readonly Need[]
  readonly problem: ScreenOf<'materials'>['problem']
  readonly handover: ScreenOf<'materials'>['handover']
  readonly onBusy: (busy: boolean) => void
}

/** Photographs and files for the papers asked for; used for an application and for what staff ask for later. */
export const Papers = ({ needs, problem, handover, onBusy }: PapersProps) => {
  const { messages, send, upload } = useVisit()
  const [photographed, setPhotographed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const judging = useJudging(needs)
  const add = async (need: Need, file: Blob, look?: PageLook): Promise<boolean> => {
    setBusy(true)
    onBusy(true)
    const isTaken = await upload({ kind: 'material', materialCode: need.code, file, look })
    setFailed(!isTaken)
    setBusy(false)
    onBusy(false)
    return isTaken
  }
  const addFile = async (need: Need, file: Blob) => {
    const { sensiblePicture } = await import('../capture/picture-frames.ts')
    await add(need, await sensiblePicture(file))
  }
  const openPhone = (materialCode: string) => void send({ type: 'open-handover', materialCode })
  const shown = needs.find((need) => need.code === photographed)
  return (
    <>
      <div class={common.stack}>
        <Problem code={problem} />
        <div role="status">
          {judging && !busy ? <Notice tone="info" sign="wait" title={messages.papers.judging} /> : null}
          {busy ? <Notice tone="info" sign="wait" title={messages.materials.sending} /> : null}
          {failed && problem === null ? <Notice tone="warn" title={messages.materials.failed} /> : null}
        </div>
        <ul class={common.stack}>
          {needs.map((need) => (
            <NeedCard
              key={need.code}
              need={need}
              busy={busy}
              onPhoto={() => setPhotographed(need.code)}
              onFile={(file) => void addFile(need, file)}
              onPhone={() => openPhone(need.code)}
            />
          ))}
        </ul>
      </div>
      {shown === undefined ? null : (
        <Camera
          name={shown.name}
          pages={shown.added.filter((one) => one.mediaType !== 'application/pdf').length}
          onPicture={async (picture, look) => {
            const isTaken = await add(shown, picture, look)
            // What was wrong with it stands on the screen below.
            if (!isTaken) setPhotographed(null)
            return isTaken
          }}
          onPhone={() => {
            setPhotographed(null)
            openPhone(shown.code)
          }}
          onFile={() => {
            setPhotographed(null)
            document.querySelector<HTMLInputElement>(`#${pickerOf(shown.code)}`)?.click()
          }}
          onClose={() => setPhotographed(null)}
        />
      )}
      {handover === null ? null : (
        <HandoverOverlay
          handover={handover}
          pages={needs.find((need) => need.code === handover.materialCode)?.added ?? []}
          problem={problem}
        />
      )}
    </>
  )
}

export const MaterialsScreen = ({ screen }: { readonly screen: ScreenOf<'materials'> }) => {
  const { messages, send } = useVisit()
  const [busy, setBusy] = useState(false)
  const judging = useJudging(screen.needs)
  return (
    <Frame
      screenKey="materials"
      title={messages.materials.title}
      lead={screen.needs.length === 0 ? messages.materials.none : messages.materials.lead}
      phase={3}
      next={{ label: messages.actions.next, disabled: busy || judging, onPress: () => void send({ type: 'continue' }) }}
    >
      <Papers needs={screen.needs} problem={screen.problem} handover={screen.handover} onBusy={setBusy} />
    </Frame>
  )
}
