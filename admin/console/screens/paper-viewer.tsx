/** Papers of a case, one at a time and as large as the window: pictures by ourselves, PDF by the browser's own reader. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { said, words } from '../language/language.ts'

type File = CaseView['files'][number]

const ZOOM = { least: 0.5, most: 4, step: 1.25 } as const

export const fileAddress = (caseNumber: string, { sha256 }: File, as?: 'shown' | 'download'): string =>
  `/console/api/cases/${caseNumber}/files/${sha256}${as === undefined ? '' : `?as=${as}`}`

/** Browsers since Chromium 94 say so; an older one is asked for its plugin. */
const readsPdf = (): boolean => {
  const told: unknown = Reflect.get(navigator, 'pdfViewerEnabled')
  return typeof told === 'boolean' ? told : navigator.mimeTypes.namedItem('application/pdf') !== null
}

const nameOf = (file: File): string => file.paperName ?? said(file.name)

interface PaperProps {
  readonly file: File
  readonly caseNumber: string
  readonly zoom: number
  readonly turns: number
}

const Paper = ({ caseNumber, file, turns, zoom }: PaperProps) => {
  const text = words().casePage
  if (file.mediaType === 'application/pdf')
    return readsPdf() ? (
      <iframe
        class="paper-pdf"
        src={`${fileAddress(caseNumber, file, 'shown')}#navpanes=0&view=FitH`}
        title={nameOf(file)}
      />
    ) : (
      <p class="notice">{text.noPdfReader}</p>
    )
  return (
    <div class="paper-scroll" tabIndex={0} role="group" aria-label={nameOf(file)}>
      <img
        src={fileAddress(caseNumber, file)}
        alt={nameOf(file)}
        class="paper-picture"
        style={{ inlineSize: `${Math.round(zoom * 100)}%`, transform: `rotate(${turns * 90}deg)` }}
      />
    </div>
  )
}

interface ViewerProps {
  readonly caseNumber: string
  /** Those that have arrived. */
  readonly files: readonly File[]
  readonly first: number
  readonly close: () => void
}

export const PaperViewer = ({ caseNumber, close, files, first }: ViewerProps) => {
  const text = words()
  const dialog = useRef<HTMLDialogElement>(null)
  const [index, setIndex] = useState(first)
  const [zoom, setZoom] = useState(1)
  const [turns, setTurns] = useState(0)
  useEffect(() => dialog.current?.showModal(), [])
  const file = files[index]
  if (file === undefined) return null
  const show = (next: number) => {
    setIndex(Math.min(files.length - 1, Math.max(0, next)))
    setZoom(1)
    setTurns(0)
  }
  const larger = (by: number) => setZoom(Math.min(ZOOM.most, Math.max(ZOOM.least, zoom * by)))
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => show(index - 1),
    ArrowRight: () => show(index + 1),
    '+': () => larger(ZOOM.step),
    '=': () => larger(ZOOM.step),
    '-': () => larger(1 / ZOOM.step),
    '0': () => setZoom(1),
    r: () => setTurns((turns + 1) % 4),
  }
  const isPicture = file.mediaType !== 'application/pdf'
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={text.files}
      onClose={close}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        const act = keys[event.key]
        if (act === undefined) return
        event.preventDefault()
        act()
      }}
    >
      <div class="viewer-head">
        <h2 aria-live="polite">
          {text.casePage.paperOf(index + 1, files.length)} {nameOf(file)}
        </h2>
        <div class="row">
          <button type="button" class="button" disabled={index === 0} onClick={() => show(index - 1)}>
            {'←'} {text.casePage.previous}
          </button>
          <button type="button" class="button" disabled={index === files.length - 1} onClick={() => show(index + 1)}>
            {text.casePage.next} {'→'}
          </button>
          {isPicture ? (
            <>
              <button type="button" class="button" onClick={() => larger(1 / ZOOM.step)}>
                {'−'} {text.casePage.smaller}
              </button>
              <button type="button" class="button" onClick={() => larger(ZOOM.step)}>
                {'+'} {text.casePage.larger}
              </button>
              <button type="button" class="button" onClick={() => setTurns((turns + 1) % 4)}>
                {'↻'} {text.casePage.turn}
              </button>
            </>
          ) : null}
          <a class="button" href={fileAddress(caseNumber, file, 'download')} download>
            {text.download}
          </a>
          <button type="button" class="button button-main" onClick={() => dialog.current?.close()}>
            {text.worklist.close}
          </button>
        </div>
      </div>
      <Paper key={file.sha256} file={file} caseNumber={caseNumber} zoom={zoom} turns={turns} />
    </dialog>
  )
}
