/** Texts about content: what is published, how it is changed, and what a terminal says of it. */
import type { ContentProblem } from '@lutong/core/contracts/content-package.ts'
import type { PartKind } from '@lutong/core/content/package.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface ContentMessages {
  readonly title: string
  readonly version: string
  readonly shows: (version: number) => string
  readonly problem: Record<ContentProblem, string>
  readonly published: (version: number, when: string, who: string) => string
  readonly bySoftware: string
  readonly travels: string
  readonly kinds: Record<PartKind, string>
  readonly kind: string
  readonly allKinds: string
  readonly find: string
  readonly findHint: string
  readonly search: string
  readonly part: string
  readonly size: string
  readonly state: string
  readonly ours: string
  readonly ofRelease: string
  readonly draftBy: (who: string) => string
  readonly count: (n: number) => string
  readonly nothingFound: string
  readonly unconfirmed: string
  readonly unconfirmedMeans: string
  readonly service: string
  readonly notInPrint: string
  readonly history: string
  readonly when: string
  readonly how: string
  readonly origin: Record<'release' | 'edit' | 'again' | 'results', string>
  readonly who: string
  readonly reviewer: string
  readonly note: string
  readonly again: string
  readonly againTitle: (version: number) => string
  readonly back: string
  readonly edit: string
  readonly readOnly: string
  readonly entry: (name: string) => string
  readonly copy: string
  readonly takeOut: string
  readonly codesHint: string
  readonly save: string
  readonly saved: string
  readonly saving: string
  readonly drop: string
  readonly draftOpen: (who: string, when: string) => string
  readonly stale: string
  readonly invalid: string
  readonly changedMeanwhile: string
  readonly preview: string
  readonly seeDrafts: (n: number) => string
  readonly noDrafts: string
  readonly change: string
  readonly before: string
  readonly after: string
  readonly empty: string
  readonly done: (version: number) => string
}

