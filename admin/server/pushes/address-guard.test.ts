import { expect, it } from 'vitest'
import { checkAddress, kindOf } from './address-guard.ts'

const CLOSED = { privateToo: false, loopbackToo: false }
const ofAddress = (url: string, policy = CLOSED) => {
  const checked = checkAddress(url, policy)
  return checked.ok ? 'ok' : checked.error
}

it.each([
  ['https://hooks.example.cn/in?a=1', 'ok'],
  ['https://8.8.8.8/', 'ok'],
  ['http://hooks.example.cn/', 'not-https'],
  ['ftp://hooks.example.cn/', 'not-https'],
  ['https://user:pass@hooks.example.cn/', 'not-an-address'],
  ['https://hooks.example.cn/#x', 'not-an-address'],
  ['nonsense', 'not-an-address'],
  ['http://127.0.0.1/', 'not-https'],
  ['https://127.0.0.1/', 'not-allowed'],
  ['https://2130706433/', 'not-allowed'],
  ['https://0x7f.1/', 'not-allowed'],
  ['https://10.1.2.3/', 'not-allowed'],
  ['https://192.168.1.1/', 'not-allowed'],
  ['https://169.254.169.254/latest/meta-data', 'not-allowed'],
  ['https://[::1]/', 'not-allowed'],
  ['https://[::ffff:10.0.0.1]/', 'not-allowed'],
  ['https://[fd00::1]/', 'not-allowed'],
  ['https://[2606:4700::1111]/', 'ok'],
])('%s: %s', (url, wanted) => expect(ofAddress(url)).toBe(wanted))

it('opens to a private network, or to this machine, where it is told to', () => {
  expect(ofAddress('https://10.1.2.3/', { privateToo: true, loopbackToo: false })).toBe('ok')
  expect(ofAddress('http://10.1.2.3/', { privateToo: true, loopbackToo: true })).toBe('not-https')
  expect(ofAddress('http://127.0.0.1:8080/', { privateToo: false, loopbackToo: true })).toBe('ok')
  expect(ofAddress('https://127.0.0.1/', { privateToo: true, loopbackToo: false })).toBe('not-allowed')
})

it.each(['100.64.0.1', '172.31.255.255', '203.0.113.9', '224.0.0.1', '255.255.255.255', 'fe80::1', '2002:7f00:1::'])(
  '%s is not the internet',
  (address) => expect(kindOf(address)).toBe('private'),
)
