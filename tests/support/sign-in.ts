/** The door of console and desk: one form, the same words. */
import type { Page } from 'playwright-core'

export interface Credentials {
  readonly name: string
  readonly password: string
}

export const signInOn = async (page: Page, account: Credentials | undefined): Promise<void> => {
  if (account === undefined) throw new Error('The system has no such account.')
  await page.getByLabel(/账号|用户名/).fill(account.name)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
