import { randomInt } from 'node:crypto'

/** Digits and letters without those that are mistaken for others (i, l, o, u). */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id of twelve letters, 60 random bits: among ten million pages, two alike are not to be expected. */
export function mint(): string {
  return Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('')
}
