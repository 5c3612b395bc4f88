/** Questions that wait for their reply. A lost link answers by `none`: the next snapshot says what is true. */
export interface Replies<Answer> {
  ask(post: (id: number) => void): Promise<Answer>
  settle(id: number, answer: Answer): void
  abandonAll(): void
}

export const createReplies = <Answer>(none: Answer): Replies<Answer> => {
  let nextId = 0
  const waiting = new Map<number, (answer: Answer) => void>()
  return {
    ask: (post) =>
      new Promise((resolve) => {
        const id = nextId++
        waiting.set(id, resolve)
        post(id)
      }),
    settle: (id, answer) => {
      waiting.get(id)?.(answer)
      waiting.delete(id)
    },
    abandonAll: () => {
      for (const resolve of waiting.values()) resolve(none)
      waiting.clear()
    },
  }
}
