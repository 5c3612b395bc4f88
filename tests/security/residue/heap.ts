/** Heap snapshots of V8: which strings are alive, and by what they are held. */
import { z } from 'zod'
import type { Needle } from './citizen.ts'

const Snapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  // Millions of numbers: not looked at one by one.
  nodes: z.custom<readonly number[]>(Array.isArray),
  edges: z.custom<readonly number[]>(Array.isArray),
  strings: z.custom<readonly string[]>(Array.isArray),
})

export interface HeapFinding {
  readonly needle: string
  /** From the string outwards. */
  readonly heldBy: string
}

/** Whoever reads the report must find the place in the source, and not the whole way down to the garbage collector. */
const MOST_HOLDERS = 14
const LONGEST_NAME = 40
/** V8's table of names holds nothing alive. */
const LOOSE_TABLE = '(Internalized strings)'

const holdersOf = ({ edges, nodes, snapshot, strings }: z.infer<typeof Snapshot>) => {
  const { edge_fields, edge_types, node_fields, node_types } = snapshot.meta
  const nodeSize = node_fields.length
  const edgeSize = edge_fields.length
  const [typeAt, nameAt, countAt] = ['type', 'name', 'edge_count'].map((one) => node_fields.indexOf(one))
  const [edgeTypeAt, edgeNameAt, toAt] = ['type', 'name_or_index', 'to_node'].map((one) => edge_fields.indexOf(one))
  const field = (from: readonly number[], at: number, offset: number | undefined) => from[at + (offset ?? 0)] ?? 0
  const count = nodes.length / nodeSize
  const firstEdge = new Uint32Array(count + 1)
  for (let node = 0; node < count; node += 1)
    firstEdge[node + 1] = (firstEdge[node] ?? 0) + field(nodes, node * nodeSize, countAt)
  const nameOf = (node: number) => {
    const type = node_types[0][field(nodes, node * nodeSize, typeAt)] ?? ''
    const name = strings[field(nodes, node * nodeSize, nameAt)] ?? ''
    // What the string says belongs in no report.
    return type.endsWith('string') ? type : name.slice(0, LONGEST_NAME)
  }
  /** Edge by which the node was first reached, and from where; breadth first, so the way is the shortest. */
  const cameBy = new Int32Array(count).fill(-1)
  const cameFrom = new Int32Array(count).fill(-1)
  const queue = new Int32Array(count)
  let [head, tail] = [0, 1]
  cameFrom[0] = 0
  while (head < tail) {
    const node = queue[head] ?? 0
    head += 1
    for (let edge = firstEdge[node] ?? 0; edge < (firstEdge[node + 1] ?? 0); edge += 1) {
      if (edge_types[0][field(edges, edge * edgeSize, edgeTypeAt)] === 'weak') continue
      const to = field(edges, edge * edgeSize, toAt) / nodeSize
      if (cameFrom[to] !== -1 || nameOf(to) === LOOSE_TABLE) continue
      cameFrom[to] = node
      cameBy[to] = edge
      queue[tail] = to
      tail += 1
    }
  }
  const wayTo = (start: number): string => {
    const steps: string[] = []
    for (let node = start; node > 0 && steps.length < MOST_HOLDERS; node = cameFrom[node] ?? 0) {
      const edge = cameBy[node] ?? -1
      if (edge < 0) break
      const type = edge_types[0][field(edges, edge * edgeSize, edgeTypeAt)]
      const name = field(edges, edge * edgeSize, edgeNameAt)
      const label = type === 'element' || type === 'hidden' ? `[${name}]` : (strings[name] ?? '').slice(0, LONGEST_NAME)
      steps.push(`${label} of ${nameOf(cameFrom[node] ?? 0)}`)
    }
    return steps.length === 0 ? 'nothing that can be reached' : steps.join(' < ')
  }
  return (wanted: ReadonlySet<number>): ReadonlyMap<number, string> => {
    const found = new Map<number, string>()
    for (let node = 0; node < count && found.size < wanted.size; node += 1) {
      const name = field(nodes, node * nodeSize, nameAt)
      if (wanted.has(name) && !found.has(name)) found.set(name, wayTo(node))
    }
    return found
  }
}

/** `json`: a whole snapshot, its strings not cut short. */
export const findInHeap = (json: string, needles: readonly Needle[]): readonly HeapFinding[] => {
  const heap = Snapshot.parse(JSON.parse(json))
  const hits = heap.strings.flatMap((text, index) =>
    needles.filter(({ texts }) => texts.some((one) => text.includes(one))).map(({ name }) => ({ index, name })),
  )
  if (hits.length === 0) return []
  const ways = holdersOf(heap)(new Set(hits.map(({ index }) => index)))
  return hits.map(({ index, name }) => ({ needle: name, heldBy: ways.get(index) ?? 'a name' }))
}
