/** Words written by touch on the built page, through the real host's policies: no system keyboard, and nothing left after the visit. */
import { expect, it } from 'vitest'
import { kioskOfFile } from '../support/kiosk-of-file.ts'
import { heading, press } from '../support/kiosk-page.ts'

const SEARCH = '搜一搜要办的事'

const kiosk = kioskOfFile({ ippPrinter: false })

it('finds a service by words typed with a finger, learns within the visit, and keeps nothing for the next citizen', async () => {
  const { page } = kiosk
  const search = page.locator('#search-text')
  const keys = page.locator('[data-keys-dock]')
  const offered = keys.getByRole('group', { name: '候选字词' })
  const offeredFor = async (letters: string) => {
    for (const letter of letters) await keys.getByRole('button', { name: letter, exact: true }).click()
    await offered.and(page.locator(`[data-offered-for="${letters}"]`)).waitFor()
    return offered.getByRole('button').allTextContents()
  }
  await heading(page).waitFor()
  await press(page, SEARCH)
  await search.click()
  await offeredFor('laobanbugeiqian')
  await keys.getByText('老板不给钱', { exact: true }).click()
  expect(await search.inputValue()).toBe('老板不给钱')
  await page.getByText('欠工钱').first().waitFor()
  const [usual = '', , rare = ''] = await offeredFor('lixiang')
  await offered.getByRole('button', { name: rare, exact: true }).click()
  expect((await offeredFor('lixiang'))[0]).toBe(rare)
  expect(page.workers().length).toBe(1)
  await press(page, /结束并清除/)
  await expect.poll(() => page.workers().length).toBe(0)

  await press(page, SEARCH)
  await search.click()
  expect((await offeredFor('lixiang'))[0]).toBe(usual)
  expect(usual).not.toBe(rare)
  expect(kiosk.errors).toEqual([])
})
