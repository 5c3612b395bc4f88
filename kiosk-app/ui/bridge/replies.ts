/** Commands that wait for their reply. A lost link answers "not accepted": the next snapshot says what is true. */
export interface Replies {
  ask(post: (id: number) => void): Promise<boolean>
  settle(id: number, accepted: boolean): void
  abandonAll(): void
}

export const createReplies = (): Replies => {
  let nextId = 0
  const waiting = new Map<number, (accepted: boolean) => void>()
  return {
    ask: (post) =>
      new Promise((resolve) => {
        const id = nextId++
        waiting.set(id, resolve)
        post(id)
      }),
    settle: (id, accepted) => {
      waiting.get(id)?.(accepted)
      waiting.delete(id)
    },
    abandonAll: () => {
      for (const resolve of waiting.values()) resolve(false)
      waiting.clear()
    },
  }
}
