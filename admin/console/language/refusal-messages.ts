/** Why the centre refused something about accounts, where it says more than the kind of failure. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export const ACCOUNT_REFUSALS = [
  'wrong-password',
  'same-password',
  'too-short',
  'too-common',
  'holds-the-name',
  'repeats',
  'name-taken',
  'unknown-place',
  'last-administrator',
  'new-password-needed',
] as const
export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]

export const ACCOUNT_REFUSAL_MESSAGES: Record<WrittenLanguage, Record<AccountRefusal, string>> = {
  'zh-CN': {
    'wrong-password': '现在的密码不对。',
    'same-password': '新密码和现在的一样。',
    'too-short': '新密码太短，至少 10 个字符。',
    'too-common': '这个密码很多人用，一猜就中。换一个。',
    'holds-the-name': '密码里主要是账号名，容易猜。换一个。',
    repeats: '密码里来回就几个字符，容易猜。换一个。',
    'name-taken': '这个账号名已经有人用了。',
    'unknown-place': '没有这一处机构，或者已经关闭。',
    'last-administrator': '这是最后一个管全部的管理员，不能停用，也不能改岗位和辖区。',
    'new-password-needed': '先换成自己的密码。',
  },
  en: {
    'wrong-password': 'The password of now is not right.',
    'same-password': 'The new password is the one you have.',
    'too-short': 'The new password is too short: ten characters or more.',
    'too-common': 'Many people use this password; it is guessed at once. Please take another.',
    'holds-the-name': 'This is mostly the name of the account: easy to guess. Please take another.',
    repeats: 'A few characters again and again are easy to guess. Please take another.',
    'name-taken': 'There is an account of this name already.',
    'unknown-place': 'There is no such centre, or it is closed.',
    'last-administrator': 'This is the last administrator of the whole centre: it cannot be disabled or changed.',
    'new-password-needed': 'First change to a password of your own.',
  },
}
