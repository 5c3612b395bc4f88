/** What a guide on a telephone says besides what the catalogue says. */
export const GUIDE_WORDS = {
  'zh-CN': {
    title: '办事指南',
    lead: '请到公共法律服务中心或服务站，在自助终端或窗口办。带着这一页，材料带齐，省得再跑一趟。',
    bring: '要带的材料',
    nothing: '不用带材料。',
    required: '必须',
    optional: '有就带',
    ifMissing: '没有怎么办：',
    unverified: '本页有的内容还没有逐条核对过，以办理单位说的为准。',
    ask: '有不明白的，打 12348，免费。',
    nobody: '本页不显示、也不记录任何个人信息。',
    unknown: '没有这份指南',
    unknownLead: '这个地址不完整，或者这项服务现在不办了。请回到终端重新扫码，或者打 12348。',
  },
  en: {
    title: 'Guide',
    lead: 'Go to the public legal service centre or station: it is done at the terminal or the counter. Take this page and every paper along, and you need not go twice.',
    bring: 'Papers to bring',
    nothing: 'You need to bring nothing.',
    required: 'needed',
    optional: 'if you have it',
    ifMissing: 'If you do not have it: ',
    unverified: 'Parts of this guide have not been checked one by one yet; what the office says prevails.',
    ask: 'If anything is unclear call 12348, free of charge.',
    nobody: 'This page shows and keeps nothing about a person.',
    unknown: 'There is no such guide',
    unknownLead:
      'The address is not whole, or this service is no longer offered. Scan again at the terminal, or call 12348.',
  },
} as const
