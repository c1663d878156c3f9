import { z } from 'zod'
import { isLanguageTag, type LanguageMap } from '../data/model/language.js'
import {
  contrastOnGrounds,
  leastContrast,
  parseColour,
  readable,
  type Scheme,
} from '../web/colour.js'

/** Words in one language that is not told, or in several. */
export const words = z
  .union([
    z
      .string()
      .min(1)
      .transform((text): LanguageMap => ({ none: [text] })),
    z.record(
      z.string().refine((tag) => tag === 'none' || isLanguageTag(tag), 'not a language tag'),
      z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]),
    ),
  ])
  .transform((map): LanguageMap => map)

/**
 * A colour for words, as `#7a2e1f`. One that cannot be read on what it stands on is refused, with the nearest that can.
 * https://www.w3.org/TR/WCAG22/#contrast-minimum
 */
export function colourSetting(scheme: Scheme) {
  return z.string().transform((text, context) => {
    const colour = parseColour(text)
    const contrast = colour && contrastOnGrounds(colour, scheme)
    if (colour && contrast !== undefined && contrast >= leastContrast) return colour
    const message =
      colour && contrast !== undefined
        ? `cannot be read on ${scheme === 'light' ? 'light' : 'dark'} paper: its contrast is ${contrast.toFixed(1)} to 1, and must be at least ${String(leastContrast)} to 1; ${readable(colour, scheme)} is the nearest that has it`
        : 'must be a colour such as #7a2e1f'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

/** The name of a file in the archive folder, which may lie in a folder of it. */
export function fileSetting(ending: RegExp, kinds: string) {
  return z
    .string()
    .regex(
      /^(?!\/)(?!.*(^|\/)\.)(?!.*[\\:\0])[^/].*$/,
      'must be the name of a file in the archive folder, such as logo.svg',
    )
    .regex(ending, `must be a file of ${kinds}`)
}

/** Ids, one after the other or in a list. */
export const idsSetting = z.union([
  z.array(z.string().min(1)),
  z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)),
])
