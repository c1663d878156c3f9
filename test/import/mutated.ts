import { randomFrom } from '../../bench/images/random.js'

/** What breaks readers: markup out of place, entities, numbers that are none, and much of anything. */
const scraps = [
  '<', '>', '&', '"', "'", '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml version="1.0"?>', '\u0000', '\ufffd', '\ud800', '\u200f', '𝔸',
  '<!DOCTYPE a [<!ENTITY x "&#108;&#111;&#108;"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>', '&x;', '&y;&y;&y;', '&nbsp;', '&#0;', '&#x110000;', '&lt;', '<!ENTITY x SYSTEM "file:///etc/passwd">',
  'NaN', '-1', '1e309', '99999999999999999999', '0.0000001', '0,0 0,0', '1,1', 'Infinity', ' ', '\n\n', '\t', 'title="bbox -5 -5 1e9 NaN"', 'POINTS="1"', 'points="0,0"',
  '<TextLine>', '<TextRegion>', '<Word>', '<Unicode>', '<String CONTENT="x"/>', '<pb/>', '<lb break="no"/>', '<choice>', '<gap/>', '<note>', '<span class="ocr_line">', '<p class=ocr_par',
  '<a>'.repeat(300), '</a>'.repeat(300), 'x'.repeat(5000), ' a="1"'.repeat(1200),
] // prettier-ignore

/** Changes a text in a few places, always in the same way for the same seed. */
export function mutated(text: string, seed: number): Uint8Array {
  const random = randomFrom(seed)
  const below = (end: number) => Math.floor(random() * end)
  let changed = text
  for (let times = 1 + below(6); times > 0; times--) {
    const at = below(changed.length + 1)
    const length = below(random() < 0.2 ? 2000 : 12)
    const rest = changed.slice(at + length)
    const scrap = scraps[below(scraps.length)] ?? ''
    const kind = below(6)
    if (kind === 0) changed = changed.slice(0, at) + rest
    else if (kind === 1) changed = changed.slice(0, at) + scrap + changed.slice(at)
    else if (kind === 2) changed = changed.slice(0, at) + scrap + rest
    else if (kind === 3)
      changed = changed.slice(0, at) + changed.slice(at, at + length).repeat(3) + rest // prettier-ignore
    else if (kind === 4) changed = changed.slice(0, at)
    else changed = changed.replace(/\d+/g, (digits) => (random() < 0.05 ? scrap : digits))
  }
  const bytes = new TextEncoder().encode(changed)
  for (let times = below(3); times > 0 && bytes.length > 0; times--) bytes[below(bytes.length)] = below(256) // prettier-ignore
  return bytes
}