export const CONTENT_MESSAGES: Record<WrittenLanguage, ContentMessages> = {
  'zh-CN': {
    title: '内容',
    version: '内容版本',
    shows: (version) => (version === 0 ? '软件自带' : `第 ${version} 版`),
    problem: {
      signature: '签名不对，没有采用',
      'version-lower': '版本比已有的低，没有采用',
      'software-too-old': '终端软件太旧，没有采用',
      hash: '收到的内容不完整，会再取',
      schema: '内容格式不对，没有采用',
      disk: '写不进硬盘，请检查',
      incomplete: '还没有取完，会再取',
    },
    published: (version, when, who) => `终端上现在是第 ${version} 版，${when} 发布，来自${who}。`,
    bySoftware: '软件',
    travels: '发布后，联网的终端几分钟内取到。有人在办事的，办完才换。断网的，连上以后换。',
    kinds: {
      catalogue: '服务次序',
      item: '服务事项',
      bundle: '一件事套餐',
      questions: '常见问题',
      law: '法律法规',
      'typical-cases': '典型案例',
      directory: '机构名录',
      channels: '投诉渠道和通知',
      results: '办理结果和评价',
    },
    kind: '种类',
    allKinds: '全部种类',
    find: '查找',
    findHint: '名称、编码或内容里的字',
    search: '查找',
    part: '名称',
    size: '大小',
    state: '状态',
    ours: '本中心写的',
    ofRelease: '软件自带',
    draftBy: (who) => `有草稿（${who}）`,
    count: (n) => `共 ${n} 份`,
    nothingFound: '没有找到。换个字，或者清除筛选。',
    unconfirmed: '还没有人核对过的内容',
    unconfirmedMeans: '这些没有印刷来源。终端在旁边写着“以窗口答复为准”。',
    service: '事项',
    notInPrint: '没有核对的',
    history: '发布记录',
    when: '时间',
    how: '怎么来的',
    origin: { release: '软件更新', edit: '修改后发布', again: '重新发布旧版', results: '办理结果更新' },
    who: '提交人',
    reviewer: '保密审查人',
    note: '说明',
    again: '重新发布这一版',
    againTitle: (version) => `把第 ${version} 版的内容重新发布`,
    back: '返回内容',
    edit: '修改',
    readOnly: '这一份随软件更新，不在这里修改。',
    entry: (name) => `第 ${name} 条`,
    copy: '照这一条再加一条',
    takeOut: '去掉这一条',
    codesHint: '服务编码，如 GF02003，几个之间空一格',
    save: '存为草稿',
    saved: '草稿已存。终端上还没有变。',
    saving: '正在存…',
    drop: '丢掉草稿',
    draftOpen: (who, when) => `这是${who}在 ${when} 写的草稿，还没有发布。`,
    stale: '写这份草稿以后，这一份已经发布过别的内容。请丢掉草稿，重新修改。',
    invalid: '存不了：有的格空着，或者服务编码、电话写得不对。',
    changedMeanwhile: '别人刚刚改过。请重新打开这一页，再看一遍。',
    preview: '查看改了什么，提交审查',
    seeDrafts: (n) => `有 ${n} 份草稿等着提交审查`,
    noDrafts: '没有草稿。先在内容里修改，存为草稿。',
    change: '改了哪里',
    before: '原来',
    after: '改成',
    empty: '（空）',
    done: (version) => `第 ${version} 版已经发布。`,
  },
  en: {
    title: 'Content',
    version: 'Content',
    shows: (version) => (version === 0 ? 'of the software' : `version ${version}`),
    problem: {
      signature: 'wrong signature, not taken',
      'version-lower': 'lower than what it had, not taken',
      'software-too-old': 'its software is too old, not taken',
      hash: 'arrived damaged, fetched again',
      schema: 'not of the agreed form, not taken',
      disk: 'cannot be written: check the disk',
      incomplete: 'not all here yet, fetched again',
    },
    published: (version, when, who) => `Terminals show version ${version}, published ${when}, from ${who}.`,
    bySoftware: 'the software',
    travels:
      'Terminals on the line have it within minutes. Where somebody is at a terminal, it changes after the visit; where the line is down, once it is back.',
    kinds: {
      catalogue: 'Order of services',
      item: 'Services',
      bundle: 'Bundles',
      questions: 'Common questions',
      law: 'Laws',
      'typical-cases': 'Typical cases',
      directory: 'Directory',
      channels: 'Complaint channels and notices',
      results: 'Results and ratings',
    },
    kind: 'Kind',
    allKinds: 'All kinds',
    find: 'Find',
    findHint: 'Name, code or words within',
    search: 'Find',
    part: 'Name',
    size: 'Size',
    state: 'State',
    ours: 'written here',
    ofRelease: 'of the software',
    draftBy: (who) => `draft (${who})`,
    count: (n) => `${n} parts`,
    nothingFound: 'Nothing found. Try another word, or clear the filter.',
    unconfirmed: 'Not confirmed yet',
    unconfirmedMeans: 'These rest on no printed source. The terminal says beside them to ask at the counter.',
    service: 'Service',
    notInPrint: 'What nobody has checked',
    history: 'Published so far',
    when: 'When',
    how: 'How',
    origin: { release: 'software update', edit: 'edited', again: 'earlier version again', results: 'results renewed' },
    who: 'Sent by',
    reviewer: 'Secrecy review',
    note: 'Note',
    again: 'Publish this again',
    againTitle: (version) => `Publish the content of version ${version} again`,
    back: 'Back to content',
    edit: 'Edit',
    readOnly: 'This part comes with the software and is not edited here.',
    entry: (name) => `Entry ${name}`,
    copy: 'Add one like this',
    takeOut: 'Take this out',
    codesHint: 'Service codes such as GF02003, with a space between',
    save: 'Keep as draft',
    saved: 'The draft is kept. Terminals have not changed.',
    saving: 'Keeping…',
    drop: 'Throw the draft away',
    draftOpen: (who, when) => `A draft of ${who}, ${when}; not published.`,
    stale: 'Something else was published over this since. Throw the draft away and edit again.',
    invalid: 'Not kept: a field is empty, or a service code or a number is wrong.',
    changedMeanwhile: 'Somebody else has just changed this. Open the page again and look once more.',
    preview: 'See what changes, send for review',
    seeDrafts: (n) => (n === 1 ? 'One draft waits to be sent for review' : `${n} drafts wait to be sent for review`),
    noDrafts: 'No drafts. Edit a part first and keep it as a draft.',
    change: 'What',
    before: 'Before',
    after: 'After',
    empty: '(empty)',
    done: (version) => `Version ${version} is published.`,
  },
}
