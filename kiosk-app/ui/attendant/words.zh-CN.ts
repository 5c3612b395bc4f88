/** The words of the attendant's menu: for staff, fetched when the menu is opened. */
import type { AttendantPage, AttendantPageName, NetworkCheck, StaffReason } from '@lutong/core/contracts/attendant.ts'
import { type LogWords, logZhCN } from './words.log.zh-CN.ts'

type Running = Extract<AttendantPage, { page: 'running' }>
type Paper = Extract<AttendantPage, { page: 'open' }>['unknownPrints'][number]['paper']
type Report = Extract<AttendantPage, { page: 'devices' }>['devices'][number]
type Intent = Extract<AttendantPage, { page: 'open' }>['intents'][number]

export interface StaffWords {
  readonly close: string
  readonly menu: string
  readonly who: (who: string) => string
  readonly inVisit: { readonly title: string; readonly text: string; readonly end: string; readonly leave: string }
  readonly card: {
    readonly title: string
    readonly text: string
    readonly byNumber: string
    readonly problems: Readonly<Record<'unreadable' | 'wrong', string>>
  }
  readonly pin: { readonly title: string; readonly checking: string }
  readonly enter: string
  readonly digits: (count: number) => string
  readonly locked: { readonly title: string; readonly text: (time: string) => string }
  readonly pages: Readonly<Record<AttendantPageName, string>>
  readonly hints: {
    readonly faults: (count: number) => string
    readonly openMatters: (count: number) => string
    readonly practice: string
    readonly out: string
  }
  readonly test: string
  readonly testing: string
  readonly notTested: string
  readonly passed: (count: number) => string
  readonly columns: readonly string[]
  readonly devices: Readonly<Record<Report['device'], string>>
  readonly states: Readonly<Record<Report['state'], string>>
  readonly steps: Readonly<Record<Report['staffStep'], string>>
  readonly deviceCounters: Readonly<Record<string, string>>
  readonly paper: {
    readonly choose: string
    readonly steps: Readonly<Record<'receipt-printer' | 'document-printer', readonly string[]>>
    readonly fault: (code: string) => string
    readonly loaded: string
    readonly printing: string
    readonly look: string
    readonly good: string
    readonly bad: string
    readonly done: string
    readonly failed: string
    readonly again: string
    readonly other: string
  }
  readonly counters: {
    readonly since: (time: string) => string
    readonly rows: Readonly<
      Record<'cardsRead' | 'cardsFailed' | 'handedIn' | 'putAside' | 'ended' | 'left' | 'practice', string>
    >
    readonly paper: string
    readonly test: string
    readonly line: (service: string, slips: number, pages: number) => string
    readonly none: string
  }
  readonly open: {
    readonly intents: (count: number) => string
    readonly noIntents: string
    readonly states: Readonly<Record<Intent['state'], string>>
    readonly send: string
    readonly prints: string
    readonly noPrints: string
    readonly print: (paper: string, copy: number) => string
    readonly cameOut: string
    readonly didNotCome: string
  }
  readonly paperNames: Readonly<Record<Paper, string>>
  readonly network: {
    readonly checking: string
    readonly again: string
    readonly say: (check: NetworkCheck) => string
  }
  readonly log: LogWords
  readonly running: {
    readonly practice: string
    readonly practiceText: string
    readonly practiceOn: string
    readonly practiceOff: string
    readonly service: string
    readonly inService: string
    readonly out: (reason: string) => string
    readonly reasons: Readonly<Record<StaffReason, string>>
    readonly back: string
    readonly restart: string
    readonly open: (count: number) => string
    readonly what: Readonly<Record<'page' | 'host' | 'machine', string>>
    readonly problems: Readonly<Record<NonNullable<Running['problem']>, string>>
  }
}

const seconds = (ms: number) => Math.round(Math.abs(ms) / 1_000)

