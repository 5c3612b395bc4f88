/** What the page keeps for a visit outside its screens is given up here when the visit ends. */
const endings = new Set<() => void>()

export const atVisitEnd = (end: () => void): void => {
  endings.add(end)
}

export const endVisit = (): void => {
  for (const end of endings) end()
}
