import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { formatOf, isCalledScan } from '../../data/import/formats.js'

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const jpeg = latin('\xff\xd8\xff\xe0\0\x10JFIF')
const png = latin('\x89PNG\r\n\x1a\n')
const tiff = latin('II*\0\x08\0\0\0')
const alto = latin(
  '<?xml version="1.0"?><!-- made --><!DOCTYPE alto [<!ENTITY a "b">]>\n<alto xmlns="x">',
)

const levels = (name: string, head: Uint8Array) =>
  formatOf(name, head).findings.map(({ level }) => level)

describe('scans', () => {
  it.each([
    ['a.jpg', jpeg, 'image/jpeg'],
    ['A.JPEG', jpeg, 'image/jpeg'],
    ['a.png', png, 'image/png'],
    ['a.tif', tiff, 'image/tiff'],
    ['a.tiff', latin('MM\0*'), 'image/tiff'],
    ['big.tif', latin('II+\0'), 'image/tiff'],
    ['a.webp', latin('RIFF\x01\x02\x03\x04WEBPVP8 '), 'image/webp'],
    ['a.jp2', latin('\0\0\0\x0cjP  \r\n\x87\n'), 'image/jp2'],
    ['a.jpx', latin('\0\0\0\x0cjP  \r\n\x87\n'), 'image/jp2'],
    ['a.j2k', latin('\xff\x4f\xff\x51'), 'image/jp2'],
    ['a.pdf', latin('%PDF-1.7'), 'application/pdf'],
    ['mailed.pdf', latin('\r\n\r\n%PDF-1.3'), 'application/pdf'],
    ['no-ending', jpeg, 'image/jpeg'],
    ['other.dat', png, 'image/png'],
  ])('%s', (name, head, mediaType) => {
    expect(formatOf(name, head)).toMatchObject({ is: { kind: 'scan', mediaType }, findings: [] })
  })

  it('are what they hold, not what they are called, and that is said', () => {
    expect(formatOf('a.jpg', png)).toMatchObject({
      is: { kind: 'scan', mediaType: 'image/png' },
      findings: [{ level: 'warning', where: 'a.jpg', what: expect.stringMatching(/JPEG.*PNG/) }],
    })
    expect(levels('item.yaml', jpeg)).toEqual(['warning'])
    expect(levels('a.txt', tiff)).toEqual(['warning'])
  })

  it('that do not begin like one are told as an error', () => {
    expect(formatOf('a.jpg', latin('nonsense'))).toMatchObject({
      is: { kind: 'unknown' },
      findings: [{ level: 'error' }],
    })
    expect(formatOf('a.tif', latin(''))).toMatchObject({
      is: { kind: 'unknown' },
      findings: [{ level: 'error' }],
    })
  })
})

it.each([
  ['a.TIF', true],
  ['a.jp2', true],
  ['a.pdf', true],
  ['a.b.jpeg', true],
  ['a.xml', false],
  ['a.gif', false],
  ['tif', false],
])('knows what is called like a scan: %s', (name, is) => {
  expect(isCalledScan(name)).toBe(is)
})

describe('texts and records', () => {
  it.each([
    ['a.xml', alto, { kind: 'text', format: 'alto' }],
    ['a.alto', alto, { kind: 'text', format: 'alto' }],
    ['a.xml', latin('\xef\xbb\xbf<ns:alto '), { kind: 'text', format: 'alto' }],
    ['a.xml', latin('\xff\xfe<\0a\0l\0t\0o\0>\0'), { kind: 'text', format: 'alto' }],
    [
      'a.hocr',
      latin('<?xml version="1.0"?><html><div class="ocr_page">'),
      { kind: 'text', format: 'hocr' },
    ],
    ['a.xml', latin('<TEI xmlns="x">'), { kind: 'text', format: 'tei' }],
    ['a.xml', latin('<PcGts>'), { kind: 'text', format: 'page-xml' }],
    ['a.md', latin('# Report'), { kind: 'text', format: 'markdown' }],
    ['a.txt', latin('Dear Sir'), { kind: 'text', format: 'plain' }],
    ['a.txt', latin('<unclear> hand'), { kind: 'text', format: 'plain' }],
    ['a.txt', latin('A file that begins with %PDF-1.7'), { kind: 'text', format: 'plain' }],
    ['empty.txt', latin(''), { kind: 'text', format: 'plain' }],
    ['item.yaml', latin('title: x'), { kind: 'item-record' }],
    ['Item.YML', latin('title: x'), { kind: 'item-record' }],
    ['item.json', latin('{}'), { kind: 'item-record' }],
    ['collection.yaml', latin('title: x'), { kind: 'collection-record' }],
    ['list.csv', latin('title'), { kind: 'table' }],
    ['list.tsv', latin('title'), { kind: 'table' }],
  ])('%s', (name, head, is) => {
    expect(formatOf(name, head)).toMatchObject({ is, findings: [] })
  })
})

describe('what is left out, with a sentence', () => {
  it.each([
    ['a.gif', latin('GIF89a'), 'later', 'GIF'],
    ['a.html', latin('<!DOCTYPE html><html><body>'), 'later', 'web page'],
    ['a.xml', latin('<mets:mets>'), 'later', 'METS'],
    ['a.xml', latin('<ead>'), 'later', 'EAD'],
    ['a.xml', latin('<modsCollection>'), 'later', 'MODS'],
    [
      'manifest.json',
      latin('{"@context": "http://iiif.io/api/presentation/3/context.json"'),
      'later',
      'IIIF',
    ],
    ['raw.DNG', tiff, 'later', 'raw'],
    ['a.docx', latin('PK\x03\x04'), 'later', 'Word'],
    ['a.xml', latin('<strange/>'), 'unknown', 'strange'],
    ['a.xyz', latin('what'), 'unknown', 'not known'],
    ['README.txt', latin('Scanned in 2020'), 'ignorable', 'Rename'],
    ['a.xmp', latin('<x:xmpmeta>'), 'sidecar', 'beside'],
  ])('%s', (name, head, kind, words) => {
    const { is, findings } = formatOf(name, head)
    expect(is.kind).toBe(kind)
    expect(findings).toMatchObject([{ where: name, what: expect.stringContaining(words) }])
  })

  it.each([
    '.DS_Store',
    'Thumbs.db',
    'desktop.ini',
    '._001.jpg',
    'a.jpg.md5',
    'manifest-sha256.txt',
    '~$list.docx',
  ])('says nothing of %s', (name) => {
    expect(formatOf(name, jpeg)).toMatchObject({ is: { kind: 'ignorable' }, findings: [] })
  })
})

it('knows something of any file, and does not throw', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('a.jpg', 'a.xml', 'item.yaml', 'a.txt', 'a.csv'),
  )
  const head = fc.oneof(
    fc.uint8Array(),
    fc.string().map((text) => latin(`<?xml ${text}`)),
    fc.string().map((text) => latin(`<!DOCTYPE a [${text}`)),
  )
  fc.assert(
    fc.property(name, head, (called, bytes) => {
      expect(formatOf(called, bytes).is.called).not.toBe('')
    }),
  )
})
