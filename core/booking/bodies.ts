/** Who receives people by appointment, which of them an appointment may be with, and which is the nearest. Pure. */
import { z } from 'zod'
import type { Directory, Institution } from '../directory/institution.ts'
import type { B1Data } from '../forms/b1.ts'

export const BookableKind = z.enum([
  'centre',
  'station',
  'notary',
  'forensic',
  'arbitration',
  'reconsideration',
  'legal-aid',
])
type BookableKind = z.infer<typeof BookableKind>

const KIND_OF_TOPIC: Record<B1Data['topic'], BookableKind> = {
  notary: 'notary',
  will: 'notary',
  forensic: 'forensic',
  arbitration: 'arbitration',
  reconsideration: 'reconsideration',
  'legal-aid': 'legal-aid',
  'village-adviser': 'station',
  other: 'centre',
}

const isTopic = (topic: unknown): topic is B1Data['topic'] => typeof topic === 'string' && topic in KIND_OF_TOPIC

const distance = (a: Institution['at'], b: Institution['at']): number => Math.hypot(a.x - b.x, a.y - b.y)

/** Institutions that offer this service for this subject, the nearest first where one knows from where. */
export const bookablePlaces = (
  directory: Pick<Directory, 'institutions'> | undefined,
  itemCode: string,
  topic: unknown,
  here: Institution['at'] | null,
): readonly Institution[] => {
  if (directory === undefined || !isTopic(topic)) return []
  const offering = directory.institutions.filter(
    ({ items, kind }) =>
      kind === KIND_OF_TOPIC[topic] && (items === undefined || items.some((one) => one === itemCode)),
  )
  return here === null ? offering : offering.toSorted((a, b) => distance(a.at, here) - distance(b.at, here))
}

/** The institution an appointment form names; `undefined` where the directory has none of that name for it. */
export const placeOfBooking = (
  directory: Pick<Directory, 'institutions'> | undefined,
  itemCode: string,
  { institution, topic }: Pick<B1Data, 'institution' | 'topic'>,
): Institution | undefined =>
  bookablePlaces(directory, itemCode, topic, null).find(({ name }) => name['zh-CN'] === institution)
