import swagger from '@fastify/swagger'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import { announceDeprecation, DEPRECATED_ROUTES } from './deprecation.ts'

const build = async () => {
  const app = fastify()
  announceDeprecation(app, [
    {
      method: 'GET',
      url: '/v0/things/:id',
      deprecatedAtMs: Date.UTC(2026, 10, 1),
      sunsetAtMs: Date.UTC(2027, 10, 1),
      link: 'https://centre.test/docs#things',
    },
    { method: 'GET', url: '/v0/open', deprecatedAtMs: 0, sunsetAtMs: null, link: 'https://centre.test/docs' },
  ])
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'test', version: '1' } } })
  await app.register(async (inner) => {
    inner.get('/v0/things/:id', async () => ({}))
    inner.put('/v0/things/:id', async () => ({}))
    inner.get('/v0/open', (_request, reply) => reply.code(401).send({}))
  })
  await app.ready()
  return app
}

it('a deprecated route says since when, until when and what instead, whatever it answers', async () => {
  const app = await build()
  const told = await app.inject('/v0/things/7?x=1')
  expect(told.headers['deprecation']).toBe('@1793491200')
  expect(told.headers['sunset']).toBe('Mon, 01 Nov 2027 00:00:00 GMT')
  expect(told.headers['link']).toBe('<https://centre.test/docs#things>; rel="deprecation"; type="text/html"')
  const refused = await app.inject('/v0/open')
  expect(refused.headers).toMatchObject({ deprecation: '@0' })
  expect(refused.headers['sunset']).toBeUndefined()
})

it('another method of the same address says nothing, and the document marks the one alone', async () => {
  const app = await build()
  const other = await app.inject({ method: 'PUT', url: '/v0/things/7' })
  expect(other.headers['deprecation']).toBeUndefined()
  const { paths } = app.swagger()
  expect(paths?.['/v0/things/{id}']).toMatchObject({ get: { deprecated: true } })
  expect(paths?.['/v0/things/{id}']).not.toHaveProperty('put.deprecated')
})

it('nothing of version 1 is deprecated', () => expect(DEPRECATED_ROUTES).toEqual([]))
