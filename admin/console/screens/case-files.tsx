import { digestGroups } from '@lutong/core/crypto/digest-groups.ts'
import { useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { said, words } from '../language/language.ts'

type File = CaseView['files'][number]

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const Picture = ({ file, address }: { readonly file: File; readonly address: string }) => {
  const [large, setLarge] = useState(false)
  return (
    <>
      <img
        src={address}
        alt={said(file.name)}
        class={`${large ? 'picture-large' : 'picture'}${file.role === 'signature' ? ' signature' : ''}`}
      />
      <button type="button" class="button" aria-pressed={large} onClick={() => setLarge(!large)}>
        {large ? words().shrink : words().enlarge}
      </button>
    </>
  )
}

export const CaseFiles = ({ view }: { readonly view: CaseView }) => {
  const text = words()
  return (
    <div class="card">
      <h3>{text.files}</h3>
      {view.files.length === 0 ? <p class="soft">{text.noFiles}</p> : null}
      <ul class="files">
        {view.files.map((file) => {
          const address = `/console/api/cases/${view.line.caseNumber}/files/${file.sha256}`
          return (
            <li key={`${file.role}:${file.sha256}`}>
              <span class="file-name">
                {said(file.name)}
                {file.paperName === null || file.paperName === said(file.name) ? null : `: ${file.paperName}`}{' '}
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
                file.mediaType === 'application/pdf' ? (
                  <a class="button" href={address} download>
                    {text.download}
                  </a>
                ) : (
                  <Picture file={file} address={address} />
                )
              ) : (
                <span class="warn">△ {text.notArrived}</span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
