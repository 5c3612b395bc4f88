/** Texts of what stands around every page: menu, line to the centre, keys. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface FrameMessages {
  readonly menu: string
  readonly groups: Record<'work' | 'people' | 'centre', string>
  readonly offline: string
  readonly slow: string
  readonly notFound: string
  readonly notFoundHint: string
  readonly toHome: string
}

export const FRAME_MESSAGES: Record<WrittenLanguage, FrameMessages> = {
  'zh-CN': {
    menu: '菜单',
    groups: { work: '办件', people: '接待', centre: '中心' },
    offline: '连不上中心。页面上是断开前的内容，连上后会自己更新；这时办的事不会丢，请稍后再按一次。',
    slow: '网络比平时慢，还在取数据…',
    notFound: '没有这个页面，或者你的岗位看不到它。',
    notFoundHint: '请从左边的菜单重新选。',
    toHome: '回到首页',
  },
  en: {
    menu: 'Menu',
    groups: { work: 'Cases', people: 'People', centre: 'Centre' },
    offline:
      'The centre cannot be reached. You see what was there before; it is brought up to date by itself. Nothing you do now is done twice: press again later.',
    slow: 'The line is slower than usual; still fetching…',
    notFound: 'There is no such page, or your role does not cover it.',
    notFoundHint: 'Please choose from the menu.',
    toHome: 'To the first page',
  },
}
