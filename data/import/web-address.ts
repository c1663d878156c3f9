import { oneText, type Tell, type Written } from './written.js'

/** Whether a text is an address of the web: http or https, and nothing that could run. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text)
}

/** The address a value holds. Anything else is told as a warning and left out. @param what `'The address of a person'` */
export function webAddress(value: Written, what: string, tell: Tell): string | undefined {
  const text = oneText(value, what, tell)
  if (text === undefined || isWebAddress(text)) return text
  tell(
    'warning',
    value.where,
    `${what} is “${text.slice(0, 80)}”, and was left out. An address begins with https://.`,
  )
  return undefined
}
