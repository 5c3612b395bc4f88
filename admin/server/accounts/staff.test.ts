import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { buildApplication } from '../testing/applications.ts'
import { deskWith, post, signInAs, signInNamed, type StaffDesk } from '../testing/staff-desk.ts'

const OWN = '三只灰色的猫在屋顶唱歌'

let running: RunningCentre
let admin: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  admin = await signInAs(running, 'admin')
})
afterAll(() => running.end())

const Given = z.object({ id: z.string(), firstPassword: z.string() })
const make = async (by: StaffDesk, name: string, role: string, scope: string) => {
  const answer = await by.ask('POST', '/staff', { name, role, scope })
  expect(answer.status, await answer.clone().text()).toBe(201)
  return Given.parse(await answer.json())
}
const signIn = (name: string, password: string) => post(running.centre.url, '/session', { name, password })
/** Made, signed in, and with a password of its own. */
const working = async (by: StaffDesk, name: string, role: string, scope: string) => {
  const given = await make(by, name, role, scope)
  const desk = await deskWith(running, name, given.firstPassword)
  const changed = await desk.ask('PUT', '/account/password', { current: given.firstPassword, next: OWN })
  expect(changed.status).toBe(204)
  return { ...desk, id: given.id }
}
const codesOf = async (answer: Response): Promise<readonly string[]> => {
  const problem = z.object({ errors: z.array(z.object({ code: z.string() })).optional() }).parse(await answer.json())
  return problem.errors?.map(({ code }) => code) ?? []
}

