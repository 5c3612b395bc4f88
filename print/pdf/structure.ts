/** The document's structure for screen readers (tagged PDF: ISO 32000-1, 14.7 and 14.8). */
import type { Tag } from '../layout/page.ts'
import type { Pdf } from './show-text.ts'

export interface Structure {
  open(tag: Tag, alt?: string): void
  close(): void
  end(): void
}

type Element = ReturnType<Pdf['struct']>
const CONTAINERS: ReadonlySet<Tag> = new Set(['Table', 'TR'])

export const createStructure = (pdf: Pdf): Structure => {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  /** Containers that are open; `undefined` marks a part that holds drawing. */
  const open: (Element | undefined)[] = []
  const parent = (): Element => open.findLast((element) => element !== undefined) ?? root
  return {
    open: (tag, alt) => {
      if (CONTAINERS.has(tag)) {
        const element = pdf.struct(tag)
        parent().add(element)
        open.push(element)
        return
      }
      if (tag === 'Artifact') pdf.markContent('Artifact')
      else {
        const content = pdf.markStructureContent(tag)
        parent().add(pdf.struct(tag, alt === undefined ? {} : { alt }, [content]))
      }
      open.push(undefined)
    },
    close: () => {
      const element = open.pop()
      if (element === undefined) pdf.endMarkedContent()
      else element.end()
    },
    end: () => root.end(),
  }
}
