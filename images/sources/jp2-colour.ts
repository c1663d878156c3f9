import type { Codestream } from './codestream.js'
import { damaged, foreign } from './fault.js'

/** What the channels of a picture mean. */
export type Colour = 'grey' | 'rgb' | 'ycc' | 'cmyk'

/** One channel of the finished picture. */
export interface Channel {
  /** Which component of the codestream it is made of. */
  readonly component: number
  /** For every value of that component, the channel's value, of 255. */
  readonly values: Uint8Array
}

/** How a picture's components become colours. */
export interface Painting {
  readonly colour: Colour
  readonly channels: readonly Channel[]
  readonly alpha?: Channel & { readonly premultiplied: boolean }
  /** The profile in which its colours are meant; sRGB and its grey where there is none. */
  readonly icc?: Buffer
}

/** How many channels of colour there are. */
export const channelsOf: Readonly<Record<Colour, 1 | 3 | 4>> = { grey: 1, rgb: 3, ycc: 3, cmyk: 4 }

/** Enumerated colour spaces of JP2 and JPX. ITU-T T.800 annex I.5.3.3, T.801 annex M.11.7.3.1 */
const enumerated: Readonly<Record<number, Colour>> = {
  1: 'ycc',
  3: 'ycc',
  4: 'ycc',
  12: 'cmyk',
  15: 'grey',
  16: 'rgb',
  17: 'grey',
  18: 'ycc',
}
/** As an ICC profile spells them. https://www.color.org/specification/ICC.1-2022-05.pdf, table 19 */
const profiled: Readonly<Record<string, Colour>> = { 'GRAY': 'grey', 'RGB ': 'rgb', 'CMYK': 'cmyk' } // prettier-ignore

/** What the colour specification boxes say; the first that is understood counts. */
function specified(boxes: readonly Buffer[]): { colour: Colour; icc?: Buffer } | undefined {
  for (const box of boxes) {
    if (box.length < 7) continue
    const method = box.readUInt8(0)
    const colour = method === 1 ? enumerated[box.readUInt32BE(3)] : undefined
    if (colour) return { colour }
    const icc = box.subarray(3)
    const inProfile = profiled[icc.toString('latin1', 16, 20)]
    if ((method === 2 || method === 3) && inProfile) return { colour: inProfile, icc }
  }
  return undefined
}

/** Values of n bits spread over 0 to 255. */
function spread(bits: number): Uint8Array {
  if (bits > 16) throw foreign(`it has ${bits} bits a sample`)
  const most = 2 ** bits - 1
  return Uint8Array.from({ length: most + 1 }, (_, value) => Math.round((value * 255) / most))
}

/** The columns of a palette, in values of 255. T.800 annex I.5.3.4 */
function palette(box: Buffer): readonly Uint8Array[] {
  const [entries, columns] = [box.readUInt16BE(0), box.readUInt8(2)]
  const bits = Array.from({ length: columns }, (_, nth) => (box.readUInt8(3 + nth) & 0x7f) + 1)
  const tables = bits.map(() => new Uint8Array(entries))
  let at = 3 + columns
  for (let entry = 0; entry < entries; entry++)
    for (const [column, depth] of bits.entries()) {
      const bytes = Math.ceil(depth / 8)
      const table = tables[column]
      const value = box.readUIntBE(at, bytes)
      if (table) table[entry] = Math.round((value * 255) / (2 ** depth - 1))
      at += bytes
    }
  return tables
}

/** All channels, of colour or not: the components, or what a component mapping makes of them. T.800 annex I.5.3.5 */
function allChannels(stream: Codestream, pclr?: Buffer, cmap?: Buffer): readonly Channel[] {
  const direct = (component: number): Channel => {
    const bits = stream.components[component]?.bits
    if (bits === undefined) throw damaged('its channels name components that it does not have')
    return { component, values: spread(bits) }
  }
  if (!pclr || !cmap) return stream.components.slice(0, 8).map((_, nth) => direct(nth))
  const tables = palette(pclr)
  return Array.from({ length: Math.floor(cmap.length / 4) }, (_, nth) => {
    const plain = direct(cmap.readUInt16BE(4 * nth))
    const table = tables[cmap.readUInt8(4 * nth + 3)]
    if (cmap.readUInt8(4 * nth + 2) === 0 || !table) return plain
    const last = table.at(-1) ?? 0
    const values = plain.values.map((_value, index) => table[index] ?? last)
    return { component: plain.component, values }
  })
}

interface Meaning {
  readonly channel: number
  /** 0 colour, 1 opacity, 2 opacity that the colours are already multiplied with. */
  readonly type: number
  /** Which colour, from 1; 0 for the whole picture. */
  readonly of: number
}

/** What a channel definition box says. T.800 annex I.5.3.6 */
function meanings(box: Buffer | undefined): readonly Meaning[] {
  if (!box || box.length < 2) return []
  const count = Math.min(box.readUInt16BE(0), Math.floor((box.length - 2) / 6))
  return Array.from({ length: count }, (_, nth) => ({
    channel: box.readUInt16BE(2 + 6 * nth),
    type: box.readUInt16BE(4 + 6 * nth),
    of: box.readUInt16BE(6 + 6 * nth),
  }))
}

/** In what colours a picture is; throws a fault where they are of a kind that is not known here. */
function colours(boxes: readonly Buffer[], channels: number) {
  const told = specified(boxes)
  if (told) return told
  if (boxes.length > 0) throw foreign('its colour space is none that is known here')
  return { colour: channels < 3 ? ('grey' as const) : ('rgb' as const) }
}

/** The channels of colour in their order: as they are defined, or else as they come. */
function ordered(defined: readonly Meaning[], count: number): readonly number[] {
  const told = defined.filter(({ type, of }) => type === 0 && of > 0)
  if (told.length === 0) return Array.from({ length: count }, (_, nth) => nth)
  return told.toSorted((a, b) => a.of - b.of).map(({ channel }) => channel)
}

/**
 * How the components of a codestream become colours, by the boxes of its JP2 header (by their types; none for a bare codestream).
 * Throws a fault where its colours are of a kind that is not known here.
 */
export function painting(
  stream: Codestream,
  header: ReadonlyMap<string, readonly Buffer[]>,
): Painting {
  const all = allChannels(stream, header.get('pclr')?.[0], header.get('cmap')?.[0])
  const told = colours(header.get('colr') ?? [], all.length)
  const defined = meanings(header.get('cdef')?.[0])
  const wanted = ordered(defined, all.length).slice(0, channelsOf[told.colour])
  const channels = wanted.flatMap((nth) => all[nth] ?? [])
  if (channels.length < channelsOf[told.colour]) throw damaged('it has fewer channels than colours')
  const opacity = defined.find(({ type, of }) => (type === 1 || type === 2) && of === 0)
  const alpha = opacity && all[opacity.channel]
  return {
    ...told,
    channels,
    ...(alpha && { alpha: { ...alpha, premultiplied: opacity.type === 2 } }),
  }
}
