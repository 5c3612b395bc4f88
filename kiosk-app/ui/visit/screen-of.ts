import type { Screen } from '@lutong/core/contracts/host-rpc.ts'

/** The data of one screen, by its name. */
export type ScreenOf<Name extends Screen['name']> = Extract<Screen, { name: Name }>

/** Every screen but those where nobody has pressed anything yet. */
export type BehindTheFirst = Exclude<Screen, { readonly name: 'starting' | 'out-of-service' | 'welcome' }>

export type CaseView = ScreenOf<'progress'>['cases'][number]
