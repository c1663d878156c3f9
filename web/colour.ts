/** A colour as CSS writes it in hexadecimal: `'#7a2e1f'`, small letters, six digits. */
export type Colour = `#${string}`

/** Reads `#7a2e1f` or `#abc`; `undefined` for anything else. https://www.w3.org/TR/css-color-4/#hex-notation */
export function parseColour(text: string): Colour | undefined {
  const [, digits] = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim()) ?? []
  if (digits === undefined) return undefined
  const six = digits.length === 6 ? digits : digits.replace(/./g, '$&$&')
  return `#${six.toLowerCase()}`
}

/** What links and buttons stand on, by day and by night: the paper and the sheets of `assets/style.css`. */
export const grounds = {
  light: ['#fbfaf7', '#ffffff'],
  dark: ['#1b1a18', '#232220'],
} as const satisfies Record<string, readonly Colour[]>

/** By day or by night. */
export type Scheme = keyof typeof grounds

/** The least contrast of words with what they stand on. https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const leastContrast = 4.5

/** How well a colour is read on the grounds of a scheme: its contrast with the one that suits it least, from 1 to 21. */
export function contrastOnGrounds(colour: Colour, scheme: Scheme): number {
  return Math.min(...grounds[scheme].map((ground) => contrast(colour, ground)))
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}

/** The colour nearest to one that can be read in a scheme: itself where it can, else mixed with as little black (by night, white) as will do. */
export function readable(colour: Colour, scheme: Scheme): Colour {
  const end = scheme === 'light' ? 0 : 255
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mixedWith(colour, end, share)
    if (contrastOnGrounds(mixed, scheme) >= leastContrast) return mixed
  }
  return scheme === 'light' ? '#000000' : '#ffffff'
}

function mixedWith(colour: Colour, end: number, share: number): Colour {
  const mixed = channels(colour).map((channel) => Math.round(channel + (end - channel) * share))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** A style sheet that sets the accent of an archive. Where only one of the two is chosen, the other is made from it. */
export function accentStyle(light: Colour | undefined, dark: Colour | undefined): string {
  const byDay = light ?? (dark && readable(dark, 'light'))
  const byNight = dark ?? (light && readable(light, 'dark'))
  if (byDay === undefined || byNight === undefined) return ''
  return `:root{--accent:${byDay}}@media screen and (prefers-color-scheme:dark){:root{--accent:${byNight}}}@media print{:root{--accent:#000}}\n`
}
