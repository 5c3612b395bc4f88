import { useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { fileSize } from '../visit/formats.ts'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './materials.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import common from './screens.module.css'

const Camera = lazily(async () => (await import('../capture/camera.tsx')).Camera)

type Need = ScreenOf<'materials'>['needs'][number]

const ACCEPTED = 'image/jpeg,image/png,application/pdf'

const Tag = ({ need }: { readonly need: Need }) => {
  const { messages } = useVisit()
  if (need.fromCard) return <span class={`${common.tag} ${common.tagOk}`}>{messages.materials.fromCard}</span>
  if (need.added.length > 0) {
    return <span class={`${common.tag} ${common.tagOk}`}>{messages.materials.added(need.added.length)}</span>
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
}

const NeedCard = ({ need, busy, onPhoto, onFile }: NeedCardProps) => {
  const { messages, send } = useVisit()
  const picker = useRef<HTMLInputElement>(null)
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
      <ul class={css.added}>
        {need.added.map((material, index) => (
          <li key={material.materialId} class={`${common.row} ${common.between}`}>
            <span class={common.row}>
              <Pictogram name="file" />
              {messages.materials.file(index + 1, fileSize(material.sizeBytes))}
            </span>
            <Button
              kind="danger"
              sign="trash"
              label={`${messages.materials.remove}: ${need.name} ${index + 1}`}
              onPress={() => void send({ type: 'remove-material', materialId: material.materialId })}
            >
              {messages.materials.remove}
            </Button>
          </li>
        ))}
      </ul>
      {need.fromCard ? null : (
        <div class={css.ways}>
          <Button
            sign="camera"
            kind={need.added.length === 0 ? 'main' : 'plain'}
            label={`${messages.materials.take}: ${need.name}`}
            disabled={busy}
            onPress={onPhoto}
          >
            {messages.materials.take}
          </Button>
          <Button
            sign="file"
            label={`${messages.materials.choose}: ${need.name}`}
            disabled={busy}
            onPress={() => picker.current?.click()}
          >
            {messages.materials.choose}
          </Button>
          <input
            ref={picker}
            class="spoken-only"
            type="file"
            tabIndex={-1}
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

export const MaterialsScreen = ({ screen }: { readonly screen: ScreenOf<'materials'> }) => {
  const { messages, send, upload } = useVisit()
  const [photographed, setPhotographed] = useState<Need | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const add = async (need: Need, file: Blob) => {
    setBusy(true)
    setFailed(!(await upload({ kind: 'material', materialCode: need.code, file })))
    setBusy(false)
  }
  return (
    <Frame
      screenKey="materials"
      title={messages.materials.title}
      lead={screen.needs.length === 0 ? messages.materials.none : messages.materials.lead}
      phase={3}
      next={{ label: messages.actions.next, disabled: busy, onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={common.stack}>
        <Problem code={screen.problem} />
        <div role="status">
          {busy ? <Notice tone="info" sign="wait" title={messages.materials.sending} /> : null}
          {failed && screen.problem === null ? <Notice tone="warn" title={messages.materials.failed} /> : null}
        </div>
        <ul class={common.stack}>
          {screen.needs.map((need) => (
            <NeedCard
              key={need.code}
              need={need}
              busy={busy}
              onPhoto={() => setPhotographed(need)}
              onFile={(file) => void add(need, file)}
            />
          ))}
        </ul>
      </div>
      {photographed === null ? null : (
        <Camera
          name={photographed.name}
          onPicture={(picture) => {
            setPhotographed(null)
            void add(photographed, picture)
          }}
          onClose={() => setPhotographed(null)}
        />
      )}
    </Frame>
  )
}
