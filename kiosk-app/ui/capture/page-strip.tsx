/** The pages of one paper: seen, put in order, turned, taken away and brought back, named. Buttons only, no dragging. */
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { asText } from '../fields/field-props.ts'
import { TextField } from '../fields/text-fields.tsx'
import common from '../screens/screens.module.css'
import { fileSize } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { PagePicture } from './page-picture.tsx'
import css from './page-strip.module.css'

type Need = ScreenOf<'materials'>['needs'][number]
type Page = Need['added'][number]

const LONGEST_NAME = 30

const Naming = ({ need, onDone }: { readonly need: Need; readonly onDone: () => void }) => {
  const { messages, send } = useVisit()
  const [typed, setTyped] = useState('')
  const name = (chosen: string) => {
    void send({ type: 'name-paper', materialCode: need.code, name: chosen })
    onDone()
  }
  return (
    <section class={css.naming} aria-label={messages.papers.rename}>
      <div class={common.row}>
        {need.suggestions.map((one) => (
          <Button key={one} pressed={one === need.paperName} onPress={() => name(one)}>
            {one}
          </Button>
        ))}
      </div>
      <TextField
        id={`name-${need.code}`}
        kind="text"
        field={{
          path: `name-${need.code}`,
          kind: 'text',
          label: messages.papers.ownName,
          required: false,
          readOnly: false,
          maxLength: LONGEST_NAME,
        }}
        value={typed}
        error={undefined}
        onChange={(value) => setTyped(asText(value))}
      />
      <div class={common.row}>
        <Button onPress={onDone}>{messages.papers.keepName}</Button>
        <Button kind="main" sign="check" disabled={typed.trim() === ''} onPress={() => name(typed.trim())}>
          {messages.papers.takeName}
        </Button>
      </div>
    </section>
  )
}

interface PageCardProps {
  readonly page: Page
  readonly at: number
  readonly count: number
  readonly paperName: string
}

const PageCard = ({ page, at, count, paperName }: PageCardProps) => {
  const { messages, send } = useVisit()
  const { keptUnclear, look, materialId } = page
  const label = messages.papers.page(at + 1)
  const spoken = (what: string) => `${what}: ${paperName}, ${label}`
  const isUnclear = look !== 'clear' && look !== 'unjudged'
  return (
    <li class={`${css.page} ${isUnclear ? css.unclear : ''}`}>
      <PagePicture page={page} label={`${paperName}, ${label}`} />
      <p class={css.number}>{label}</p>
      {isUnclear ? (
        <div class={css.warning}>
          <p>
            <Pictogram name="alert" />
            <span>{keptUnclear ? messages.papers.kept : messages.papers.looks[look]}</span>
          </p>
          {keptUnclear ? null : (
            <Button
              label={spoken(messages.papers.keepUnclear)}
              onPress={() => void send({ type: 'keep-unclear', materialId })}
            >
              {messages.papers.keepUnclear}
            </Button>
          )}
        </div>
      ) : null}
      <div class={css.acts}>
        <Button
          sign="back"
          label={spoken(messages.papers.earlier)}
          disabled={at === 0}
          onPress={() => void send({ type: 'move-page', materialId, towards: 'earlier' })}
        >
          {messages.papers.earlier}
        </Button>
        <Button
          sign="next"
          label={spoken(messages.papers.later)}
          disabled={at === count - 1}
          onPress={() => void send({ type: 'move-page', materialId, towards: 'later' })}
        >
          {messages.papers.later}
        </Button>
        <Button
          sign="turn"
          label={spoken(messages.papers.turn)}
          onPress={() => void send({ type: 'turn-page', materialId })}
        >
          {messages.papers.turn}
        </Button>
        <Button
          kind="danger"
          sign="trash"
          label={spoken(messages.materials.remove)}
          onPress={() => void send({ type: 'remove-material', materialId })}
        >
          {messages.materials.remove}
        </Button>
      </div>
    </li>
  )
}

const FileLine = ({ file, name }: { readonly file: Page; readonly name: string }) => {
  const { messages, send } = useVisit()
  return (
    <li class={`${common.row} ${common.between}`}>
      <span class={common.row}>
        <Pictogram name="file" />
        {messages.papers.file(file.pages, fileSize(file.sizeBytes))}
      </span>
      <Button
        kind="danger"
        sign="trash"
        label={`${messages.materials.remove}: ${name}`}
        onPress={() => void send({ type: 'remove-material', materialId: file.materialId })}
      >
        {messages.materials.remove}
      </Button>
    </li>
  )
}

export const PageStrip = ({ need }: { readonly need: Need }) => {
  const { messages, send } = useVisit()
  const [naming, setNaming] = useState(false)
  const pictures = need.added.filter((one) => one.mediaType !== 'application/pdf')
  const files = need.added.filter((one) => one.mediaType === 'application/pdf')
  return (
    <div class={css.strip}>
      {pictures.length === 0 ? null : (
        <div class={`${common.row} ${common.between}`}>
          <p class={common.strong}>{messages.papers.called(need.paperName, pictures.length)}</p>
          <Button sign="pen" label={`${messages.papers.rename}: ${need.name}`} onPress={() => setNaming(!naming)}>
            {messages.papers.rename}
          </Button>
        </div>
      )}
      {naming && pictures.length > 0 ? <Naming need={need} onDone={() => setNaming(false)} /> : null}
      {need.canUndoRemove ? (
        <Notice tone="info" sign="trash">
          <div class={`${common.row} ${common.between}`}>
            <span>{messages.papers.removed}</span>
            <Button sign="back" onPress={() => void send({ type: 'undo-remove' })}>
              {messages.papers.undo}
            </Button>
          </div>
        </Notice>
      ) : null}
      <ol class={css.pages}>
        {pictures.map((page, at) => (
          <PageCard key={page.materialId} page={page} at={at} count={pictures.length} paperName={need.paperName} />
        ))}
      </ol>
      <ul class={css.files}>
        {files.map((file) => (
          <FileLine key={file.materialId} file={file} name={need.name} />
        ))}
      </ul>
    </div>
  )
}
