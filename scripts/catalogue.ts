/** `npm run catalogue [-- --json]`: what each service has and what nobody has confirmed yet. */
import { parseArgs } from 'node:util'
import { loadCatalogue } from '../core/catalogue/catalogue.ts'
import type { CatalogueItem } from '../core/catalogue/item.ts'
import { unconfirmedOf } from '../core/catalogue/unconfirmed.ts'
import { LAWS } from '../core/content/laws.ts'
import { FORM_INSTRUCTIONS } from '../core/forms/instructions.ts'
import { FORM_SAMPLES } from '../core/forms/samples.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const catalogue = loadCatalogue()

const lineOf = (item: CatalogueItem) => ({
  item: item.code,
  name: item.name['zh-CN'],
  kind: item.kind,
  way: item.handling.way,
  forms: item.forms,
  checks: item.conditions.filter((one) => one.check !== undefined).length,
  materials: item.materials.length,
  limits: item.timeLimits.length,
  bundles: catalogue.bundles.filter((one) => one.items.some(({ code }) => code === item.code)).map((one) => one.code),
  samples: item.forms.every((code) => code in FORM_SAMPLES),
  instructions: item.forms.every((code) => FORM_INSTRUCTIONS[code].length > 0),
  unverified: unconfirmedOf(item, LAWS).map((one) => one['zh-CN']),
})
const lines = [...catalogue.items.values()].map(lineOf).toSorted((a, b) => a.item.localeCompare(b.item))
for (const line of lines)
  console.log(
    values.json
      ? JSON.stringify(line)
      : [
          line.item,
          line.kind.padEnd(11),
          line.way.padEnd(9),
          (line.forms.join('+') || '—').padEnd(7),
          `${line.checks} checks`,
          `${line.materials} papers`,
          `${line.limits} limits`,
          line.unverified.length === 0 ? 'verified' : `not confirmed: ${line.unverified.join('; ')}`,
          line.name,
        ].join('  '),
  )
const complete = lines.every((line) => line.samples && line.instructions)
if (!values.json)
  console.log(
    `${lines.length} services, ${catalogue.bundles.length} bundles, version ${catalogue.version}; ` +
      `${lines.filter((line) => line.unverified.length === 0).length} confirmed throughout; ` +
      `samples and instructions ${complete ? 'for every form' : 'MISSING'}`,
  )
process.exit(complete ? 0 : 1)
