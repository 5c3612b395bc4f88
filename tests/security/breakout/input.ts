/** Techniques 60–64: what people and devices put in. Each has its harmless like, which must get through. */
import { setTimeout as pause } from 'node:timers/promises'
import { loadCatalogue } from '../../../core/catalogue/catalogue.ts'
import type { BridgeClient } from '../../../scripts/system/bridge-client.ts'
import { inkPng, inkStrokes, paperPng } from '../../../scripts/system/ink.ts'
import { walkToSending } from '../../../scripts/system/walk-visit.ts'
import { nameOf } from './list.ts'
import { is, type Terminal, told } from './terminal.ts'
import type { Attempt, Technique, Verdict } from './trial.ts'

export const inputTechniques = ({
  cdp,
  placeCard,
  takeCardAway,
  toIdentify,
  toSign,
  withPage,
}: Terminal): readonly Technique[] => {
  const typedName =
    (name: string, fits: (screen: BridgeClient['snapshot']['screen']) => boolean): Attempt =>
    () =>
      withPage(async (page) => {
        await toIdentify(page)
        await page.send({ type: 'type-identity' })
        await page.untilScreen('identify-by-typing')
        // What is longer than any message of ours may be is not answered at all: the line is cut.
        await Promise.race([page.send({ type: 'submit-identity', name, idNumber: '11010519491231002X' }), pause(2_000)])
        const { screen } = await page
          .until(({ screen: now }) => now.name !== 'identify-by-typing' || now.problem !== null, 3_000)
          .catch(() => page.snapshot)
        return is(fits(screen), `the name was answered by ${screen.name}`)
      })

  /** To the papers' step, where this is sent as a picture of one. */
  const paper =
    (bytes: Uint8Array | string, wanted: boolean): Attempt =>
    () =>
      withPage(async (page) => {
        const code = [...loadCatalogue().items.values()].find(
          (one) => one.kind === 'application' && one.materials.some(({ origin }) => origin === 'citizen'),
        )?.code
        if (code === undefined) return is(false, 'no service asks for papers')
        let accepted: boolean | undefined
        await walkToSending({
          client: {
            ...page,
            get snapshot() {
              return page.snapshot
            },
            upload: async (query, body) => {
              if (query.includes('material')) accepted ??= await page.upload(query, bytes)
              return page.upload(query, body)
            },
          },
          code,
          placeCard: () => placeCard(),
          takeCardAway,
          photo: paperPng(),
        })
        return is(accepted === wanted, wanted ? 'a true paper was refused' : 'it was taken as a paper')
      })
  /** `body`: a script of the page's that makes it there. */
  const signed =
    (body: string, wanted: boolean): Attempt =>
    () =>
      withPage(async (page) => {
        await toSign(page)
        const accepted = await cdp.run(`(async () => {
          const answer = await fetch('/upload?kind=signature', { method: 'POST', body: ${body} }).catch(() => null)
          return (await answer?.json())?.accepted ?? false
        })()`)
        const stays = page.snapshot.screen.name === 'sign'
        return is(
          (accepted === true) === wanted && stays,
          wanted ? 'a true signature was refused' : 'the flood was taken as a signature',
        )
      })
  const manyStrokes = `JSON.stringify({ strokes: Array.from({ length: 100_000 }, () => [{ x: 0.1, y: 0.1, p: 0.5, t: 0 }]), pngBase64: '' })`
  const trueSignature = JSON.stringify(
    JSON.stringify({ strokes: inkStrokes(), pngBase64: inkPng().toString('base64') }),
  )
  const searched =
    (text: string): Attempt =>
    () =>
      withPage(async (page) => {
        await page.send({ type: 'open-search' })
        await page.untilScreen('search')
        await page.send({ type: 'search', text })
        const { screen } = await page.until(({ screen: now }) => now.name === 'search' && now.text !== '')
        // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
        const clean = screen.name === 'search' && /^[^\u0000-\u001F\u202A-\u202E]+$/.test(screen.text)
        return is(clean && screen.text.isWellFormed(), 'the text came back as it was')
      })
  /** Reads one card, lays another on the reader. */
  const twoCards =
    (
      after: (page: BridgeClient, first: { readonly name: string; readonly number: string }) => Promise<Verdict>,
    ): Attempt =>
    () =>
      withPage(async (page) => {
        await toIdentify(page)
        await placeCard()
        const { screen } = await page.untilScreen('confirm-person')
        await takeCardAway()
        await placeCard('elder')
        return after(page, { name: screen.maskedName, number: screen.maskedIdNumber })
      })

  return [
    {
      name: nameOf('60'),
      attempts: [
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n%%EOF',
        '<!doctype html><script>alert(1)</script>',
      ].map((bytes) => paper(bytes, false)),
      control: told(paper(paperPng(), true), 'a true picture of a paper is taken'),
    },
    {
      name: nameOf('61'),
      attempts: [
        typedName('样'.repeat(300), ({ name }) => name === 'identify-by-typing'),
        typedName('李😀四', ({ name }) => name === 'identify-by-typing'),
        typedName(
          '李\u202E四',
          (screen) => screen.name !== 'confirm-person' || !/[\u202A-\u202E\u2066-\u2069]/.test(screen.maskedName),
        ),
      ],
      control: told(
        typedName('李试样', ({ name }) => name !== 'identify-by-typing'),
        'a name as people have them is taken',
      ),
    },
    {
      name: nameOf('62'),
      attempts: [
        manyStrokes,
        `JSON.stringify({ strokes: [[]], pngBase64: 'A'.repeat(20_000_000) })`,
        `'{'.repeat(1_000_000)`,
      ].map((body) => signed(body, false)),
      control: told(signed(trueSignature, true), 'a true signature is taken'),
    },
    {
      name: nameOf('63'),
      attempts: ['拖欠\u0000工资', '拖欠\u001B[2J工资', '拖欠\u202E工资', '拖欠\uD800工资'].map(searched),
      control: told(searched('拖欠工资'), 'plain text is looked up'),
    },
    {
      name: nameOf('64'),
      attempts: [
        twoCards(async (page, first) => {
          await page.send({ type: 'continue' })
          await page.send({ type: 'back' })
          const { screen } = await page.untilScreen('confirm-person')
          return is(screen.maskedName === first.name, 'another card took the visit over')
        }),
      ],
      control: told(
        twoCards(async (page, first) => {
          await page.send({ type: 'read-card-again' })
          await page.until(({ screen }) => screen.name === 'confirm-person' && screen.maskedIdNumber !== first.number)
          return { ours: true }
        }),
        'asked to, it reads the second card',
      ),
    },
  ]
}
