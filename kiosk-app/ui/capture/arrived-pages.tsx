/** What has come from the telephone, small, with what cannot be read: as long as the telephone is at hand. */
import { Pictogram } from '../components/pictogram.tsx'
import { fileSize } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './arrived-pages.module.css'
import { PagePicture } from './page-picture.tsx'

type Page = ScreenOf<'materials'>['needs'][number]['added'][number]

export const ArrivedPages = ({ pages }: { readonly pages: readonly Page[] }) => {
  const { messages } = useVisit()
  return (
    <>
      <p>{messages.handover.look}</p>
      <ol class={css.pages}>
        {pages.map((page, at) => (
          <li key={page.materialId} class={css.page}>
            {page.mediaType === 'application/pdf' ? (
              <p class={css.file}>
                <Pictogram name="file" />
                {messages.papers.file(page.pages, fileSize(page.sizeBytes))}
              </p>
            ) : (
              <PagePicture page={page} label={messages.papers.page(at + 1)} />
            )}
            {page.look === 'clear' || page.look === 'unjudged' ? null : (
              <p class={css.warning}>
                <Pictogram name="alert" />
                {messages.papers.looks[page.look]}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
