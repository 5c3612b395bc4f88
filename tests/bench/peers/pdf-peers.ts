/** Others that make the same form: two JavaScript libraries, a browser, and a native typesetter. All warm. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { Document, Font, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import pdfmake from 'pdfmake'
import { createElement, type Node } from 'react'
import { launchBrowser } from '../../support/kiosk-page.ts'
import type { PlainCell, PlainForm } from './plain-form.ts'

const require = createRequire(new URL('../../../print/package.json', import.meta.url))
const SONG = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
const HEI = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const MM_PT = 72 / 25.4

export interface PdfPeer {
  readonly name: string
  readonly kind: 'javascript' | 'browser' | 'native'
  render(form: PlainForm): Promise<Uint8Array>
  close(): Promise<void>
}
const nothing = async () => {}

const withPdfmake = (): PdfPeer => {
  pdfmake.setLocalAccessPolicy(() => true)
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.addFonts({ Song: { normal: SONG, bold: SONG }, Hei: { normal: HEI, bold: HEI } })
  const cell = ({ colSpan, isLabel, rowSpan, text }: PlainCell) => [
    {
      text,
      colSpan,
      rowSpan,
      ...(isLabel ? { font: 'Hei', fontSize: 9.5, alignment: 'center', fillColor: '#F1F3F5' } : {}),
    },
    ...Array.from({ length: colSpan - 1 }, () => ''),
  ]
  /** pdfmake wants a placeholder under each merged cell. */
  const body = (form: PlainForm) => {
    const busy = form.columns.map(() => 0)
    return form.rows.map((row, at) => {
      const line: unknown[] = []
      const rest = [...row]
      while (line.length < form.columns.length) {
        const column = line.length
        if ((busy[column] ?? 0) > at) {
          line.push('')
          continue
        }
        const next = rest.shift()
        if (next === undefined) {
          line.push('')
          continue
        }
        for (let one = column; one < column + next.colSpan; one += 1) busy[one] = at + next.rowSpan
        line.push(...cell(next))
      }
      return line
    })
  }
  return {
    name: 'pdfmake',
    kind: 'javascript',
    close: nothing,
    render: (form) =>
      pdfmake
        .createPdf({
          pageSize: 'A4',
          pageMargins: [22 * MM_PT, 16 * MM_PT, 18 * MM_PT, 20 * MM_PT],
          defaultStyle: { font: 'Song', fontSize: 10.5, lineHeight: 1.1 },
          footer: (page: number, pages: number) => ({
            text: `第 ${page} 页　共 ${pages} 页`,
            alignment: 'right',
            fontSize: 8,
          }),
          content: [
            { text: form.title, fontSize: 20, alignment: 'center' },
            form.note,
            {
              table: {
                widths: form.columns.map((share) => `${(100 * share) / form.columns.reduce((a, b) => a + b)}%`),
                heights: form.minHeightsMm.map((height) => height * MM_PT * 0.75),
                body: body(form),
              },
            },
            { text: form.foot, fontSize: 7.5 },
          ],
        })
        .getBuffer(),
  }
}

