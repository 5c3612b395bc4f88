/** What the page asks of the panel's server. Every call answers a value or throws; the page shows one line for it. */
export const command = async (path: string, method: 'POST' | 'DELETE', body?: unknown): Promise<void> => {
  const answer = await fetch(`/api/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
}

export const read = async <T>(path: string, accept: (value: unknown) => value is T): Promise<T> => {
  const answer = await fetch(`/api/${path}`)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  const value: unknown = await answer.json()
  if (!accept(value)) throw new Error(`${path}: unexpected answer`)
  return value
}
