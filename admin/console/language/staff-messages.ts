/** Texts of the administrators' pages: accounts of staff, the tree of centres. */
import type { CentreLevel } from '@lutong/core/cases/levels.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface StaffMessages {
  readonly title: string
  readonly hint: string
  readonly name: string
  readonly nameHint: string
  readonly role: string
  readonly scope: string
  readonly wholeCentre: string
  readonly state: string
  readonly states: Record<'in' | 'first-password' | 'first-password-over' | 'disabled', string>
  readonly lastSeen: string
  readonly never: string
  readonly own: string
  readonly add: string
  readonly make: string
  readonly firstPassword: (name: string, until: string) => string
  readonly change: string
  readonly manage: (name: string) => string
  readonly save: string
  readonly giveFirstPassword: string
  readonly endSessions: string
  readonly disable: string
  readonly letIn: string
  readonly sure: (act: string, name: string) => string
  readonly done: string
  readonly centres: string
  readonly centresHint: string
  readonly code: string
  readonly codeHint: string
  readonly level: string
  readonly levels: Record<CentreLevel, string>
  readonly terminals: string
  readonly accounts: string
  readonly closed: string
  readonly close: string
  readonly reopen: string
  readonly addCentre: string
  readonly centreName: string
  readonly rename: string
  readonly noCentres: string
  readonly place: string
  readonly placeHint: string
}

export const STAFF_MESSAGES: Record<WrittenLanguage, StaffMessages> = {
  'zh-CN': {
    title: '人员账号',
    hint: '账号只停用，不删除：办过的事要查得到是谁办的。',
    name: '账号',
    nameHint: '2 到 40 个字：文字、数字、点、横线',
    role: '岗位',
    scope: '辖区',
    wholeCentre: '全部',
    state: '情况',
    states: {
      in: '在用',
      'first-password': '还没换初始密码',
      'first-password-over': '初始密码已过期',
      disabled: '已停用',
    },
    lastSeen: '最近使用',
    never: '还没有登录',
    own: '这是你自己',
    add: '新建账号',
    make: '新建',
    firstPassword: (name, until) => `${name} 的初始密码，只显示这一次，${until} 前有效，登录后要换：`,
    change: '管理',
    manage: (name) => `管理账号 ${name}`,
    save: '改岗位和辖区',
    giveFirstPassword: '重新给初始密码',
    endSessions: '退出它的全部登录',
    disable: '停用',
    letIn: '恢复使用',
    sure: (act, name) => `${act}：${name}。确定吗？`,
    done: '办好了。',
    centres: '机构',
    centresHint: '省、市、县、站、村，一级套一级。账号和终端放在其中一处，看得到那一处和它下面的。',
    code: '代码',
    codeHint: '2、4、6 位是省、市、县，9 位是乡镇的站，12 位是村的点',
    level: '级别',
    levels: { province: '省', city: '市', county: '县', station: '站', village: '村' },
    terminals: '终端',
    accounts: '账号',
    closed: '已关闭',
    close: '关闭',
    reopen: '重新开放',
    addCentre: '加一处机构',
    centreName: '机构名称',
    rename: '改名',
    noCentres: '还没有机构。先加上县，或者先添加终端。',
    place: '终端放在哪一处',
    placeHint: '以后交来的归这一处；以前的案件留在当时那一处。',
  },
  en: {
    title: 'Staff accounts',
    hint: 'Accounts are disabled, never deleted: what was done must lead to who did it.',
    name: 'Account',
    nameHint: '2 to 40 signs: letters, digits, dots and dashes',
    role: 'Role',
    scope: 'Place',
    wholeCentre: 'everything',
    state: 'State',
    states: {
      in: 'in use',
      'first-password': 'first password not changed yet',
      'first-password-over': 'first password ran out',
      disabled: 'disabled',
    },
    lastSeen: 'Last used',
    never: 'never signed in',
    own: 'this is you',
    add: 'New account',
    make: 'Make it',
    firstPassword: (name, until) =>
      `First password of ${name}, shown this once, good until ${until}, to be changed at the first sign-in:`,
    change: 'Manage',
    manage: (name) => `Manage the account ${name}`,
    save: 'Change role and place',
    giveFirstPassword: 'Give a new first password',
    endSessions: 'End all its sessions',
    disable: 'Disable',
    letIn: 'Let in again',
    sure: (act, name) => `${act}: ${name}. Are you sure?`,
    done: 'Done.',
    centres: 'Centres',
    centresHint:
      'Province, city, county, station, village, one within the other. An account or a terminal is put at one of them; an account sees its own and what lies within it.',
    code: 'Code',
    codeHint: '2, 4 or 6 digits for province, city, county; 9 for a township’s station; 12 for a village',
    level: 'Level',
    levels: { province: 'province', city: 'city', county: 'county', station: 'station', village: 'village' },
    terminals: 'Terminals',
    accounts: 'Accounts',
    closed: 'closed',
    close: 'Close',
    reopen: 'Open again',
    addCentre: 'Add a centre',
    centreName: 'Name of the centre',
    rename: 'Rename',
    noCentres: 'There are no centres yet. Add the county, or add a terminal first.',
    place: 'Where terminals stand',
    placeHint: 'What is handed in from now on belongs there; earlier cases stay where they were handed in.',
  },
}