describe('an account that an administrator makes', () => {
  it('opens nothing until its first password is changed', async () => {
    const { firstPassword } = await make(admin, 'newcomer', 'clerk', '331081')
    const desk = await deskWith(running, 'newcomer', firstPassword)
    const early = await desk.ask('GET', '/cases')
    expect([early.status, await codesOf(early)]).toEqual([403, ['new-password-needed']])
    expect(await (await desk.ask('GET', '/session')).json()).toMatchObject({ must: 'new-password' })
    for (const [next, code] of [
      [firstPassword, 'same-password'],
      ['short', 'too-short'],
      ['password1234', 'too-common'],
    ]) {
      const refused = await desk.ask('PUT', '/account/password', { current: firstPassword, next })
      expect(await codesOf(refused)).toEqual([code])
    }
    const changed = await desk.ask('PUT', '/account/password', { current: firstPassword, next: OWN })
    expect(changed.status).toBe(204)
    expect((await desk.ask('GET', '/cases')).status).toBe(200)
    expect((await signIn('newcomer', firstPassword)).status).toBe(401)
    expect((await signIn('newcomer', OWN)).status).toBe(200)
  })

  it('has a first password that runs out', async () => {
    const { firstPassword, id } = await make(admin, 'latecomer', 'clerk', '331081')
    running.clock.advance(7 * 24 * 3_600_000)
    admin = await signInAs(running, 'admin')
    expect((await signIn('latecomer', firstPassword)).status).toBe(401)
    const again = Given.parse(await (await admin.ask('POST', `/staff/${id}/first-passwords`)).json())
    expect((await signIn('latecomer', again.firstPassword)).status).toBe(200)
  })

  it('has a name of its own, a place there is, and is made by administrators alone', async () => {
    await make(admin, 'twice', 'clerk', '331081')
    const twice = await admin.ask('POST', '/staff', { name: 'twice', role: 'clerk', scope: '331081' })
    expect([twice.status, await codesOf(twice)]).toEqual([409, ['name-taken']])
    const nowhere = await admin.ask('POST', '/staff', { name: 'nowhere', role: 'clerk', scope: '110101' })
    expect(await codesOf(nowhere)).toEqual(['unknown-place'])
    for (const role of ['clerk', 'supervisor', 'lawyer'] as const) {
      const desk = await signInAs(running, role)
      expect((await desk.ask('GET', '/staff')).status, role).toBe(403)
      expect((await desk.ask('GET', '/places')).status, role).toBe(403)
    }
  })

  it('is administered within the administrator’s own place only, and never by itself', async () => {
    const city = await working(admin, 'city-admin', 'admin', '3310')
    const below = await make(city, 'below', 'clerk', '331081')
    expect((await city.ask('POST', '/staff', { name: 'above', role: 'admin', scope: '' })).status).toBe(403)
    const { staff } = z
      .object({ staff: z.array(z.object({ id: z.string(), name: z.string(), scope: z.string() })) })
      .parse(await (await city.ask('GET', '/staff')).json())
    expect(staff.every(({ scope }) => scope.startsWith('3310'))).toBe(true)
    const everybody = z
      .object({ staff: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse(await (await admin.ask('GET', '/staff')).json())
    const clerk = everybody.staff.find(({ name }) => name === 'clerk')
    expect((await city.ask('PUT', `/staff/${clerk?.id}/disabled`, { disabled: true })).status).toBe(404)
    expect((await city.ask('PUT', `/staff/${city.id}`, { role: 'admin', scope: '3310' })).status).toBe(404)
    expect((await city.ask('PUT', `/staff/${below.id}`, { role: 'supervisor', scope: '331081' })).status).toBe(204)
    expect((await city.ask('PUT', `/staff/${below.id}`, { role: 'supervisor', scope: '33' })).status).toBe(403)
  })

  it('is let in no more once it is disabled, with all its sessions, and again when that is taken back', async () => {
    const desk = await working(admin, 'gone', 'clerk', '331081')
    expect((await admin.ask('PUT', `/staff/${desk.id}/disabled`, { disabled: true })).status).toBe(204)
    expect((await desk.ask('GET', '/cases')).status).toBe(401)
    expect((await signIn('gone', OWN)).status).toBe(401)
    expect((await admin.ask('PUT', `/staff/${desk.id}/disabled`, { disabled: false })).status).toBe(204)
    expect((await desk.ask('GET', '/cases')).status).toBe(401)
    expect((await signIn('gone', OWN)).status).toBe(200)
  })

  it('is never the last one that administers the whole centre to be turned out, however many try at once', async () => {
    const second = await working(admin, 'second-admin', 'admin', '')
    const me = z
      .object({ staff: z.array(z.object({ id: z.string(), isOwn: z.boolean() })) })
      .parse(await (await admin.ask('GET', '/staff')).json())
      .staff.find(({ isOwn }) => isOwn)
    const answers = await Promise.all([
      admin.ask('PUT', `/staff/${second.id}/disabled`, { disabled: true }),
      second.ask('PUT', `/staff/${me?.id}/disabled`, { disabled: true }),
    ])
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    const left = answers[0].status === 204 ? admin : second
    expect((await left.ask('GET', '/staff')).status).toBe(200)
    if (left === second) {
      await second.ask('PUT', `/staff/${me?.id}/disabled`, { disabled: false })
      admin = await signInAs(running, 'admin')
    }
  })
})

describe('sessions', () => {
  const Account = z.object({ sessions: z.array(z.object({ id: z.string(), device: z.string(), isThis: z.boolean() })) })
  const sessionsOf = async (desk: StaffDesk) => Account.parse(await (await desk.ask('GET', '/account')).json()).sessions

  it('are listed by device and ended one by one, or all but one’s own', async () => {
    const [first, second, third] = [
      await working(admin, 'many', 'clerk', '331081'),
      await deskWith(running, 'many', OWN),
      await deskWith(running, 'many', OWN, {
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/108.0.0.0 Safari/537.36',
      }),
    ]
    const listed = await sessionsOf(third)
    expect(listed).toHaveLength(3)
    expect(listed.find(({ isThis }) => isThis)?.device).toBe('Chrome 108 · Windows')
    const ofSecond = (await sessionsOf(second)).find(({ isThis }) => isThis)
    expect((await third.ask('DELETE', `/account/sessions/${ofSecond?.id}`)).status).toBe(204)
    expect((await second.ask('GET', '/cases')).status).toBe(401)
    expect((await third.ask('DELETE', '/account/sessions')).status).toBe(204)
    expect((await first.ask('GET', '/cases')).status).toBe(401)
    expect((await third.ask('GET', '/cases')).status).toBe(200)
  })

  it('are one’s own: nobody ends another’s by its name', async () => {
    const desk = await working(admin, 'own', 'clerk', '331081')
    const other = await signInAs(running, 'clerk')
    const mine = (await sessionsOf(desk))[0]
    expect((await other.ask('DELETE', `/account/sessions/${mine?.id}`)).status).toBe(404)
    expect((await desk.ask('GET', '/cases')).status).toBe(200)
  })

  it('take their sockets along at once', async () => {
    const open = (desk: StaffDesk) =>
      new Promise<{ readonly socket: WebSocket; readonly fallen: Promise<void> }>((resolve, reject) => {
        const { url } = running.centre
        const socket = new WebSocket(`${url.replace('http', 'ws')}/console/api/live`, {
          headers: { cookie: desk.cookie, origin: url },
        })
        const fallen = new Promise<void>((fell) => void socket.once('close', () => fell()))
        socket.once('open', () => resolve({ socket, fallen }))
        socket.once('error', reject)
      })
    const lawyer = await working(admin, 'counsel', 'lawyer', '331081')
    const { fallen } = await open(lawyer)
    expect((await admin.ask('DELETE', `/staff/${lawyer.id}/sessions`)).status).toBe(204)
    await fallen
    await expect(open(lawyer)).rejects.toThrow('401')
  })
})

describe('the tree of centres', () => {
  const Cases = z.object({ cases: z.array(z.object({ caseNumber: z.string() })) })
  const listed = async (desk: StaffDesk) =>
    Cases.parse(await (await desk.ask('GET', '/cases')).json()).cases.map(({ caseNumber }) => caseNumber)

  it('shows a station its own cases and terminals, a village’s with them, and the county all of them', async () => {
    const places = [
      ['331081', '331081101'],
      ['331081101', '331081101'],
      ['331081101201', '331081101'],
    ] as const
    expect((await admin.ask('PUT', '/places/331081102', { name: '第二站', closed: false })).status).toBe(204)
    const numbers: string[] = []
    const terminals: string[] = []
    for (const [place] of places) {
      const terminal = await running.newTerminal()
      expect((await admin.ask('PUT', `/terminals/${terminal.id}/place`, { placeCode: place })).status).toBe(204)
      const { receipt } = IntakeAnswer.parse(await (await terminal.submit(buildApplication(terminal))).json())
      numbers.push(receipt.body.caseNumber)
      terminals.push(terminal.id)
    }
    const county = await signInNamed(running, 'county')
    const station = await working(admin, 'station', 'clerk', '331081101')
    const other = await working(admin, 'station2', 'supervisor', '331081102')
    const village = await working(admin, 'village', 'clerk', '331081101201')
    expect((await listed(county)).toSorted()).toEqual(numbers.toSorted())
    expect((await listed(station)).toSorted()).toEqual(numbers.slice(1).toSorted())
    expect(await listed(village)).toEqual(numbers.slice(2))
    expect(await listed(other)).toEqual([])
    expect((await station.ask('GET', `/cases/${numbers[0]}`)).status).toBe(404)
    expect((await station.ask('GET', `/cases/${numbers[1]}`)).status).toBe(200)
    const move = { from: 'applied', to: 'accepted', outcome: null, reason: null }
    expect((await other.ask('POST', `/cases/${numbers[1]}/moves`, move)).status).toBe(404)
    expect((await station.ask('POST', `/cases/${numbers[1]}/moves`, move)).status).toBe(204)
    const seen = z
      .object({ terminals: z.array(z.object({ id: z.string() })) })
      .parse(await (await station.ask('GET', '/terminals')).json())
    expect(seen.terminals.map(({ id }) => id).toSorted()).toEqual(terminals.slice(1).toSorted())
  })

  it('keeps a terminal in its county, and puts nobody where a centre is closed', async () => {
    const terminal = await running.newTerminal()
    const away = await admin.ask('PUT', `/terminals/${terminal.id}/place`, { placeCode: '3310' })
    expect(await codesOf(away)).toEqual(['unknown-place'])
    await admin.ask('PUT', '/places/331081103', { name: '关了的站', closed: true })
    const closed = await admin.ask('POST', '/staff', { name: 'shut', role: 'clerk', scope: '331081103' })
    expect(await codesOf(closed)).toEqual(['unknown-place'])
    const odd = await admin.ask('PUT', '/places/33108', { name: '不成代码', closed: false })
    expect(odd.status).toBe(400)
  })
})