const withReactPdf = (): PdfPeer => {
  Font.register({ family: 'Song', src: SONG })
  Font.register({ family: 'Hei', src: HEI })
  Font.registerHyphenationCallback((word) => [...word])
  const cell = (one: PlainCell, share: number) =>
    createElement(
      View,
      {
        style: {
          flex: share,
          padding: 4,
          border: '0.5pt solid #17202B',
          ...(one.isLabel ? { backgroundColor: '#F1F3F5' } : {}),
        },
      },
      createElement(
        Text,
        { style: one.isLabel ? { fontFamily: 'Hei', fontSize: 9.5, textAlign: 'center' } : {} },
        one.text,
      ),
    )
  const line = (cells: readonly PlainCell[], columns: readonly number[], from: number, heightMm: number) => {
    let column = from
    const children = cells.map((one) => {
      const share = columns.slice(column, column + one.colSpan).reduce((a, b) => a + b, 0)
      column += one.colSpan
      return cell(one, share)
    })
    return createElement(View, { style: { flexDirection: 'row', minHeight: heightMm * MM_PT }, wrap: false }, children)
  }
  /** It knows no merged rows: a label over several stands beside a column of them. */
  const body = (form: PlainForm): readonly Node[] => {
    const lines: Node[] = []
    for (let at = 0; at < form.rows.length;) {
      const row = form.rows[at] ?? []
      const [first, ...rest] = row
      const span = first?.rowSpan ?? 1
      if (first === undefined || span === 1) {
        lines.push(line(row, form.columns, 0, form.minHeightsMm[at] ?? 8.4))
        at += 1
        continue
      }
      const inner = [rest, ...form.rows.slice(at + 1, at + span)]
      const group = inner.map((cells, index) => line(cells, form.columns, 1, form.minHeightsMm[at + index] ?? 8.4))
      const others = form.columns.slice(1).reduce((a, b) => a + b, 0)
      lines.push(
        createElement(View, { style: { flexDirection: 'row' } }, [
          cell(first, form.columns[0] ?? 1),
          createElement(View, { style: { flex: others } }, group),
        ]),
      )
      at += span
    }
    return lines
  }
  return {
    name: '@react-pdf/renderer',
    kind: 'javascript',
    close: nothing,
    render: (form) =>
      renderToBuffer(
        createElement(
          Document,
          { title: form.title },
          createElement(
            Page,
            {
              size: 'A4',
              style: {
                fontFamily: 'Song',
                fontSize: 10.5,
                paddingTop: 45,
                paddingBottom: 57,
                paddingLeft: 62,
                paddingRight: 51,
              },
            },
            createElement(Text, { style: { fontSize: 20, textAlign: 'center' } }, form.title),
            createElement(Text, null, form.note),
            body(form),
            createElement(Text, { style: { fontSize: 7.5 } }, form.foot),
          ),
        ),
      ),
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

const withChromium = async (): Promise<PdfPeer> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-bench-'))
  const file = join(folder, 'form.html')
  const face = (family: string, path: string) =>
    `@font-face{font-family:${family};src:url(${pathToFileURL(path).href})}`
  writeFileSync(
    file,
    `<!doctype html><meta charset="utf-8"><style>${face('Song', SONG)}${face('Hei', HEI)}
    @page{size:A4;margin:16mm 18mm 20mm 22mm}body{font:10.5pt/1.5 Song;margin:0}h1{font-size:20pt;text-align:center}
    table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{border:.5pt solid #17202B;padding:1.3mm 1.6mm}
    th{font:9.5pt/1.4 Hei;background:#F1F3F5}small{font-size:7.5pt}</style><body></body>`,
  )
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(pathToFileURL(file).href)
  const html = (form: PlainForm) => {
    const total = form.columns.reduce((a, b) => a + b)
    const columns = form.columns.map((share) => `<col style="width:${(100 * share) / total}%">`).join('')
    const rows = form.rows.map((row, at) => {
      const cells = row.map(({ colSpan, isLabel, rowSpan, text }) => {
        const tag = isLabel ? 'th' : 'td'
        return `<${tag} colspan="${colSpan}" rowspan="${rowSpan}">${escaped(text)}</${tag}>`
      })
      return `<tr style="height:${form.minHeightsMm[at] ?? 8.4}mm">${cells.join('')}</tr>`
    })
    return `<h1>${form.title}</h1><p>${form.note}</p><table>${columns}${rows.join('')}</table><small>${escaped(form.foot)}</small>`
  }
  return {
    name: 'Chromium',
    kind: 'browser',
    render: async (form) => {
      await page.evaluate((body) => {
        document.body.innerHTML = body
        return document.fonts.ready
      }, html(form))
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
    },
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const withTypst = (): PdfPeer => {
  const compiler = NodeCompiler.create({
    workspace: tmpdir(),
    fontArgs: [{ fontPaths: [dirname(SONG), dirname(HEI)] }],
  })
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
  const source = (form: PlainForm): string => {
    const cells = form.rows.flatMap((row) =>
      row.map(({ colSpan, isLabel, rowSpan, text }) => {
        const spans = `colspan: ${colSpan}, rowspan: ${rowSpan}`
        return isLabel
          ? `table.cell(${spans}, fill: rgb("#F1F3F5"), align: center + horizon, text(font: "Noto Sans SC", size: 9.5pt, ${quoted(text)}))`
          : `table.cell(${spans}, ${quoted(text)})`
      }),
    )
    const rows = form.minHeightsMm.map(() => 'auto').join(', ')
    return `#set page(paper: "a4", margin: (top: 16mm, right: 18mm, bottom: 20mm, left: 22mm), footer: context align(right, text(8pt, counter(page).display("第 1 页 共 1 页", both: true))))
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh")
#align(center, text(20pt, ${quoted(form.title)}))
#text(${quoted(form.note)})
#table(columns: (${form.columns.map((share) => `${share}fr`).join(', ')}), rows: (${rows}), stroke: 0.5pt, ${cells.join(', ')})
#text(7.5pt, ${quoted(form.foot)})`
  }
  return {
    name: 'Typst',
    kind: 'native',
    close: nothing,
    render: async (form) => compiler.pdf({ mainFileContent: source(form) }),
  }
}

export const pdfPeers = async (): Promise<readonly PdfPeer[]> => [
  withPdfmake(),
  withReactPdf(),
  await withChromium(),
  withTypst(),
]
