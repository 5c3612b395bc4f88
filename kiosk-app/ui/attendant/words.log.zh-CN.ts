/** The terminal's log in plain words: what each event is called, what to do about it, and what stands beside it. */
import type { LogLine } from '@lutong/core/contracts/attendant.ts'
import type { LogEvent } from '@lutong/core/log-events.ts'

/** What a terminal writes; the centre's own events and the supervisor's stand in their own logs. */
export type TerminalEvent =
  | Extract<LogEvent, `${'host' | 'session' | 'attendant' | 'device' | 'outbox' | 'print'}.${string}`>
  | 'centre.online'
  | 'centre.offline'
  | 'centre.heartbeat-refused'
  | 'content.switched'
  | 'content.refused'
  | 'content.stored-damaged'
  | 'terminal.refused'

export interface LogWords {
  readonly none: string
  readonly levels: Readonly<Record<LogLine['level'], string>>
  /** What it is called, and what to do ('' where there is nothing to do). */
  readonly events: Readonly<Record<TerminalEvent, readonly [string, string]>>
  /** What stands beside an event, by the field's name: its values' words (one that has none stands as it is), or how it is said. */
  readonly beside: Readonly<Record<string, Readonly<Record<string, string>> | ((value: string) => string)>>
}

export const logZhCN: LogWords = {
  none: '还没有记录。',
  levels: { info: '记录', warn: '留意', error: '故障' },
  events: {
    'host.started': ['终端程序启动', ''],
    'host.stopped': ['终端程序结束', ''],
    'host.visit-taken-up': ['中断后接着办理', ''],
    'host.page-attached': ['画面连上', ''],
    'host.not-overwritten': ['办完以后内存没有清干净', '请先重启终端程序，再让人办事。'],
    'host.page-lost': ['画面没有响应', '会自己重启画面。'],
    'host.bridge-refused': ['拒绝了别的程序', '看看本机在运行什么。'],
    'host.other-user-refused': ['拒绝了别的用户', '看看谁登录了本机。'],
    'session.started': ['开始办理', ''],
    'session.ended': ['办理结束', ''],
    'session.idle-wiped': ['没人操作，已清除', ''],
    'session.pause-over': ['暂停到时，已结束', ''],
    'attendant.opened': ['打开工作人员菜单', ''],
    'attendant.closed': ['关闭工作人员菜单', ''],
    'attendant.act': ['工作人员操作', ''],
    'attendant.ended-visit': ['工作人员结束了办理', ''],
    'attendant.refused': ['卡或密码不对', '输错五次会锁十分钟。'],
    'attendant.locked': ['菜单已锁十分钟', '问问刚才是谁在试。'],
    'attendant.failed': ['操作没有成功', '看这一行里的操作名。'],
    'device.state': ['设备状态', ''],
    'device.fault': ['设备故障', '到“设备自检”看怎么办。'],
    'outbox.intent-written': ['申请已存好', ''],
    'outbox.intent-settled': ['申请已送到中心', ''],
    'outbox.intent-refused': ['中心拒收申请', '请联系中心管理员。'],
    'outbox.undo-written': ['撤回已存好', ''],
    'outbox.undo-settled': ['撤回已送到', ''],
    'outbox.retry-planned': ['暂时送不出去', '申请是安全的，过后会再送。'],
    'outbox.store-failed': ['存不了资料', '请检查磁盘；终端已停用。'],
    'print.settled': ['打印有了结果', ''],
    'print.settled-by-counter': ['打印机计数证明已打出', ''],
    'print.settled-by-staff': ['工作人员确认了纸张', ''],
    'print.unknown': ['不知道打出来没有', '看看出纸口，到“未了的事”里确认。'],
    'print.missing-glyphs': ['有字打不出来', '请用笔补写。'],
    'centre.online': ['连上中心', ''],
    'centre.offline': ['连不上中心', '检查网线和路由器。'],
    'centre.heartbeat-refused': ['中心看不懂本机上报的状态', '请联系中心管理员。'],
    'content.switched': ['内容已更新', ''],
    'content.refused': ['新内容没有采用', '请联系中心管理员。'],
    'content.stored-damaged': ['存的内容坏了', '会重新下载；请检查磁盘。'],
    'terminal.refused': ['中心不认识终端', '请联系中心管理员。'],
  },
  beside: {
    who: {},
    copy: (copy) => `第 ${copy} 次`,
    count: (count) => `${count} 个字`,
    delayMs: (ms) => `${Math.round(Number(ms) / 1_000)} 秒后再送`,
    failures: (count) => `已试 ${count} 次`,
    intent: (id) => `编号 ${id}`,
    parts: (count) => `${count} 个部分`,
    shown: (version) => `现用第 ${version} 版`,
    status: (status) => `代码 ${status}`,
    version: (version) => `第 ${version} 版`,
    wanted: (version) => `新的是第 ${version} 版`,
    act: {
      'self-test': '设备自检',
      'change-paper receipt-printer': '换回执打印机的纸',
      'change-paper document-printer': '换 A4 打印机的纸',
      'test-print': '打试印条',
      'test-print-good': '试印条打得好',
      'test-print-bad': '试印条没打好',
      'paper-came-out': '确认纸出来了',
      'paper-did-not-come': '确认纸没出来',
      'send-now': '再送一次申请',
      'check-network': '检查网络',
      'practice-on': '开始练习',
      'practice-off': '结束练习',
      'in-service': '恢复服务',
      'out-of-service maintenance': '停用：正在维护',
      'out-of-service paper': '停用：正在换纸',
      'out-of-service fault': '停用：设备故障',
      'out-of-service closed': '停用：今天不再办理',
      'restart-page': '重启画面',
      'restart-host': '重启终端程序',
      'restart-machine': '重启整机',
    },
    card: { read: '刷卡', typed: '输入号码' },
    complete: { true: '材料也已送到', false: '材料还在送' },
    device: { idCardReader: '身份证读卡器', receiptPrinter: '回执打印机', documentPrinter: 'A4 打印机' },
    document: {
      slip: '回执',
      form: '表格',
      progress: '进度单',
      guidance: '指引单',
      document: '文书',
      saved: '继续办理码',
      lookup: '查询单',
      'test-slip': '回执试印条',
      'test-page': 'A4 试印条',
    },
    fault: {
      NO_DEVICE: '没有设备',
      DISCONNECTED: '断开了',
      TIMEOUT: '没有按时回应',
      CANCELLED: '已取消',
      PROTOCOL: '回应看不懂',
      CHECKSUM: '数据传错了',
      BUSY: '正忙',
      PAPER_OUT: '没纸了',
      COVER_OPEN: '盖子开着',
      CUTTER: '切刀卡住',
      JAM: '卡纸',
      NO_MEDIA: '没有纸盒或没有纸',
      OFFLINE: '打印机离线',
      TEMPERATURE: '过热或过冷',
      HARDWARE: '设备坏了',
      CARD_ABSENT: '没有放卡',
      CARD_READ: '卡没读出来',
      CARD_NOT_SELECTED: '卡没放好，或放了两张',
      CARD_UNSUPPORTED: '不是能读的卡',
      CARD_INCONSISTENT: '卡上的资料对不上',
      AUTH_FAILED: '卡没通过验证',
      SAM_UNAUTHORISED: '读卡器没有授权',
      UNREADABLE_CODE: '码读不出来',
      UNKNOWN_OUTCOME: '不知道打出来没有',
    },
    how: { handedIn: '交了申请', putAside: '保存待续', ended: '看完就走', left: '没人操作', practice: '练习' },
    left: { true: '可能已送出', false: '没有送出' },
    reason: {
      signature: '签名不对',
      'version-lower': '版本比现用的旧',
      'software-too-old': '终端软件太旧',
      hash: '内容传坏了',
      schema: '内容格式不对',
      disk: '磁盘写不了',
      incomplete: '内容不全',
    },
    state: {
      absent: '没有连上',
      connecting: '正在连接',
      ready: '正常',
      closed: '已关闭',
      confirmed: '已打出',
      failed: '没有打出',
    },
    withdrawn: { true: '已撤回', false: '没能撤回' },
  },
}
