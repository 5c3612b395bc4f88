/** One suite on each line: a real pseudo terminal at 115,200 baud, and 64-byte reports. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hidSdt, type IdCardReaderProfile, serialSdt } from './profiles.ts'
import { type ReaderRig, startReportRig, startSerialRig } from './testing.ts'

/** What is asked here is what comes, not how soon: a machine that stands still for a second must not look like a dead reader. */
const patient = (profile: IdCardReaderProfile): IdCardReaderProfile => ({
  ...profile,
  statusTimeoutMs: 5_000,
  findTimeoutMs: 5_000,
  readTimeoutMs: 10_000,
})

describe.each([
  ['a serial line', () => startSerialRig(patient(serialSdt))],
  ['HID reports', () => startReportRig(patient(hidSdt))],
])('the ID-card reader on %s', (_line, start) => {
  let rig: ReaderRig
  beforeEach(async () => {
    rig = await start()
  })
  afterEach(() => rig.stop())
  const read = (deadlineMs = 30_000) => rig.reader.readCard({ deadlineMs })

  it('reads a card that is put on while it waits', async () => {
    const reading = read()
    await rig.place('elder')
    const result = await reading
    expect(result).toMatchObject({
      ok: true,
      value: {
        kind: 'resident',
        name: '李试样',
        idNumber: '11010519491231002X',
        birthDate: '1949-12-31',
        validTo: 'long-term',
      },
    })
    expect(result.ok && result.value.photoWlt.length).toBe(1024)
    expect(rig.counters.counts).toEqual({ cardsRead: 1 })
  })

  it('keeps the characters of a rare name whole', async () => {
    await rig.place('rare-name')
    expect(await read()).toMatchObject({ ok: true, value: { name: '𠮷㛃样' } })
  })

  it('tells a residence permit from a resident card', async () => {
    await rig.place('residence-permit')
    expect(await read()).toMatchObject({ ok: true, value: { kind: 'hk-macao-taiwan', name: '陳試樣' } })
  })

  it('reads the foreigner’s permanent residence card of 2017', async () => {
    await rig.place({
      kind: 'foreigner-2017',
      englishName: 'SAMPLE, MARIA TEST',
      sex: '2',
      number: 'DEU110085061501',
      nationality: 'DEU',
      chineseName: '试样',
      issue: '20180101',
      expiry: '20280101',
      birth: '19850615',
    })
    expect(await read()).toMatchObject({
      ok: true,
      value: { kind: 'foreigner', version: '2017', englishName: 'SAMPLE, MARIA TEST', idNumber: 'DEU110085061501' },
    })
  })

  it('reads the foreigner’s permanent residence card of 2023, whose long name stands in two places', async () => {
    await rig.place({
      kind: 'foreigner-2023',
      chineseName: '',
      englishName: 'SAMPLE-TESTPERSON, ALEXANDRINA MARIA THE',
      sex: '2',
      birth: '19850615',
      number: '911276198506150023',
      nationality: 'DEU',
      from: '20240101',
      to: '20340101',
    })
    const result = await read()
    expect(result).toMatchObject({
      ok: true,
      value: { kind: 'foreigner', version: '2023', englishName: 'SAMPLE-TESTPERSON, ALEXANDRINA MARIA THE' },
    })
  })

  it('gives the newest address, and none where the chip has none', async () => {
    await rig.place('elder', { newestAddress: '青石县新址路九号' })
    await read()
    expect(await rig.reader.readNewestAddress({ deadlineMs: 3_000 })).toEqual({ ok: true, value: '青石县新址路九号' })
    await rig.takeAway()
    await rig.place('worker')
    await read()
    expect(await rig.reader.readNewestAddress({ deadlineMs: 3_000 })).toEqual({ ok: true, value: null })
  })

  it('says that no card came', async () => {
    expect(await read(700)).toMatchObject({ ok: false, error: { code: 'CARD_ABSENT' } })
    expect(rig.counters.counts).toEqual({})
  })

  it('looks once, and once only, when asked to look', async () => {
    expect(await rig.reader.lookForCard({ deadlineMs: 3_000 })).toMatchObject({ error: { code: 'CARD_ABSENT' } })
    await rig.place('elder')
    expect(await rig.reader.lookForCard({ deadlineMs: 3_000 })).toMatchObject({ ok: true })
  })

  it('gives a card once, until it has left', async () => {
    await rig.place('elder')
    await read()
    expect(await rig.reader.lookForCard({ deadlineMs: 3_000 })).toMatchObject({ error: { code: 'CARD_ABSENT' } })
  })

  it('reads through noise and split pieces', async () => {
    await rig.order('noise', 4)
    await rig.place('elder')
    expect(await read()).toMatchObject({ ok: true })
    await rig.takeAway()
    await rig.order('split', 4)
    await rig.place('worker')
    expect(await read()).toMatchObject({ ok: true, value: { name: '王示例' } })
  })

  it('knows its module by the number on the label', () => {
    expect(rig.reader.identity.serialNumber).toBe('05.03-20170308-0000012345-0000006789')
  })

  it('tests itself', async () => {
    const report = await rig.reader.checkHealth('external', { deadlineMs: 3_000 })
    expect(report.ok && report.value.checks.map(({ name, passed }) => [name, passed])).toEqual([
      ['sam-status', true],
      ['sam-number', true],
      ['radio', true],
    ])
  })

  it('goes from ready to busy and back', async () => {
    const seen: string[] = []
    rig.reader.subscribe(({ state }) => seen.push(state))
    await rig.place('elder')
    await read()
    expect(seen).toEqual(['busy', 'ready'])
  })
})

describe('a module that gives the fingerprint with the card', () => {
  it.each([0, 512, 1024] as const)('is read as any other, its %i bytes unseen', async (fingerprintBytes) => {
    const rig = await startReportRig({ ...hidSdt, readsFingerprint: true })
    await rig.place('elder', { fingerprintBytes })
    const result = await rig.reader.readCard({ deadlineMs: 3_000 })
    expect(result).toMatchObject({ ok: true, value: { name: '李试样' } })
    expect(JSON.stringify(result)).not.toContain('90,90,90,90')
    await rig.stop()
  })
})
