import type { TextFormat } from '../model/text.js'
import { isAnnotations } from './annotation-signs.js'
import { begins } from './format-signs.js'

/** What a file of a format is to an archive. */
export type FormatKind =
  | 'scan' | 'text' | 'item-record' | 'collection-record' | 'table'
  /** Known, and not read yet. */
  | 'later'
  /** Left by a computer or a tool, or a word to people; of no interest. */
  | 'ignorable'
  /** Tells something of the file it lies beside; not read. */
  | 'sidecar' // prettier-ignore

/** A row of the table of formats. What it is recognised by: a name of its own, signs in its beginning, its endings. */
export type Format = {
  /** As in a sentence: `'a JPEG image'`. */
  readonly called: string
  readonly mediaType?: string
  /** Names that are this whatever is in the file. */
  readonly name?: RegExp
  /** Signs in the first bytes, and in the same as text. */
  readonly magic?: (head: Uint8Array, start: string) => boolean
  /** Name of the XML root element. */
  readonly root?: RegExp
  readonly extensions?: readonly string[]
  /** What is said to the archivist when such a file is found; nothing for what is read. */
  readonly sentence?: string
} & (
  | { readonly kind: 'text'; readonly format: TextFormat }
  | { readonly kind: Exclude<FormatKind, 'text'> }
)

const notYet = (called: string, instead: string) =>
  `This is ${called}, which is not read yet, and was left out. ${instead}`
const asImages = 'Save its pages as TIFF, JPEG or PNG.'
const office = 'Save a text as plain text (.txt, UTF-8), and a table as CSV (UTF-8).'
const asText = 'Save it as plain text (.txt, UTF-8) or as ALTO.'

const scans: readonly Format[] = [
  { kind: 'scan', called: 'a JPEG image', mediaType: 'image/jpeg', magic: begins('ffd8ff'), extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { kind: 'scan', called: 'a PNG image', mediaType: 'image/png', magic: begins('89504e470d0a1a0a'), extensions: ['png'] },
  { kind: 'scan', called: 'a TIFF image', mediaType: 'image/tiff', magic: begins('49492a00', '4d4d002a', '49492b00', '4d4d002b'), extensions: ['tif', 'tiff'] },
  { kind: 'scan', called: 'a JPEG 2000 image', mediaType: 'image/jp2', magic: begins('0000000c6a5020200d0a870a', 'ff4fff51'), extensions: ['jp2', 'j2k', 'jpx', 'jpf', 'j2c', 'jpc'] },
  { kind: 'scan', called: 'a PDF', mediaType: 'application/pdf', magic: (_, start) => /(^|[\r\n])%PDF-\d/.test(start.slice(0, 1024)), extensions: ['pdf'] },
  { kind: 'scan', called: 'a WebP image', mediaType: 'image/webp', magic: begins('52494646........57454250'), extensions: ['webp'] },
] // prettier-ignore

const laterScans: readonly Format[] = [
  later('a GIF image', 'image/gif', asImages, ['gif'], begins('47494638')),
  later('a BMP image', 'image/bmp', asImages, ['bmp'], begins('424d........00000000')),
  later('a HEIF or AVIF image', 'image/heif', asImages, ['heic', 'heif', 'avif'], begins('........6674797068656963', '........6674797061766966', '........667479706d696631', '........6674797068656978')),
  later('a DjVu document', 'image/vnd.djvu', asImages, ['djvu', 'djv'], begins('41542654464f524d')),
  later('a Photoshop image', 'image/vnd.adobe.photoshop', asImages, ['psd', 'psb'], begins('38425053')),
  { ...later('a camera’s raw image', 'image/x-raw', asImages, []), name: /\.(dng|cr2|cr3|nef|arw|raf|orf|rw2)$/i },
] // prettier-ignore

const texts: readonly Format[] = [
  { kind: 'text', format: 'alto', called: 'ALTO', mediaType: 'application/xml', root: /^alto$/i, extensions: ['xml', 'alto'] },
  { kind: 'text', format: 'page-xml', called: 'PAGE XML', mediaType: 'application/xml', root: /^PcGts$/, extensions: ['xml', 'page'] },
  { kind: 'text', format: 'tei', called: 'TEI', mediaType: 'application/tei+xml', root: /^(TEI|TEI\.2|teiCorpus)$/, extensions: ['xml', 'tei'] },
  { kind: 'text', format: 'hocr', called: 'hOCR', mediaType: 'text/vnd.hocr+html', magic: (_, start) => /<(html|body|div)[\s>]/i.test(start) && /ocr_page|ocr-system/.test(start), extensions: ['hocr', 'html', 'htm', 'xhtml', 'xml'] },
  { kind: 'text', format: 'annotations', called: 'a file of annotations', mediaType: 'application/ld+json', magic: (_, start) => isAnnotations(start) },
  { kind: 'text', format: 'markdown', called: 'Markdown', mediaType: 'text/markdown', extensions: ['md', 'markdown'] },
  { kind: 'text', format: 'plain', called: 'a plain text', mediaType: 'text/plain', extensions: ['txt', 'text'] },
] // prettier-ignore

const laterTexts: readonly Format[] = [
  laterXml('METS', /^mets$/i, 'The images and ALTO files that it lists are read as they lie in the folder.'),
  laterXml('MODS', /^mods(Collection)?$/, 'Write what it says in item.yaml.'),
  laterXml('an EAD finding aid', /^ead$/, 'Write what it says in a table, one row an item.'),
  { ...laterXml('a web page', /^html$/i, asText), extensions: ['html', 'htm', 'xhtml'] },
  later('a IIIF document', 'application/ld+json', 'Publish the images it shows, with an item.yaml.', [], (_, start) => /"@context"[^]*iiif\.io\/api\/presentation/.test(start)),
  later('a Word, Excel or OpenDocument file', 'application/octet-stream', office, ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'pages', 'numbers']),
  later('an old Word, Excel or RTF file', 'application/octet-stream', office, ['doc', 'xls', 'rtf'], begins('d0cf11e0a1b11ae1', '7b5c727466')),
  later('an archive of files', 'application/zip', 'Unpack it, and publish the folder.', ['zip', 'gz', 'tar', '7z', 'rar'], begins('1f8b08', '377abcaf271c', '526172211a07')),
] // prettier-ignore

