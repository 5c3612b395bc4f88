/** What the benches use of packages that bring no types, or bring types that want others. */
declare module 'pdfmake' {
  interface PdfMake {
    addFonts(fonts: Record<string, Record<string, string>>): void
    setLocalAccessPolicy(policy: (path: string) => boolean): void
    setUrlAccessPolicy(policy: (url: string) => boolean): void
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
  }
  const pdfmake: PdfMake
  export default pdfmake
}
declare module 'react' {
  export type Node = object | string | null
  export const createElement: (
    type: unknown,
    props: object | null,
    ...children: readonly (Node | readonly Node[])[]
  ) => Node
}
declare module '@react-pdf/renderer' {
  import type { Node } from 'react'
  export const Document: unknown
  export const Page: unknown
  export const View: unknown
  export const Text: unknown
  export const Font: {
    register(font: { family: string; src: string }): void
    registerHyphenationCallback(callback: (word: string) => string[]): void
  }
  export const renderToBuffer: (document: Node) => Promise<Uint8Array>
}
declare module 'escpos/printer.js' {
  export default class Printer {
    constructor(adapter: { write(data: Uint8Array, done?: () => void): void }, options: { encoding: string })
    buffer: { flush(): Uint8Array }
    align(where: string): this
    text(text: string): this
    tableCustom(cells: readonly { text: string; align: string; width: number }[]): this
    qrcode(data: string): this
    cut(): this
  }
}
