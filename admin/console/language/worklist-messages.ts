/** Texts of the worklist: filters, search for a person, acts on several cases, keys. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

type BulkAct = 'take' | 'give' | 'accept'

export interface WorklistMessages {
  readonly more: (n: number) => string
  readonly handler: string
  readonly nobody: string
  readonly quick: Record<'all' | 'me' | 'nobody' | 'soon' | 'late', string>
  readonly quickLabel: string
  readonly centre: string
  readonly allCentres: string
  readonly sort: string
  readonly sorts: Record<'newest' | 'oldest' | 'due', string>
  readonly daysLeft: (n: number) => string
  readonly findPerson: string
  readonly personHint: string
  readonly nameOrNumber: string
  readonly find: string
  readonly foundOf: (n: number) => string
  readonly foundNone: string
  readonly closeFound: string
  readonly select: (caseNumber: string) => string
  readonly selectPage: string
  readonly selected: (n: number) => string
  readonly clearSelection: string
  readonly acts: Record<BulkAct, string>
  readonly giveTo: string
  readonly sure: (act: string, n: number) => string
  readonly working: (done: number, all: number) => string
  readonly results: (done: number, all: number) => string
  readonly done: string
  readonly doneBefore: string
  readonly retry: string
  readonly close: string
  readonly exports: {
    readonly title: string
    readonly format: string
    readonly formats: Record<'csv' | 'xlsx', string>
    readonly withPersons: string
    readonly reason: string
    readonly hint: string
  }
  readonly keys: string
  readonly keyList: readonly (readonly [keys: string, what: string])[]
}

export const WORKLIST_MESSAGES: Record<WrittenLanguage, WorklistMessages> = {
  'zh-CN': {
    more: (n) => `${n} 件以上`,
    handler: '经办人',
    nobody: '还没人办',
    quick: { all: '全部', me: '我经办的', nobody: '没人办的', soon: '快到期', late: '已过期' },
    quickLabel: '常用筛选',
    centre: '中心',
    allCentres: '全部中心',
    sort: '排序',
    sorts: { newest: '新收到的在前', oldest: '先收到的在前', due: '先到期的在前' },
    daysLeft: (n) => (n < 0 ? `过了 ${-n} 个工作日` : n === 0 ? '今天到期' : `还有 ${n} 个工作日`),
    findPerson: '按人查找',
    personHint: '写全姓名或者证件号码。查的是谁不会出现在网址里；每次查找都有记录。',
    nameOrNumber: '姓名或证件号码',
    find: '查找',
    foundOf: (n) => `按人查找：找到 ${n} 件`,
    foundNone: '没有这个人的案件，也可能不在你的辖区。姓名要写全。',
    closeFound: '回到案件列表',
    select: (caseNumber) => `选中 ${caseNumber}`,
    selectPage: '选中本页全部',
    selected: (n) => `已选 ${n} 件`,
    clearSelection: '取消选择',
    acts: { take: '由我接手', give: '交给…', accept: '受理' },
    giveTo: '交给谁',
    sure: (act, n) => `${act}这 ${n} 件？每件单独办，办成没有会逐件说明。`,
    working: (done, all) => `正在办，${done}/${all}…`,
    results: (done, all) => `办成 ${done} 件，共 ${all} 件`,
    done: '办成了',
    doneBefore: '已经是这样了',
    retry: '没办成的再试一次',
    close: '收起',
    exports: {
      title: '导出列表',
      format: '格式',
      formats: { xlsx: 'Excel 表格（XLSX）', csv: '文本表格（CSV）' },
      withPersons: '带上姓名和证件号码（最多 1000 件）',
      reason: '为什么要带（会记下来）',
      hint: '按现在的筛选和排序导出，最多 1 万件。不勾选就没有个人信息。谁在什么时候导出会记下来。',
    },
    keys: '快捷键',
    keyList: [
      ['j / k', '下一件 / 上一件'],
      ['Enter', '打开'],
      ['x', '选中或取消（按住 Shift 点选一段）'],
      ['/', '到编号框'],
      ['u', '从案件回到列表'],
      ['d', '在案件里看材料'],
      ['← / →', '看材料时：上一份 / 下一份'],
      ['+ / -', '看材料时：放大 / 缩小'],
      ['Esc', '关掉打开的窗口'],
      ['?', '看这张表'],
    ],
  },
  en: {
    more: (n) => `more than ${n} cases`,
    handler: 'Handled by',
    nobody: 'nobody yet',
    quick: { all: 'All', me: 'Mine', nobody: 'Nobody’s', soon: 'Due soon', late: 'Overdue' },
    quickLabel: 'Quick filters',
    centre: 'Centre',
    allCentres: 'All centres',
    sort: 'Order',
    sorts: { newest: 'Newest first', oldest: 'Oldest first', due: 'First due first' },
    daysLeft: (n) =>
      n < 0
        ? `over for ${-n} working ${n === -1 ? 'day' : 'days'}`
        : n === 0
          ? 'due today'
          : `${n} working ${n === 1 ? 'day' : 'days'} left`,
    findPerson: 'Find a person',
    personHint: 'The whole name or document number. It never stands in the address; each search is recorded.',
    nameOrNumber: 'Name or document number',
    find: 'Find',
    foundOf: (n) => `Found by person: ${n === 1 ? '1 case' : `${n} cases`}`,
    foundNone: 'No case of this person, or none in your region. Give the whole name.',
    closeFound: 'Back to the list',
    select: (caseNumber) => `Select ${caseNumber}`,
    selectPage: 'Select all on this page',
    selected: (n) => `${n} selected`,
    clearSelection: 'Clear selection',
    acts: { take: 'Take over', give: 'Give to…', accept: 'Accept' },
    giveTo: 'Give to',
    sure: (act, n) => `${act}: ${n === 1 ? '1 case' : `${n} cases`}? Each is done by itself, and told by itself.`,
    working: (done, all) => `Working, ${done} of ${all}…`,
    results: (done, all) => `${done} of ${all} done`,
    done: 'done',
    doneBefore: 'is so already',
    retry: 'Try again what failed',
    close: 'Close',
    exports: {
      title: 'Export the list',
      format: 'Format',
      formats: { xlsx: 'Excel (XLSX)', csv: 'Text (CSV)' },
      withPersons: 'With names and document numbers (at most 1,000 cases)',
      reason: 'Why (it is recorded)',
      hint: 'As filtered and ordered now, at most 10,000 cases. Nothing personal unless ticked. Who exported when is recorded.',
    },
    keys: 'Keys',
    keyList: [
      ['j / k', 'next / previous case'],
      ['Enter', 'open'],
      ['x', 'select or not (Shift and click selects a range)'],
      ['/', 'to the number field'],
      ['u', 'from a case back to the list'],
      ['d', 'in a case: look at its papers'],
      ['← / →', 'with papers: previous / next'],
      ['+ / -', 'with papers: larger / smaller'],
      ['Esc', 'close what is open'],
      ['?', 'this list'],
    ],
  },
}
