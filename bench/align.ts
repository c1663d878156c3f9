import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { foreignFit, placings, type ReadDocument } from './align/placing.js'
import { readPages } from './align/reading.js'
import { splittings } from './align/splitting.js'
import { realFolder, trueDocuments, type TrueDocument } from './align/truth.js'
import { median } from './measure.js'

/** How often each page is written and each reading damaged, always otherwise. */
const seeds = 3

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(2)} %`
const verdict = (isReached: boolean) => (isReached ? 'yes' : '**no**')

interface Demand {
  readonly right: number
  readonly wrong: number
}

/** What the words of a kind of page must reach, in a hundred. */
function demand(kind: TrueDocument['kind'], rate: number): Demand | undefined {
  if (kind === 'handwriting') return undefined
  return kind === 'typescript' && rate === 0
    ? { right: 99.5, wrong: 0.1 }
    : { right: 95, wrong: 0.5 }
}

const { documents, missing } = await trueDocuments()
if (documents.length === 0)
  throw new Error(`There is no real material at ${realFolder}; set FONDS_REAL.`)
const read: ReadDocument[] = []
for (const document of documents) {
  console.error(`Reading ${document.name}…`)
  read.push({ document, read: await readPages(document) })
}

const rows: string[] = []
const ofKind = (kind: TrueDocument['kind']) => read.filter(({ document }) => document.kind === kind)
for (const kind of ['typescript', 'print', 'handwriting'] as const)
  for (const rate of [0, 0.1, 0.2, 0.3]) {
    if (ofKind(kind).length === 0) continue
    console.error(`Placing ${kind}, ${String(rate * 100)} % more characters wrong…`)
    const { score, milliseconds, worstFit } = placings(ofKind(kind), rate, seeds)
    const { words, right, wrong, notes, noted } = score
    const wanted = demand(kind, rate)
    const must = wanted ? `≥ ${String(wanted.right)} %, ≤ ${String(wanted.wrong)} %` : '–'
    const isReached = wanted && (100 * right) / words >= wanted.right && (100 * wrong) / words <= wanted.wrong && noted === 0 // prettier-ignore
    rows.push(
      `| ${kind} | ${String(rate * 100)} % | ${words.toLocaleString('en')} | ${must} | ${percent(right, words)} | ${percent(wrong, words)} | ${String(noted)} of ${String(notes)} | ${median(milliseconds).toFixed(0)} ms, at most ${Math.max(...milliseconds).toFixed(0)} | ${worstFit.toFixed(2)} | ${wanted ? verdict(isReached === true) : '–'} |`,
    )
  }

const breaks: string[] = []
const joined = read.filter(({ document }) => document.kind !== 'handwriting')
for (const rate of [0, 0.1, 0.2, 0.3]) {
  console.error(`Splitting, ${String(rate * 100)} % more characters wrong…`)
  const { all, exact, wrong, unsure, milliseconds } = splittings(joined, rate, seeds * 3)
  breaks.push(
    `| ${String(rate * 100)} % | ${String(all)} | ${percent(exact, all)} | ${percent(wrong, all)} | ${percent(unsure, all)} | ${median(milliseconds).toFixed(0)} ms | ${rate === 0 ? verdict(exact / all >= 0.98) : '–'} |`,
  )
}

const times = read.flatMap(({ read: pages }) => pages.map(({ milliseconds }) => milliseconds)).filter((time) => time > 100) // prettier-ignore
const ocr = times.length > 0 ? `OCR took ${(median(times) / 1000).toFixed(1)} s a page in this run.` : 'OCR was done in an earlier run.' // prettier-ignore
const report = `# Alignment

Node ${process.versions.node}, ${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'}). ${ocr} ${documents.map(({ name, pages }) => `${name}: ${String(pages.length)} pages`).join('; ')}.

## Words

The true text of each page without its places, ${String(seeds)} times in each of three manners (line by line; in one paragraph; the same with the hyphens of line ends joined), with notes of
editors and translators put in that are not on the page, placed among what Tesseract read. Right: a box in the true line, where the word stands in it. Wrong: a box elsewhere.
No word of a note may be given a box.

| pages | characters damaged beside | words | must reach | right | wrong | words of notes with a box | a page | least fit | reached |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

A text fits a page of another language at most ${foreignFit(read).toFixed(2)}; below 0.3 it is not placed.

## Page breaks

The pages of all documents of a language as one text, as they are and in other orders, whole and cut, in the same manners. At least 98 % must be exact.

| characters damaged beside | breaks | exact, to the word | elsewhere, and thought sure | said to be unsure | a page | reached |
| --- | --- | --- | --- | --- | --- | --- |
${breaks.join('\n')}
${missing.length > 0 ? `\nLeft out: ${missing.join(' ')}\n` : ''}`
console.log(report)
await mkdir('bench/results', { recursive: true })
await writeFile('bench/results/align.md', report)
