import { expect, it } from '@jest/globals'
import { clientOf } from '../../../server/allowance/client.js'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  [' 203.0.113.7 ', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:1.2.3.4', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::3]:443', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::3%eth0', '2001:db8:1:2::/64'],
])('%s is counted as %s', (address, client) => {
  expect(clientOf(address)).toBe(client)
})

it.each([
  undefined,
  '',
  'unknown',
  '_hidden',
  '203.0.113',
  '203.0.113.7, 203.0.113.8',
  "'; DROP TABLE",
  '127.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.7.7',
  '169.254.1.1',
  'fe80::1%eth0',
  'fd00::1',
])('%s is not counted', (address) => {
  expect(clientOf(address)).toBeUndefined()
})

it('counts what is only like a network of our own', () => {
  for (const address of ['172.32.0.1', '172.15.0.1', '11.0.0.1', '192.169.0.1', 'fe00::1'])
    expect(clientOf(address)).toBeDefined()
})
