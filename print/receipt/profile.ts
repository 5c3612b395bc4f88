/** What a receipt printer can do. Vendor differences are data. */
export interface ReceiptProfile {
  /** Dots of one line: 576 on 80 mm paper, 384 on 58 mm, at 203 dpi. */
  readonly widthDots: number
  /** Half-width columns of one line; a Chinese character takes two. */
  readonly columns: number
  /** Which characters its ROM is trusted with; lines with others are drawn. Clones lie about GBK, GB2312 is safe. */
  readonly repertoire: 'gb2312' | 'gbk'
  /** Dots of one QR module. */
  readonly codeModuleDots: number
}

export const RECEIPT_80MM: ReceiptProfile = { widthDots: 576, columns: 48, repertoire: 'gb2312', codeModuleDots: 6 }
export const RECEIPT_58MM: ReceiptProfile = { widthDots: 384, columns: 32, repertoire: 'gb2312', codeModuleDots: 5 }
