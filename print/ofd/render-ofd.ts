/**
 * A document model as an OFD file (GB/T 33190-2016, 电子文件存储与交换格式 版式文档): the same pages as the PDF, for the
 * state's systems. The same model and time give the same bytes. Seals (GB/T 38540) are a licensed service's work.
 */
import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import { type FontLibrary, sharedFonts } from '../fonts/font-library.ts'
import { layoutDocument } from '../layout/layout-document.ts'
import type { DocumentModel } from '../layout/model.ts'
import { PT_PER_MM } from '../layout/page.ts'
import { drawOp, type PageDrawing } from './page-content.ts'
import { createResources } from './resources.ts'
import { element, xmlFile } from './xml.ts'

export interface RenderedOfd {
  readonly bytes: Uint8Array
  readonly pageCount: number
  /** Characters no font has: shown as boxes with their code points. */
  readonly missing: readonly string[]
}

/** Zip has no date before 1980 and none beyond its clock: all entries bear the first. */
const ZIP_EPOCH = new Date(1980, 0, 1)
const DOC_ID_DIGITS = 32

/** xs:date of Beijing. */
const dateOf = (atMs: number): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(atMs)

export const renderOfd = async (
  model: DocumentModel,
  options: { readonly createdAtMs: number; readonly fonts?: FontLibrary },
): Promise<RenderedOfd> => {
  const fonts = options.fonts ?? (await sharedFonts())
  const { heightPt, missing, pages, title, widthPt } = layoutDocument(model, fonts)
  let lastId = 0
  const nextId = () => (lastId += 1)
  const resources = createResources(fonts, nextId)
  const drawing: PageDrawing = { widthPt, heightPt, fonts, resources, nextId }
  const physicalBox = `0 0 ${(widthPt / PT_PER_MM).toFixed(2)} ${(heightPt / PT_PER_MM).toFixed(2)}`
  const area = (name: string) => element(name, {}, [element('PhysicalBox', {}, physicalBox)])

  const drawn = pages.map((page, index) => {
    const id = nextId()
    const objects = page.ops.flatMap((op) => drawOp(op, drawing))
    const layer = element('Layer', { ID: nextId(), Type: 'Body' }, objects)
    return {
      id,
      location: `Pages/Page_${index}/Content.xml`,
      file: xmlFile('Page', {}, [area('Area'), element('Content', {}, [layer])]),
    }
  })
  const publicResources = xmlFile('Res', { BaseLoc: 'Res' }, [element('Fonts', {}, resources.fonts())])
  const images = resources.images()
  const documentResources = xmlFile(
    'Res',
    { BaseLoc: 'Res' },
    images.length === 0 ? [] : [element('MultiMedias', {}, images)],
  )
  const document = xmlFile('Document', {}, [
    element('CommonData', {}, [
      element('MaxUnitID', {}, String(lastId)),
      area('PageArea'),
      element('PublicRes', {}, 'PublicRes.xml'),
      element('DocumentRes', {}, 'DocumentRes.xml'),
    ]),
    element(
      'Pages',
      {},
      drawn.map(({ id, location }) => element('Page', { ID: id, BaseLoc: location })),
    ),
  ])
  const hash = createHash('sha256').update(document)
  for (const { file } of drawn) hash.update(file)
  const entry = xmlFile('OFD', { Version: '1.1', DocType: 'OFD' }, [
    element('DocBody', {}, [
      element('DocInfo', {}, [
        element('DocID', {}, hash.digest('hex').slice(0, DOC_ID_DIGITS)),
        element('Title', {}, title),
        element('CreationDate', {}, dateOf(options.createdAtMs)),
        element('Creator', {}, 'Lutong'),
      ]),
      element('DocRoot', {}, 'Doc_0/Document.xml'),
    ]),
  ])
  const files: Zippable = {
    'OFD.xml': entry,
    'Doc_0/Document.xml': document,
    'Doc_0/PublicRes.xml': publicResources,
    'Doc_0/DocumentRes.xml': documentResources,
  }
  for (const { file, location } of drawn) files[`Doc_0/${location}`] = file
  for (const [name, file] of Object.entries(resources.files())) files[`Doc_0/Res/${name}`] = file
  return { bytes: zipSync(files, { mtime: ZIP_EPOCH }), pageCount: pages.length, missing }
}
