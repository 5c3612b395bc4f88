import { expect, it } from 'vitest'
import { articleHeading } from './article-heading.ts'

it.each([
  [1, '第一条'],
  [10, '第十条'],
  [19, '第十九条'],
  [20, '第二十条'],
  [101, '第一百零一条'],
  [110, '第一百一十条'],
  [703, '第七百零三条'],
  [1000, '第一千条'],
  [1006, '第一千零六条'],
  [1010, '第一千零一十条'],
  [1260, '第一千二百六十条'],
])('counts %i as %s', (number, heading) => expect(articleHeading(number)).toBe(heading))
