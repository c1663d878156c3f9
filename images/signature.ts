/** What the first bytes of a file say it is. */
export interface Signature {
  /** As an archivist calls it: `'TIFF'`. */
  readonly name: string
  readonly mediaType: string
  /** Whether pages can be made from it. */
  readonly taken: boolean
}

/** How many bytes of a file's beginning {@link signature} looks at. */
export const signatureBytes = 1024

const text = (offset: number, ...words: string[]) => ({
  offset,
  end: 0,
  words: words.map((w) => Buffer.from(w, 'latin1')),
})
/** For what may stand after other bytes. */
const anywhere = (...words: string[]) => ({ ...text(0, ...words), end: signatureBytes })

/** Known beginnings of files. Only what is `taken` is ever given to a decoder, whatever the file's name ends in. */
const known: readonly (Signature & { readonly at: ReturnType<typeof text> })[] = [
  { name: 'JPEG', mediaType: 'image/jpeg', taken: true, at: text(0, '\xff\xd8\xff') },
  { name: 'PNG', mediaType: 'image/png', taken: true, at: text(0, '\x89PNG\r\n\x1a\n') },
  { name: 'TIFF', mediaType: 'image/tiff', taken: true, at: text(0, 'II*\0', 'MM\0*', 'II+\0', 'MM\0+') },
  { name: 'WebP', mediaType: 'image/webp', taken: true, at: text(8, 'WEBP') },
  { name: 'GIF', mediaType: 'image/gif', taken: false, at: text(0, 'GIF87a', 'GIF89a') },
  { name: 'JPEG 2000', mediaType: 'image/jp2', taken: true, at: text(0, '\0\0\0\x0cjP', '\xff\x4f\xff\x51') },
  { name: 'BMP', mediaType: 'image/bmp', taken: false, at: text(0, 'BM') },
  { name: 'HEIF or AVIF', mediaType: 'image/heif', taken: false, at: text(4, 'ftyp') },
  { name: 'JPEG XL', mediaType: 'image/jxl', taken: false, at: text(0, '\xff\x0a', '\0\0\0\x0cJXL') },
  { name: 'DjVu', mediaType: 'image/vnd.djvu', taken: false, at: text(0, 'AT&TFORM') },
  { name: 'Photoshop', mediaType: 'image/vnd.adobe.photoshop', taken: false, at: text(0, '8BPS') },
  { name: 'PDF', mediaType: 'application/pdf', taken: true, at: anywhere('%PDF-') },
  { name: 'SVG or other XML', mediaType: 'application/xml', taken: false, at: text(0, '<?xml', '<svg') },
] // prettier-ignore

/** What a file is, by its first bytes; `undefined` where they are none that is known. */
export function signature(start: Buffer): Signature | undefined {
  return known.find(({ at }) =>
    at.words.some((word) =>
      at.end > 0
        ? start.subarray(0, at.end).includes(word)
        : start.subarray(at.offset, at.offset + word.length).equals(word),
    ),
  )
}
