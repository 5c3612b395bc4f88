import type { TextSize } from '@lutong/core/contracts/host-rpc.ts'

export const TEXT_SIZE_ORDER: readonly TextSize[] = ['normal', 'large', 'larger', 'largest']
