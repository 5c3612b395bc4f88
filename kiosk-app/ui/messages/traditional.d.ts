/** The catalogue in Traditional Chinese, converted when the page is built (`kiosk-app/traditional-messages.ts`). */
declare module '*?traditional' {
  export const zhCN: import('./zh-CN.ts').Messages
}
