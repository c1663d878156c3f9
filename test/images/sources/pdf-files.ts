/** An image as a PDF keeps it, and where it lies on its page, in points from the bottom left. */
export interface Placed {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  readonly filter: 'DCTDecode' | 'JPXDecode' | 'FlateDecode'
  readonly colours: 'DeviceRGB' | 'DeviceGray'
  readonly at: readonly [x: number, y: number, width: number, height: number]
}

/** A page of so many points. */
export interface Sheet {
  readonly size: readonly [width: number, height: number]
  readonly images?: readonly Placed[]
  /** Further entries of its dictionary: `'/Rotate 90'`. */
  readonly entries?: string
  /** Further operators of its content. */
  readonly content?: string
}

type Part = string | Uint8Array

/** A small PDF of these pages. */
export function pdfFile(sheets: readonly Sheet[]): Buffer {
  const objects: Part[][] = [['<</Type/Catalog/Pages 2 0 R>>'], []]
  const add = (...parts: Part[]) => `${objects.push(parts)} 0 R`
  const stream = (entries: string, bytes: Uint8Array) =>
    add(`<<${entries}/Length ${bytes.length}>>\nstream\n`, bytes, '\nendstream')
  const pages = sheets.map(({ size, images = [], entries = '', content = '' }) => {
    const names = images.map(({ bytes, width, height, filter, colours }) =>
      stream(
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/${colours}/BitsPerComponent 8/Filter/${filter}`,
        bytes,
      ),
    )
    const drawn = images.map(
      ({ at: [x, y, w, h] }, nth) => `q ${w} 0 0 ${h} ${x} ${y} cm /I${nth} Do Q`,
    )
    const contents = stream('', Buffer.from([...drawn, content].join('\n')))
    const resources = `<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<<${names.map((name, nth) => `/I${nth} ${name}`).join('')}>>>>`
    return add(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size.join(' ')}]${entries}/Contents ${contents}/Resources${resources}>>`,
    )
  })
  objects[1] = [`<</Type/Pages/Count ${pages.length}/Kids[${pages.join(' ')}]>>`]
  return file(objects)
}

/** Header, objects, where they are, and the trailer. https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf, 7.5 */
function file(objects: readonly (readonly Part[])[]): Buffer {
  const parts: Buffer[] = []
  let length = 0
  const put = (part: Part) => {
    const bytes = Buffer.from(part)
    parts.push(bytes)
    length += bytes.length
  }
  put('%PDF-1.7\n')
  const places = objects.map((object, nth) => {
    const at = length
    put(`${nth + 1} 0 obj\n`)
    object.forEach(put)
    put('\nendobj\n')
    return at
  })
  const start = length
  put(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n`)
  for (const place of places) put(`${String(place).padStart(10, '0')} 00000 n \n`)
  put(`trailer\n<</Size ${places.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(parts)
}
