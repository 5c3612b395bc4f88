import { expect, it } from 'vitest'
import { deviceLabel } from './device-label.ts'
import { faultOfPassword } from './password-policy.ts'

it.each([
  ['kurz 1234', 'too-short'],
  ['password1234', 'too-common'],
  ['Password!!!!', 'too-common'],
  ['1qaz2wsx3edc', 'too-common'],
  ['12345678901', 'too-common'],
  ['qwertyuiop2024', 'too-common'],
  ['abababababab', 'repeats'],
  ['zhangwei-li1', 'holds-the-name'],
  ['correct horse battery', undefined],
  ['三只灰色的猫在屋顶唱歌', undefined],
  ['k3w8-vt20-mn', undefined],
])('of %s it says %s', (password, fault) => {
  expect(faultOfPassword(password, 'zhangwei-li')).toBe(fault)
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/108.0.0.0 Safari/537.36', 'Chrome 108 · Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0', 'Firefox 128 · Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0', 'Edge 120 · Windows'],
  ['<b>nobody</b>', ''],
])('a browser %s is shown as %s', (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label)
})
