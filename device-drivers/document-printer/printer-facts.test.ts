import { describe, expect, it } from 'vitest'
import type { IppAnswer } from '../transport/ipp-encoding.ts'
import { conditionFrom } from './printer-facts.ts'

const said = (state: number, ...reasons: readonly string[]): IppAnswer => ({
  status: 0,
  attributes: new Map<string, readonly (string | number)[]>([
    ['printer-state', [state]],
    ['printer-state-reasons', reasons],
  ]),
})

describe('a printer’s reasons', () => {
  it.each([
    ['none', null],
    ['media-empty-error', 'PAPER_OUT'],
    ['media-empty', 'PAPER_OUT'],
    ['media-needed-error', 'NO_MEDIA'],
    ['input-tray-missing-error', 'NO_MEDIA'],
    ['media-jam-error', 'JAM'],
    ['cover-open-error', 'COVER_OPEN'],
    ['door-open-error', 'COVER_OPEN'],
    ['fuser-over-temp-error', 'TEMPERATURE'],
    ['toner-empty-error', 'HARDWARE'],
    ['offline-report', null],
    ['shutdown', 'OFFLINE'],
  ])('%s mean %s', (reason, code) => {
    expect(conditionFrom(said(3, reason), false).fault?.code ?? null).toBe(code)
  })

  it('that only warn do not stop it', () => {
    expect(conditionFrom(said(3, 'media-low-warning'), false)).toEqual({ fault: null, paperLow: true })
  })

  it('of a queue that is idle are those of the job before: they hold nothing off', () => {
    expect(conditionFrom(said(3, 'media-empty-error'), true).fault).toBeNull()
    expect(conditionFrom(said(4, 'media-empty-error'), true).fault?.code).toBe('PAPER_OUT')
  })

  it('that do not say why it stopped leave it offline', () => {
    expect(conditionFrom(said(5, 'paused'), false).fault).toMatchObject({ code: 'OFFLINE', raw: 'paused' })
  })
})