const records: readonly Format[] = [
  { kind: 'item-record', called: 'the record of an item', mediaType: 'application/yaml', name: /^item\.ya?ml$/i },
  { kind: 'item-record', called: 'the record of an item', mediaType: 'application/json', name: /^item\.json$/i },
  { kind: 'collection-record', called: 'the record of a collection', mediaType: 'application/yaml', name: /^collection\.ya?ml$/i },
  { kind: 'collection-record', called: 'the record of a collection', mediaType: 'application/json', name: /^collection\.json$/i },
  { kind: 'table', called: 'a table', mediaType: 'text/csv', extensions: ['csv', 'tsv'] },
] // prettier-ignore

const others: readonly Format[] = [
  { kind: 'ignorable', called: 'a computer’s own file', name: /^(\..*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|~\$.*|.*~|.*\.(tmp|bak|lnk|part|crdownload))$/i },
  { kind: 'ignorable', called: 'checksums or a packing list', name: /^((tag)?manifest-\w+\.txt|bagit\.txt|bag-info\.txt|fetch\.txt|(md5|sha\d+)sums?(\.txt)?|.*\.(md5|sha1|sha256|sha512|sfv))$/i },
  { kind: 'ignorable', called: 'a word to whoever opens the folder', name: /^(readme|lies_?mich|lisez[-_]?moi|licen[cs]e|copying)(\.(txt|md|html?))?$/i,
    sentence: 'This was taken for a word to whoever opens the folder and is not published. Rename it if it is a text of the document.' },
  { kind: 'sidecar', called: 'what a program noted of the image beside it', extensions: ['xmp', 'aux', 'tfw', 'jgw', 'icc', 'icm', 'exif', 'dop', 'pp3'],
    sentence: 'This tells something of the image beside it and is not read.' },
] // prettier-ignore

/** Everything a file can be. To read another format, make its row a `scan` or a `text`. */
export const formats: readonly Format[] = [
  ...others, ...records, ...scans, ...laterScans, ...texts, ...laterTexts,
] // prettier-ignore

function later(
  called: string,
  mediaType: string,
  instead: string,
  extensions: readonly string[],
  magic?: Format['magic'],
): Format {
  return {
    kind: 'later',
    called,
    mediaType,
    sentence: notYet(called, instead),
    extensions,
    ...(magic && { magic }),
  }
}

function laterXml(called: string, root: RegExp, instead: string): Format {
  return {
    kind: 'later',
    called,
    mediaType: 'application/xml',
    sentence: notYet(called, instead),
    root,
    extensions: ['xml'],
  }
}
