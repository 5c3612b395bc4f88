/** QR codes as the modules that are dark. */
import createCode from 'qrcode-generator'

export interface CodeMatrix {
  readonly size: number
  isDark(row: number, column: number): boolean
}

/** ISO/IEC 18004 with error correction M: survives a fold or a stain on a slip. */
export const codeMatrix = (data: string): CodeMatrix => {
  const code = createCode(0, 'M')
  code.addData(data, 'Byte')
  code.make()
  return { size: code.getModuleCount(), isDark: (row, column) => code.isDark(row, column) }
}
