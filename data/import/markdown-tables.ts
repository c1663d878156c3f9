/** Whether it is the line below a table's head, which is none of its rows: `|---|:--:|`. https://github.github.com/gfm/#tables-extension- */
function isDivider(line: string): boolean {
  const inner = line.trim().replace(/^\||\|$/g, '')
  return line.includes('|') && inner.split('|').every((cell) => /^:?-+:?$/.test(cell.trim()))
}

/**
 * The lines of a paragraph in which there is a table: its rows with their cells one after the other, and what stands before it. All cells are
 * there, also those that are too many for the table's head. `undefined` where there is no table.
 * @param content lines of a paragraph, as they are written
 */
export function tableRows(content: string): readonly string[] | undefined {
  if (!content.includes('|')) return undefined
  const lines = content.split('\n')
  const at = lines.findIndex((line, nth) => lines[nth - 1]?.includes('|') === true && isDivider(line)) // prettier-ignore
  if (at < 0) return undefined
  return lines.flatMap((line, nth) => (nth === at ? [] : nth < at - 1 ? [line] : [cells(line)]))
}

/** A row without its rules; a pipe that is escaped is one of the text. */
function cells(row: string): string {
  return row
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
    .filter((cell) => cell !== '')
    .join(' ')
}
