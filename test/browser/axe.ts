import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** What a page has that keeps somebody from reading it, by the rule it breaks. */
export interface Barrier {
  /** `'color-contrast'`; https://dequeuniversity.com/rules/axe/ */
  readonly rule: string
  /** Where: CSS selectors. */
  readonly where: readonly string[]
  readonly what: string
}

/** Rules of WCAG 2.0, 2.1 and 2.2 at levels A and AA, and what axe-core counts as good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let axe: string | undefined

/** Looks at a page with axe-core; gives every barrier it finds, and how many checks it made. https://github.com/dequelabs/axe-core */
export async function barriers(
  page: Page,
): Promise<{ readonly found: readonly Barrier[]; readonly checked: number }> {
  axe ??= readFileSync(join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8')
  await page.evaluate(axe)
  return page.evaluate(`(async () => {
    const { violations, passes } = await axe.run(document, { runOnly: ${JSON.stringify(tags)}, resultTypes: ['violations'] })
    return {
      found: violations.map(({ id, nodes, help }) => ({ rule: id, what: help, where: nodes.map(({ target }) => target.join(' ')) })),
      checked: passes.length,
    }
  })()`)
}
