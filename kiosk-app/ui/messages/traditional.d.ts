/** The catalogue in Traditional Chinese, converted when the page is built (`kiosk-app/traditional-messages.ts`). */
/** The first pattern that fits counts, so the staff's words stand before the citizens'. */
declare module '*/words.zh-CN.ts?traditional' {
  export const zhCN: import('../attendant/words.zh-CN.ts').StaffWords
}
declare module '*?traditional' {
  export const zhCN: import('./zh-CN.ts').Messages
}
