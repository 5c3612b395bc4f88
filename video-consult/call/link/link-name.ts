/**
 * The name of a peer: who offers, who answers, and which attempt it is, so that a late signal of an earlier peer is not
 * given to a later one. An offer made before anybody is there names nobody as its answerer: whoever comes takes it.
 */
export interface LinkName {
  readonly offering: string
  readonly answering: string | null
  readonly attempt: number
}

export const linkNameOf = ({ answering, attempt, offering }: LinkName): string =>
  `${offering}/${answering ?? ''}/${attempt}`

export const readLinkName = (link: string): LinkName | undefined => {
  const [offering, answering, count, ...more] = link.split('/')
  const attempt = Number(count)
  if (offering === undefined || offering === '' || answering === undefined || more.length > 0) return undefined
  if (!Number.isSafeInteger(attempt) || attempt < 0) return undefined
  return { offering, answering: answering === '' ? null : answering, attempt }
}