export const zhCN: StaffWords = {
  close: '关闭',
  menu: '工作人员菜单',
  who: (who) => `${who} 已登录`,
  inVisit: {
    title: '有人正在办理',
    text: '打开菜单会结束这次办理，没交的内容会清除。请先问办事的人同不同意；没有人在场才可以直接结束。',
    end: '已同意，结束办理',
    leave: '不打扰，返回',
  },
  card: {
    title: '工作人员：请刷卡',
    text: '把登记过的身份证放在读卡器上。',
    byNumber: '读卡器用不了：请输入登记过的证件号码。',
    problems: { unreadable: '没有读出来。拿开，再放一次。', wrong: '卡或密码不对。请重新刷卡。' },
  },
  pin: { title: '请输入密码', checking: '正在核对…' },
  enter: '确定',
  digits: (count) => `已输入 ${count} 位`,
  locked: { title: '暂时打不开', text: (time) => `输错五次，${time} 以后再试。办事不受影响。` },
  pages: {
    home: '工作人员菜单',
    paper: '换纸',
    devices: '设备自检',
    counters: '计数',
    open: '未了的事',
    network: '网络检查',
    log: '运行记录',
    running: '练习、停用、重启',
  },
  hints: {
    faults: (count) => `${count} 台设备有问题`,
    openMatters: (count) => `${count} 件`,
    practice: '练习中',
    out: '已停用',
  },
  test: '重新自检',
  testing: '正在自检…',
  notTested: '没有自检',
  passed: (count) => `${count} 项正常`,
  columns: ['设备', '状态', '自检', '怎么办'],
  devices: { 'id-card-reader': '身份证读卡器', 'receipt-printer': '回执打印机', 'document-printer': 'A4 打印机' },
  states: {
    absent: '没有连上',
    connecting: '正在连接',
    ready: '正常',
    busy: '正在工作',
    faulted: '有故障',
    closed: '已关闭',
  },
  steps: {
    none: '无',
    'check-cable-and-power': '检查接线和电源',
    'check-settings': '检查设置',
    'load-paper': '装纸',
    'close-cover': '合上盖子',
    'clear-cutter': '清理切刀',
    'clear-jam': '取出卡住的纸',
    'let-it-cool': '等它冷却',
    'look-whether-paper-came': '看看纸出来没有',
    'call-service': '联系维修',
  },
  deviceCounters: {
    cardsRead: '读卡',
    cardsFailed: '读卡失败',
    slips: '回执',
    lines: '行',
    cuts: '切纸',
    pages: '页',
    operationsFailed: '失败',
  },
  paper: {
    choose: '给哪台打印机换纸？',
    steps: {
      'receipt-printer': [
        '打开盖子，取出旧纸芯。',
        '放进新纸卷，光面朝外，纸头从下面出来。',
        '拉出一指长，合上盖子，听到一声响。',
      ],
      'document-printer': ['拉出纸盒。', '把 A4 纸抖散、对齐，放到限位线以下。', '推回纸盒，推到底。'],
    },
    fault: (code) => `打印机还在报：${code}`,
    loaded: '装好了，打一张试试',
    printing: '正在打试印条…',
    look: '请看打出来的试印条：字清楚、没有缺行、切得齐吗？',
    good: '打得好',
    bad: '没出来，或不好',
    done: '换好了。',
    failed: '试印条没有打好。请按上面的步骤再装一次；还不行就停用并联系维修。',
    again: '再装一次',
    other: '换另一台',
  },
  counters: {
    since: (time) => `从 ${time} 起`,
    rows: {
      cardsRead: '读出的卡',
      cardsFailed: '没读出的卡',
      handedIn: '交了申请的办理',
      putAside: '保存待续的办理',
      ended: '看完就走的办理',
      left: '没人操作被清除的办理',
      practice: '练习',
    },
    paper: '打出的纸',
    test: '试印条',
    line: (service, slips, pages) => `${service}：回执 ${slips} 张，A4 ${pages} 页`,
    none: '还没有打过纸。',
  },
  open: {
    intents: (count) => `还没送到中心的申请：${count} 件`,
    noIntents: '申请都已送到中心。',
    states: { waiting: '等待送出', papers: '已收到，材料还在送', undoing: '撤回还没送到' },
    send: '现在再送一次',
    prints: '不知道打出来没有的纸',
    noPrints: '每张纸都有下落。',
    print: (paper, copy) => `${paper}${copy > 1 ? `（第 ${copy} 次）` : ''}`,
    cameOut: '出来了',
    didNotCome: '没有出来',
  },
  paperNames: {
    slip: '回执',
    form: '表格',
    progress: '进度单',
    guidance: '指引单',
    document: '文书',
    saved: '继续办理码',
    ticket: '排队号',
    lookup: '查询单',
    'test-slip': '回执试印条',
    'test-page': 'A4 试印条',
  },
  network: {
    checking: '正在检查，最多十秒…',
    again: '重新检查',
    say: ({ state, value, what }) => {
      if (what === 'centre')
        return state === 'good'
          ? `中心：连上了，来回 ${value ?? 0} 毫秒。`
          : state === 'not-recognised'
            ? '中心：有回应，但没有认出这台终端。看时钟差多少；不差就找中心管理员。'
            : '中心：连不上。检查网线和路由器；申请会存在本机，连上后自动送。'
      if (what === 'clock')
        return value === null
          ? '时钟：连不上中心，没法比。'
          : state === 'good'
            ? `时钟：和中心差 ${seconds(value)} 秒，可以。`
            : `时钟：比中心${value > 0 ? '快' : '慢'} ${seconds(value)} 秒，中心会拒收。请校准系统时间。`
      if (what === 'printer')
        return state === 'good'
          ? 'A4 打印机：连上了。'
          : state === 'not-set'
            ? 'A4 打印机：这台终端没有。'
            : 'A4 打印机：连不上。检查电源、网线和纸。'
      return state === 'good'
        ? '视频中转：有回应。'
        : state === 'not-set'
          ? '视频中转：没有设置，不检查。'
          : '视频中转：没有回应。视频可能接不通，请告诉网络管理员。'
    },
  },
  log: logZhCN,
  running: {
    practice: '练习模式',
    practiceText: '每个画面、每张纸都标“练习”。办的事只在本机内存里，不送中心，结束就没有了。',
    practiceOn: '开始练习',
    practiceOff: '结束练习',
    service: '停用这台终端',
    inService: '正在服务。选一个原因就停用，画面上会告诉办事的人。',
    out: (reason) => `已停用：${reason}`,
    reasons: { maintenance: '正在维护', paper: '正在换纸', fault: '设备故障', closed: '今天不再办理' },
    back: '恢复服务',
    restart: '重新启动',
    open: (count) => `有 ${count} 件申请还没送到中心。重启不会丢，启动后接着送。`,
    what: { page: '只重启画面', host: '重启终端程序', machine: '重启整机' },
    problems: {
      'cannot-write': '没有存下来，什么也没有改。请检查磁盘。',
      'restart-failed': '重启命令没有成功。请检查配置里的 restartCommand。',
    },
  },
}
