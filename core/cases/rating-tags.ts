/** Reasons one may tick beside a rating; without a schema library, so that the kiosk's page stays small. */
export const RATING_TAGS = ['kind', 'clear', 'quick', 'fair', 'slow', 'unclear', 'unkind', 'machine-trouble'] as const
export type RatingTag = (typeof RATING_TAGS)[number]
export type RatingLevel = 1 | 2 | 3 | 4 | 5
