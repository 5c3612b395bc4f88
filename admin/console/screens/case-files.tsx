import { digestGroups } from '@lutong/core/crypto/digest-groups.ts'
import { useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { useKeys } from '../keys.ts'
import { said, words } from '../language/language.ts'
import { fileAddress, PaperViewer } from './paper-viewer.tsx'

type File = CaseView['files'][number]

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

interface LineProps {
  readonly file: File
  readonly caseNumber: string
  readonly look: () => void
}

const Line = ({ caseNumber, file, look }: LineProps) => {
  const text = words()
  const isPdf = file.mediaType === 'application/pdf'
  const name = said(file.name)
  return (
    <li>
      <span class="file-name">
        {name}
        {file.paperName === null || file.paperName === name ? null : `: ${file.paperName}`}{' '}
        <span class="soft">
          {file.pages === null ? '' : `${text.pageCount(file.pages)} · `}
          {sizeOf(file.sizeBytes)}
        </span>
        {file.unclear ? <span class="warn"> △ {text.unclear}</span> : null}
        {file.role === 'signature' ? null : (
          <code class="soft file-hash" title={file.sha256}>
            {text.fileHash} {digestGroups(file.sha256)}
          </code>
        )}
      </span>
      {file.stored ? (
        <>
          {isPdf ? null : (
            <img
              src={fileAddress(caseNumber, file)}
              alt={name}
              class={`picture${file.role === 'signature' ? ' signature' : ''}`}
            />
          )}
          <button type="button" class="button" onClick={look}>
            {isPdf ? text.casePage.look : text.enlarge}
          </button>
          <a class="button" href={fileAddress(caseNumber, file, 'download')} download>
            {text.download}
          </a>
        </>
      ) : (
        <span class="warn">△ {text.notArrived}</span>
      )}
    </li>
  )
}

export const CaseFiles = ({ view }: { readonly view: CaseView }) => {
  const text = words()
  const { caseNumber } = view.line
  const stored = view.files.filter((file) => file.stored)
  const [shown, setShown] = useState<number | null>(null)
  useKeys({ d: () => setShown(stored.length === 0 ? null : 0) })
  return (
    <div class="card">
      <h3>{text.files}</h3>
      {view.files.length === 0 ? <p class="soft">{text.noFiles}</p> : null}
      <ul class="files">
        {view.files.map((file) => (
          <Line
            key={`${file.role}:${file.sha256}`}
            file={file}
            caseNumber={caseNumber}
            look={() => setShown(stored.indexOf(file))}
          />
        ))}
      </ul>
      {shown === null ? null : (
        <PaperViewer caseNumber={caseNumber} files={stored} first={shown} close={() => setShown(null)} />
      )}
    </div>
  )
}
