/** A QR code as one SVG path, drawn in the page: what it holds goes nowhere else. */
// oxlint-disable-next-line import/no-named-as-default -- the package's types know the default only
import qrcode from 'qrcode-generator'

/** ISO/IEC 18004 §5.3.8. */
const QUIET_MODULES = 4

export const QrCode = ({ label, text }: { readonly text: string; readonly label: string }) => {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const side = count + 2 * QUIET_MODULES
  const modules = Array.from({ length: count * count }, (_, at) => [Math.floor(at / count), at % count] as const)
  const path = modules
    .filter(([row, column]) => code.isDark(row, column))
    .map(([row, column]) => `M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`)
    .join('')
  return (
    <svg class="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#ffffff" d={`M0 0h${side}v${side}h-${side}z`} />
      <path fill="#000000" d={path} />
    </svg>
  )
}
