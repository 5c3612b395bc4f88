import type { Screen } from '@lutong/core/contracts/host-rpc.ts'

/** The data of one screen, by its name. */
export type ScreenOf<Name extends Screen['name']> = Extract<Screen, { name: Name }>

export type CaseView = ScreenOf<'progress'>['cases'][number]
