import { expect, it } from '@jest/globals'
import { charged } from '../../../server/allowance/charging.js'
import type { Allowance } from '../../../server/allowance/allowances.js'
import type { Reply } from '../../../server/reply.js'

function counting() {
  const taken: number[] = []
  const allowance: Allowance = { wait: () => 0, charge: (work) => taken.push(work) }
  return { allowance, taken }
}

const reply = (body: Reply['body'], type = 'text/html'): Reply => ({
  status: 200,
  headers: { 'content-type': type },
  body,
})

it('a document is counted by its length, a picture by its making, a file not at all', () => {
  const { allowance, taken } = counting()
  charged(reply(new Uint8Array(100_000)), { allowance })
  expect(taken).toEqual([3])
  charged(reply(new Uint8Array(100_000), 'image/jpeg'), { allowance })
  charged(reply({ file: '/dump', bytes: 1e9 }), { allowance })
  expect(taken).toEqual([3])
})

it('of what is made while it is sent, only what is sent is counted, and leaving off ends it', async () => {
  const { allowance, taken } = counting()
  let [made, ended] = [0, false]
  async function* pages() {
    try {
      for (;;) {
        made += 1
        yield await Promise.resolve(new Uint8Array(1_000_000))
      }
    } finally {
      ended = true
    }
  }
  const { body } = charged(reply({ chunks: pages() }, 'application/pdf'), { allowance })
  expect([made, taken]).toEqual([0, []])
  if (!('chunks' in body)) throw new Error('no chunks')
  for await (const chunk of body.chunks) if (made === 3 && chunk.byteLength > 0) break
  expect(taken).toEqual([30, 30, 30])
  expect(ended).toBe(true)
})

it('who is not counted is given the reply as it is', () => {
  const whole = reply(new Uint8Array(5))
  expect(charged(whole, {})).toBe(whole)
})
