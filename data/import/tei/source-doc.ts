import type { Rule } from './rule.js'

/** `surface`, `zone` and `line` of a `sourceDoc`, which are places and hold text. https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHZLAB */
export const placed: Rule = (text, attributes, name) => {
  const { flow, facsimile } = text
  const begun = facsimile.begins(name, attributes)
  if (!begun) return undefined
  const isZone = 'surface' in begun
  if (!isZone && flow.surface !== begun) flow.breakPage({ places: [], surface: begun }, false)
  const places = isZone ? [begun] : []
  const end = flow.block({ places, isParagraph: name !== 'line' })
  return () => {
    end?.()
    facsimile.ends(name)
  }
}
