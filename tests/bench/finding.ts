/** What a citizen waits for while writing or looking something up: a character from its strokes, an article from words. */
import { readFileSync } from 'node:fs'
import { builtInContent } from '@lutong/core/content/content.ts'
import { lawFinder } from '@lutong/kiosk-app/host/search/find-laws.ts'
import { createHandwriting } from '@lutong/kiosk-app/ui/input/handwriting/recognise.ts'
import { openTemplates } from '@lutong/kiosk-app/ui/input/handwriting/templates.ts'
import { middleLines } from '../../scripts/input/compile-strokes.ts'
import { ensureInputData, STROKES_FILE } from '../../scripts/input/ensure.ts'
import { benchResult, type BenchResult, median } from './bench.ts'

/** A fiftieth of a second is felt as at once; both run on a terminal's small processor. */
const LIMIT_MS = 50
const ROUNDS = 11
/** Many strokes, few strokes, one. */
const CHARACTERS = ['赢', '疆', '法', '一']
const QUERIES = [
  '工资',
  '仲裁',
  '人民法院',
  '劳动者 工资',
  'mfd',
  'laodonghetongfa',
  '第三十一条',
  '不存在的话',
  '应当',
]

/** The slowest of the tasks, each by its median. */
const slowestMs = <Task>(tasks: readonly Task[], run: (task: Task) => unknown): number =>
  Math.max(
    ...tasks.map((task) =>
      median(
        Array.from({ length: ROUNDS }, () => {
          const startedMs = performance.now()
          run(task)
          return performance.now() - startedMs
        }),
      ),
    ),
  )

const withinLimit = (name: string, value: number): BenchResult =>
  benchResult({
    ...{ name, value, unit: 'ms', against: 'limit', reference: LIMIT_MS },
    goal: { atMost: 1 },
  })

export const finding = async (): Promise<readonly BenchResult[]> => {
  ensureInputData()
  const templates = openTemplates(new Uint8Array(readFileSync(STROKES_FILE)).buffer)
  if (templates === undefined) throw new Error('the compiled templates cannot be read')
  const handwriting = createHandwriting(templates)
  const finder = lawFinder(builtInContent.laws)
  return [
    withinLimit(
      'slowest character written by hand',
      slowestMs(CHARACTERS, (character) => handwriting.recognise(middleLines(character), 8)),
    ),
    withinLimit(
      'slowest search in the laws',
      slowestMs(QUERIES, (query) => finder.find(query)),
    ),
  ]
}
