import { EDITABLE } from '@lutong/core/content/editable.ts'
import { checkPart, partsOfRelease } from '@lutong/core/content/package.ts'
import { describe, expect, it } from 'vitest'
import { groupsOf, leafOf, without, withCopy } from './part-groups.ts'

const part = (kind: string, id: string) => partsOfRelease().find((one) => one.kind === kind && one.id === id)!
const questions = part('questions', 'wages').value
const editable = EDITABLE.questions!

describe('a part as a form', () => {
  it('has one group an entry, named by its id, with every place once', () => {
    const groups = groupsOf(questions, editable)
    expect(groups.map(({ name }) => name)).toEqual((questions as { id: string }[]).map(({ id }) => id))
    expect(groups[0]?.places.map(({ path }) => path).slice(0, 3)).toEqual([
      '0.question.zh-CN',
      '0.question.en',
      '0.answer.zh-CN',
    ])
  })

  it('has the texts of a service first, then its lists entry by entry', () => {
    const groups = groupsOf(part('item', 'GF05001').value, EDITABLE.item!)
    expect(groups[0]?.name).toBe('')
    expect(groups[1]?.places.map(({ path }) => path)).toEqual(['conditions.0.text.zh-CN', 'conditions.0.text.en'])
    expect(groups.every(({ entry }) => entry === null)).toBe(true)
  })

  it('takes a copy under a free id, which is still of the agreed form', () => {
    const more = withCopy(questions, '', 0)
    expect(groupsOf(more, editable)).toHaveLength(groupsOf(questions, editable).length + 1)
    expect(checkPart({ kind: 'questions', id: 'wages' }, more)).toEqual([])
    expect(without(more, '', 1)).toEqual(questions)
  })

  it('reads codes as a list, and an empty number as none', () => {
    const [line] = editable.fields
    expect(leafOf({ ...line!, type: 'codes' }, ' GF02003  GF05001 ')).toEqual(['GF02003', 'GF05001'])
    expect(leafOf({ ...line!, type: 'maybe' }, '')).toBeNull()
  })
})
