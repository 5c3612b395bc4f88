/** A QR code as one SVG path: sharp at any size, black on white in every theme, with the quiet zone of ISO/IEC 18004. */
// oxlint-disable-next-line import/no-named-as-default -- the package's types know the default only
import qrcode from 'qrcode-generator'
import css from './qr-code.module.css'

const QUIET_MODULES = 4

const pathOf = (text: string): { readonly path: string; readonly side: number } => {
  // Type 0: the smallest that fits. Level M survives a dirty panel.
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const pieces: string[] = []
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) pieces.push(`M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`)
    }
  }
  return { path: pieces.join(''), side: count + 2 * QUIET_MODULES }
}

export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { path, side } = pathOf(text)
  return (
    <svg class={css.code} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path class={css.paper} d={`M0 0h${side}v${side}h-${side}z`} />
      <path d={path} />
    </svg>
  )
}
