import { words } from '../language/language.ts'
import type { DeskCall } from './use-call.ts'

/** Which way the call goes, once it is not the usual one any more. */
export const WaySign = ({ call }: { readonly call: Pick<DeskCall, 'view'> | null }) => {
  if (call === null || call.view.way === 'pages') return null
  const { way } = call.view
  return (
    <span class={`tag ${way === 'room-lost' ? 'quality-broken' : ''}`} role="status">
      {words().call.ways[way]}
    </span>
  )
}
