/** What texts are sorted by: accents and capitals count for nothing, and numbers by their value, `Box 2` before `Box 10`. */
export function sortKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(8, '0'))
}
