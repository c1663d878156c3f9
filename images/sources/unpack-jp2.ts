import type { ReadBytes } from '../bytes.js'
import type { Extent } from '../sizes.js'
import type { Codestream } from './codestream.js'
import { damaged, foreign } from './fault.js'
import type { Jp2 } from './jp2.js'
import { channelsOf, type Painting } from './jp2-colour.js'
import type { Decode, Samples } from './openjpeg.js'
import { painted, type Plane, type Planes } from './paint.js'
import { selected } from './selected.js'
import { tiles, tileStream } from './tile-stream.js'
import { unpacked } from './unpacked.js'

/** How a picture's tiles are to be decoded, and what is to be made of them. */
interface Way {
  readonly painting: Painting
  /** The components that are decoded in one go, one or three; nothing where the decoder gives all by itself. */
  readonly selections?: readonly (readonly number[])[]
}

/** Whether the last two of three components are colour differences at half the width, or half of both. */
function isSubsampled({ components }: Codestream): boolean {
  const [first, ...others] = components
  return (
    components.length === 3 &&
    first?.across === 1 &&
    first.down === 1 &&
    others.every(({ across, down }) => across === 2 && (down === 1 || down === 2)) &&
    others[0]?.down === others[1]?.down
  )
}

/** Components in groups of one or three, as the decoder gives them. */
function selections(wanted: readonly number[]): readonly (readonly number[])[] {
  const groups = Array.from({ length: Math.ceil(wanted.length / 3) }, (_, nth) =>
    wanted.slice(3 * nth, 3 * nth + 3),
  )
  return groups.map((group) => (group.length === 2 ? [...group, ...group.slice(0, 1)] : group))
}

function wayFor({ stream, painting }: Jp2): Way {
  const { components } = stream
  // The decoder itself fills in what was left out, and makes RGB of it.
  if (isSubsampled(stream)) return { painting: { ...painting, colour: 'rgb' } }
  const all = [...painting.channels, ...(painting.alpha ? [painting.alpha] : [])]
  const wanted = [...new Set(all.map((channel) => channel.component))]
  if (wanted.some((nth) => components[nth]?.across !== 1 || components[nth].down !== 1))
    throw foreign('its colours differ in resolution')
  const alike = components.every(({ bits }) => bits === components[0]?.bits)
  const few = components.length === 1 || components.length === 3
  return few && alike ? { painting } : { painting, selections: selections(wanted) }
}

function checked(samples: Samples, { width, height }: Extent): Samples {
  if (samples.width === width && samples.height === height) return samples
  throw damaged('a part of it has another size than its header says')
}

function planesOf(
  decode: Decode,
  coded: Uint8Array,
  { components }: Codestream,
  way: Way,
  size: Extent,
): Planes {
  const all = [...components.keys()]
  const decoded = (way.selections ?? [all]).map((wanted) => {
    const picture = way.selections ? selected(coded, { components }, wanted, size) : coded
    return { wanted, samples: checked(decode(picture), size) }
  })
  return new Map(
    decoded.flatMap(({ wanted, samples: { values, channels } }) =>
      wanted.map((nth, first): [number, Plane] => [nth, { values, first, step: channels }]),
    ),
  )
}

/**
 * Decodes a JPEG 2000 picture, tile by tile, into a TIFF that can be read strip by strip: {@link unpacked}. Throws a fault where it is
 * damaged, or of a kind that is not read.
 */
export async function unpackJp2(
  read: ReadBytes,
  picture: Jp2,
  target: string,
  decode: Decode,
): Promise<void> {
  const { stream, width, height } = picture
  const way = wayFor(picture)
  const { colour, icc } = way.painting
  const layout = { width, height, channels: channelsOf[colour], ...(icc && { icc }) }
  const file = unpacked(target, layout)
  try {
    for (const [nth, { x0, y0, x1, y1 }] of tiles(stream).entries()) {
      const size = { width: x1 - x0, height: y1 - y0 }
      const planes = planesOf(decode, await tileStream(read, stream, nth), stream, way, size)
      const pixels = painted(planes, way.painting, size.width * size.height)
      file.put({ x: x0 - stream.image.x0, y: y0 - stream.image.y0, ...size }, pixels)
    }
  } finally {
    file.close()
  }
}
