/** What a citizen reads on the telephone after scanning the terminal's code. */
import { guideAddress } from '@lutong/core/catalogue/guide-address.ts'
import { type CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { releaseContent } from '@lutong/core/content/package.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { inLanguage } from '@lutong/core/messages/in-language.ts'
import { LANGUAGES } from '@lutong/core/messages/text.ts'
import { serializerCompiler, validatorCompiler } from '@fastify/type-provider-zod'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { guidePage } from './guide-page.ts'

const catalogue = loadCatalogue()
const items = [...catalogue.items.values()]

/** What a terminal may say of itself. */
const HERE = /这里|這裡|这台|這台|本机|本機|\bhere\b|\bthis (?:machine|terminal|screen)\b/i

let running: RunningCentre
let guideUrl: string | undefined
beforeAll(async () => {
  running = await startCentre()
  guideUrl = `${running.centre.url}/guide`
})
afterAll(() => running.end())

/** As a browser shows it, near enough: without marks of HTML. */
const read = async (address: string) => {
  const answer = await fetch(address)
  const html = await answer.text()
  const text = html
    .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  return { status: answer.status, headers: answer.headers, html, text }
}

describe('the guide on a telephone', () => {
  it('is told to every terminal that enrols', async () => {
    const terminal = await running.newTerminal()
    expect(terminal.enrolment.guideUrl).toBe(guideUrl)
  })

  it.each(LANGUAGES)('holds every service with its papers and steps, and where to go, in %s', async (language) => {
    for (const item of items) {
      const { headers, html, status, text } = await read(guideAddress(guideUrl, [item], language) ?? '')
      expect(status).toBe(200)
      expect(headers.get('set-cookie')).toBeNull()
      expect(html).toContain(`<html lang="${language}">`)
      for (const part of [
        item.name,
        item.plainName,
        item.summary,
        ...item.steps,
        ...item.materials.filter(({ origin }) => origin !== 'from-form').map(({ name }) => name),
      ])
        expect(text).toContain(inLanguage(part, language))
      // Read at home: the terminal is another place.
      expect(text, item.code).not.toMatch(HERE)
      expect(text, item.code).toMatch(/公共法律服务中心|公共法律服務中心|public legal service centre/)
    }
  })

  it('holds all services of a bundle, in its order', async () => {
    const bundle = catalogue.bundles.find(({ items: all }) => all.length > 5) ?? { items: [] }
    const { text } = await read(guideAddress(guideUrl, bundle.items, 'zh-CN') ?? '')
    const places = bundle.items.map(({ code }) => text.indexOf(catalogue.items.get(code)?.plainName['zh-CN'] ?? code))
    expect(places.length).toBeGreaterThan(5)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
  })

  it.each([
    '',
    '?i=',
    '?i=GF99999',
    '?i=<script>',
    `?i=${'GF02003.'.repeat(30)}`,
    '?i=GF02003&i=GF02004',
    '?i=GF02003&l=xx',
  ])('of %j says that there is none', async (query) => {
    const { html, status } = await read(`${guideUrl}${query}`)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(html).not.toContain('<script')
  })

  it('leaves no trace of which guide was read', async () => {
    await read(guideAddress(guideUrl, items.slice(0, 1), 'en') ?? '')
    const told = running.logged.filter((line) => line.includes('/guide'))
    expect(told.length).toBeGreaterThan(0)
    for (const line of told) expect(line).not.toMatch(/GF\d{5}/)
  })

  it('shows what staff write in it as text', async () => {
    const [first] = items
    if (first === undefined) throw new Error('no services')
    const evil = '<img src=x onerror="alert(1)"> & <b>'
    const evilItem: CatalogueItem = {
      ...first,
      summary: { 'zh-CN': evil, en: evil },
      plainName: { 'zh-CN': `</title>${evil}`, en: evil },
      steps: [{ 'zh-CN': evil, en: evil }],
      fee: { 'zh-CN': evil, en: evil },
    }
    const app = fastify()
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    const told = releaseContent()
    const staffs = { ...catalogue, items: new Map<ItemCode, CatalogueItem>([[evilItem.code, evilItem]]) }
    await app.register(guidePage(async () => ({ ...told, catalogue: staffs })))
    const { body } = await app.inject(`/guide?i=${evilItem.code}`)
    await app.close()
    expect(body).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;b&gt;')
    expect(body).not.toContain('<img')
    expect(body.match(/<\/title>/g)).toHaveLength(1)
  })
})
