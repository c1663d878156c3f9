import type { PageImage } from '../../data/model/page-image.js'
import { plan } from '../../images/plan.js'
import { parseRequest } from '../../images/request.js'
import { isReadyWhole, levels } from '../../images/sizes.js'
import type { Archive } from '../archive.js'
import type { Sheet } from './pdf-file.js'

/** A page's scan as a PDF shows it. */
export interface Picture {
  readonly jpeg: Buffer
  /** The page's true size, where the scan tells it. */
  readonly sheet: Sheet
}

const pointsInInch = 72
/** The longest side of a page that every reader shows, and the shortest. ISO 32000-1, annex C.2 */
const longest = 14_400
const shortest = 36
/** Where the scan does not tell its size, a page is as long as A4. */
const usual = 842
/** What is asked for where nothing lies ready. */
const whole = {
  size: '!2000,2000',
  region: 'full',
  rotation: '0',
  quality: 'default',
  format: 'jpg',
}

/** Pixels an inch, from the beginning of a JPEG. https://www.w3.org/Graphics/JPEG/jfif3.pdf */
function dpiOf(jpeg: Buffer): number | undefined {
  if (jpeg.length < 18 || jpeg.toString('latin1', 6, 10) !== 'JFIF' || jpeg[13] !== 1) return undefined // prettier-ignore
  return jpeg.readUInt16BE(14)
}

/** A page of the scan's shape, of its true size where that can be. */
export function sheetOf(
  { width, height }: PageImage,
  pixels: number,
  dpi: number | undefined,
): Sheet {
  const longer = Math.max(width, height)
  const told = dpi === undefined ? 0 : (pixels * pointsInInch) / dpi
  const side = told < shortest ? usual : Math.min(told, longest)
  const scaled = (length: number) => Math.max(3, Number(((length * side) / longer).toFixed(2)))
  return { width: scaled(width), height: scaled(height) }
}

/** Reads how many pixels a JPEG has on its longer side from its frame. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2 */
function longerSide(jpeg: Buffer): number {
  for (let at = 2; at + 9 < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xc3)
      return Math.max(jpeg.readUInt16BE(at + 5), jpeg.readUInt16BE(at + 7))
  }
  return 0
}

/**
 * A page's scan as a JPEG of 1,024 to 2,048 pixels on its longer side, or of all it has: the largest that lies ready in its pyramid,
 * since to make one for each page of a book would take the memory and the time that are meant for viewers.
 * Throws the `unreadable` problem, and where nothing lies ready what making it throws.
 */
export async function pagePicture(
  { pyramids, renditions }: Pick<Archive, 'pyramids' | 'renditions'>,
  image: PageImage,
  signal: AbortSignal | undefined,
): Promise<Picture> {
  const scan = { sha256: image.master.sha256, frame: image.frame }
  const level = levels(image).findIndex(isReadyWhole)
  const bytes =
    (await pyramids.part(scan, { kind: 'whole', level })) ??
    (await renditions.get(scan, plan(image, parseRequest(3, whole)), signal))
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { jpeg, sheet: sheetOf(image, longerSide(jpeg), dpiOf(jpeg)) }
}
