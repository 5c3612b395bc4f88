/** Border: the screens to look something up on; nothing is asked of the citizen, and the way to a person is always there. */
import { z } from 'zod'
import { InstitutionKind, Theme } from '../catalogue/item.ts'
import { LawKind } from '../content/law.ts'
import { MapPoint, PeopleFilter, PersonKind, Speech } from '../directory/institution.ts'
import { PlainFieldView } from './field-views.ts'
import { ItemView, LawReferenceView, PrintView } from './screen-parts.ts'

export const LOOKUP_SCREENS = [
  z.strictObject({
    name: z.literal('calculators'),
    calculators: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  }),
  z.strictObject({
    name: z.literal('calculator'),
    id: z.string(),
    title: z.string(),
    fields: z.array(PlainFieldView),
    /** Asked to work it out, and an answer is missing or makes no sense. */
    incomplete: z.boolean(),
    result: z
      .strictObject({
        tone: z.enum(['plain', 'soon', 'passed']),
        lines: z.array(z.strictObject({ label: z.string(), value: z.string() })),
        rule: z.string(),
        source: z.string(),
        laws: z.array(LawReferenceView),
      })
      .nullable(),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('directory'),
    kinds: z.array(InstitutionKind),
    kind: InstitutionKind.nullable(),
    /** The practice county's places are made up, and that is said. */
    invented: z.boolean(),
    places: z.array(
      z.strictObject({
        name: z.string(),
        address: z.string(),
        phone: z.string(),
        hours: z.string(),
        at: z.strictObject({ x: z.int(), y: z.int() }),
      }),
    ),
    map: z
      .strictObject({
        areas: z.array(
          z.strictObject({
            name: z.string(),
            outline: z.string(),
            label: z.strictObject({ x: z.int(), y: z.int() }),
          }),
        ),
        river: z.string(),
        roads: z.array(z.string()),
      })
      .nullable(),
    /** This terminal's own place, where it is one of those drawn. */
    here: MapPoint.nullable(),
    /** People instead of places; `null` where places are shown. */
    people: z
      .strictObject({
        filter: PeopleFilter,
        kinds: z.array(PersonKind),
        fields: z.array(Theme),
        speaks: z.array(Speech),
        found: z.array(
          z.strictObject({
            name: z.string(),
            kind: PersonKind,
            at: z.string(),
            phone: z.string(),
            fields: z.array(Theme),
            speaks: z.array(Speech),
          }),
        ),
      })
      .nullable(),
    /** Whether this region's directory knows people at all. */
    hasPeople: z.boolean(),
    phone: z.string(),
    print: PrintView.nullable(),
  }),
  /** What there is to read, and how much of it. */
  z.strictObject({
    name: z.literal('library'),
    laws: z.int(),
    cases: z.int(),
    questions: z.int(),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('questions'),
    themes: z.array(Theme),
    theme: Theme,
    questions: z.array(z.strictObject({ id: z.string(), question: z.string() })),
  }),
  z.strictObject({
    name: z.literal('question'),
    question: z.string(),
    answer: z.string(),
    source: z.string(),
    laws: z.array(LawReferenceView),
    items: z.array(ItemView),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('laws'),
    themes: z.array(Theme),
    /** `null`: all, by the letters of their pinyin. */
    theme: Theme.nullable(),
    text: z.string(),
    laws: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        /** Its name in a language that is not the statute's own. */
        translatedTitle: z.string().nullable(),
        /** First letter of the pinyin. */
        letter: z.string(),
        kind: LawKind,
        complete: z.boolean(),
        articles: z.int(),
        versionDate: z.string(),
      }),
    ),
    hits: z.array(
      z.strictObject({
        law: z.string(),
        title: z.string(),
        article: z.int(),
        heading: z.string(),
        /** The sentence, in pieces: what was typed, and what stands around it. */
        pieces: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
      }),
    ),
    /** All there are; `hits` may be fewer. */
    hitCount: z.int(),
    phone: z.string(),
  }),
  /** One chapter of a statute, in the legislator's own words. */
  z.strictObject({
    name: z.literal('law'),
    id: z.string(),
    title: z.string(),
    /** In the citizen's language, where that is not Chinese. */
    translatedTitle: z.string().nullable(),
    issuer: z.string(),
    versionDate: z.string(),
    effectiveDate: z.string(),
    source: z.string(),
    complete: z.boolean(),
    chapters: z.array(z.string()).min(1),
    chapter: z.int(),
    articles: z.array(z.strictObject({ number: z.int(), heading: z.string(), text: z.string() })),
    /** The article that was asked for. */
    at: z.int().nullable(),
    print: PrintView.nullable(),
  }),
  z.strictObject({
    name: z.literal('cases'),
    cases: z.array(z.strictObject({ id: z.string(), title: z.string(), matter: z.string() })),
    phone: z.string(),
  }),
  z.strictObject({
    name: z.literal('typical-case'),
    id: z.string(),
    title: z.string(),
    matter: z.string(),
    happened: z.string(),
    law: z.array(z.strictObject({ says: z.string(), laws: z.array(LawReferenceView) })),
    ended: z.string(),
    items: z.array(ItemView),
    phone: z.string(),
    print: PrintView.nullable(),
  }),
  z.strictObject({
    name: z.literal('channels'),
    channels: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        phone: z.string(),
        hours: z.string(),
        uses: z.array(z.string()),
        items: z.array(ItemView),
        urgent: z.boolean(),
      }),
    ),
  }),
] as const
