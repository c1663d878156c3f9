import type { Extent } from '../sizes.js'
import type { Codestream } from './codestream.js'

const numbers = (bytes: 1 | 2 | 4, ...values: readonly number[]) => {
  const buffer = Buffer.alloc(bytes * values.length)
  for (const [nth, value] of values.entries()) buffer.writeUIntBE(value, nth * bytes, bytes)
  return buffer
}

function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([numbers(4, body.length + 8), Buffer.from(type, 'latin1'), body])
}

/**
 * A JP2 that shows some components of a codestream, one or three, as if they were all. The decoder gives pictures of one component
 * or three; with a component mapping (and the palette that has to stand beside one, of a single entry) it gives any.
 * ITU-T T.800 annex I.5.3.5, https://www.itu.int/rec/T-REC-T.800
 */
export function selected(
  coded: Uint8Array,
  { components }: Pick<Codestream, 'components'>,
  wanted: readonly number[],
  { width, height }: Extent,
): Buffer {
  const bits = wanted.reduce((most, nth) => Math.max(most, components[nth]?.bits ?? 8), 1)
  const each = (value: number) => wanted.map(() => value)
  return Buffer.concat([
    box('jP  ', Buffer.from('\r\n\x87\n', 'latin1')),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box(
      'jp2h',
      box(
        'ihdr',
        numbers(4, height, width),
        numbers(2, components.length),
        numbers(1, bits - 1, 7, 0, 0),
      ),
      box('colr', numbers(1, 1, 0, 0), numbers(4, wanted.length === 1 ? 17 : 16)),
      box(
        'pclr',
        numbers(2, 1),
        numbers(1, wanted.length, ...each(bits - 1)),
        numbers(bits > 8 ? 2 : 1, ...each(0)),
      ),
      box('cmap', ...wanted.flatMap((nth) => [numbers(2, nth), numbers(1, 0, 0)])),
    ),
    box('jp2c', coded),
  ])
}
