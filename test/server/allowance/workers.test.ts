import { expect, it } from '@jest/globals'
import { archiveFolder, lookingAt } from '../../archives.js'
import { Client, serving, until } from '../spawned.js'

it('several processes count together: who used up its allowance at one is refused by the other', async () => {
  const folder = await archiveFolder()
  await lookingAt(folder)
  const server = await serving([
    ...['--archive', folder, '--workers', '2', '--trust-proxy', '1', '--client-work', '1'],
  ])
  // Two connections that are kept: each is another worker's.
  const [one, other] = [new Client(server.port), new Client(server.port)]
  const ask = async (client: Client, from: string) =>
    (await client.get('/iiif/presentation/3/none/manifest', { 'x-forwarded-for': from })).status
  try {
    expect([await ask(one, '203.0.113.7'), await ask(other, '203.0.113.7')]).toEqual([404, 404])
    let asked = 0
    while ((await ask(one, '203.0.113.7')) !== 429 && asked < 5000) asked += 1
    // Four seconds of work, of five milliseconds each.
    expect(asked).toBeGreaterThan(500)
    expect(asked).toBeLessThan(5000)
    await until('the other worker has heard of it', async () => (await ask(other, '203.0.113.7')) === 429) // prettier-ignore
    expect([await ask(one, '203.0.113.8'), await ask(other, '203.0.113.8')]).toEqual([404, 404])
  } finally {
    one.close()
    other.close()
  }
})
