import { randomNumbers } from '../scans.js'

/** The parts of an image address, as they would stand between its slashes before they are percent-encoded. */
export interface Parts {
  readonly region: string
  readonly size: string
  readonly rotation: string
  readonly last: string
}

const legal = {
  region: ['full', 'square', '0,0,100,80', '13,7,1,1', '90,70,900,900', 'pct:0,0,50,50', 'pct:12.5,.5,33.333,100', '0,0,99999999999999999999,9'],
  size: ['max', '^max', 'full', '50,', '^300,', ',40', '^,222', 'pct:50', '^pct:120', '20,30', '^200,30', '!40,40', '^!400,400', '!9999,9999', 'pct:0.5', '1,'],
  rotation: ['0', '90', '!180', '270', '22.5', '!0.25', '360', '007', '359.999'],
  quality: ['default', 'color', 'gray', 'bitonal'],
  format: ['jpg', 'png', 'webp', 'avif', 'tif', 'gif', 'pdf'],
} // prettier-ignore

const foreign = [
  ...['', '.', '..', '...', '/', '\\', '../../etc/passwd', '..%2f..%2f', '%00', '%', '%2', '%zz', '%25', '%2e%2e', '%c0%ae', '%ff'],
  ...['\0', '\u0001', '\u007f', '\u0080', '\u200b', '\u202e', '\ufeff', '\ud800', '１２３', '٣', 'é', '😀', 'ſ', '\u0130', '−1', '½'],
  ...['NaN', 'Infinity', '-0', '+1', '-1', '1e3', '1E-3', '0x10', '0b1', '1_000', '5.', '.', '.5.', '1..2', '1,5', ' 1', '1 ', '\t', '\n', '\r\n'],
  ...['9'.repeat(30), '9'.repeat(400), `0.${'0'.repeat(300)}1`, '4294967296', '2147483648', '9007199254740993', '1e308', '0', '00', '0.0'],
  ...['^', '^^', '!', '!!', '^!', '!^', ',', ',,', ',,,', 'pct:', 'pct:,,,', 'PCT:1,1,1,1', 'Full', 'MAX', 'max ', 'native', 'grey', 'jpeg', 'jp2'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'true', '[object Object]', '{}', '[]', '*', '?', '#', '&', ';', '|', '$(id)', '`id`'],
  ...["' or 1=1--", '<script>', '${7*7}', 'file:///etc/passwd', 'http://example.org/', 'A'.repeat(3000), 'info.json', 'default', 'default.jpg'],
] // prettier-ignore

const alphabet = Array.from('0123456789.,:!^%-+ pctfulmaxsqre/\\~é\0')

/** Makes parts of addresses without end, the same for the same seed: legal ones, nearly legal ones, and anything else. */
export function* hostileParts(seed: number): Generator<Parts> {
  const random = randomNumbers(seed)
  // The low digits of such numbers come round soon.
  const below = (end: number) => Math.floor(random() * end)
  const one = (from: readonly string[]) => from[below(from.length)] ?? ''
  const mutated = (text: string): string => {
    const characters = Array.from(text)
    for (let times = 1 + below(2); times > 0; times--) {
      const at = below(characters.length + 1)
      const change = below(5)
      if (change === 0) characters.splice(at, 1)
      else if (change === 1) characters.splice(at, 0, one(alphabet))
      else if (change === 2) characters.splice(at, 1, one(alphabet))
      else if (change === 3) characters.splice(at, below(3), one(foreign))
      else characters.splice(at, 0, ...characters.slice(at, at + 3))
    }
    return characters.join('')
  }
  const part = (from: readonly string[]): string => {
    const luck = random()
    if (luck < 0.72) return one(from)
    return luck < 0.95 ? mutated(one(from)) : one(foreign)
  }
  for (;;) {
    const [quality, format] = [part(legal.quality), part(legal.format)]
    yield {
      region: part(legal.region),
      size: part(legal.size),
      rotation: part(legal.rotation),
      last: random() < 0.97 ? `${quality}.${format}` : mutated(quality),
    }
  }
}

const whole = '[0-9]+'
const number = String.raw`([0-9]+(\.[0-9]+)?|\.[0-9]+)`
const four = (of: string) => [of, of, of, of].join(',')
const region = new RegExp(`^(full|square|${four(whole)}|pct:${four(number)})$`)
const measured = `max|${whole},|,${whole}|${whole},${whole}|!${whole},${whole}|pct:${number}`
const size = {
  3: new RegExp(String.raw`^\^?(${measured})$`),
  2: new RegExp(`^(full|${measured})$`),
} as const
const rotation = new RegExp(`^!?${number}$`)
const last = new RegExp(`^(${legal.quality.join('|')})\\.(${legal.format.join('|')})$`)

/** Whether the grammar of a version has such a request, whatever the image. https://iiif.io/api/image/3.0/#4-image-requests */
export function isGrammatical(version: 2 | 3, parts: Parts): boolean {
  return (
    region.test(parts.region) &&
    size[version].test(parts.size) &&
    rotation.test(parts.rotation) &&
    Number(parts.rotation.replace('!', '')) <= 360 &&
    last.test(parts.last)
  )
}
