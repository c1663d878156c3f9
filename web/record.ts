import { spoken, type LanguageMap } from '../data/model/language.js'
import type { Agent, Item, ItemDate, Rights } from '../data/model/item.js'
import { attributes, html, webAddress, type Html } from './html.js'
import type { ItemView } from './item-view.js'
import { relatedDocuments } from './related.js'
import { rightsName } from './rights.js'
import { day, htmlDate, languageName, plainly, said, spokenAs } from './said.js'
import type { Site } from './site.js'
import { dateInWords } from './spoken-date.js'
import { wordsIn } from './words.js'

interface Row {
  readonly label: Html
  readonly value: Html
}

/** The record of an item: its summary, every element of its description, and the documents beside it. */
export function record(view: ItemView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { item } = view
  return html`<div class="record-text">
    ${
      item.abstract &&
      html`<section aria-labelledby="summary">
        <h2 id="summary">${words.summary}</h2>
        ${inEveryLanguage(item.abstract, site)}
      </section>`
    }
    <section aria-labelledby="record-heading">
      <h2 id="record-heading">${words.record}</h2>
      <dl>
        ${rows(view, site).map(
          ({ label, value }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
    </section>
    ${relatedDocuments(view, site)}
  </div>`
}

/** A text in the reader's language, and folded beneath it in the others it is known in. */
function inEveryLanguage(map: LanguageMap, site: Site): Html {
  const shown = spoken(map, site.languages)
  const others = Object.entries(map).filter(([, texts]) => texts.join('; ') !== shown)
  const paragraphs = (text: string) =>
    text.split(/\n\s*\n/).map((paragraph) => html`<p>${paragraph}</p>`)
  const key = Object.entries(map).find(([, texts]) => texts.join('; ') === shown)?.[0]
  const tag = (language: string | undefined) => (language === 'none' ? undefined : language)
  return html`<div ${spokenAs(tag(key))}>${paragraphs(shown)}</div>
    ${others.map(
      ([language, texts]) =>
        html`<details class="other">
          <summary>
            ${
              tag(language) === undefined
                ? wordsIn(site.languages).summary
                : languageName(language, site)
            }
          </summary>
          <div ${spokenAs(tag(language))}>${paragraphs(texts.join('\n\n'))}</div>
        </details>`,
    )}`
}

function rows(view: ItemView, site: Site): readonly Row[] {
  const { item } = view
  const words = wordsIn(site.languages)
  const row = (label: string, value: Html | string | false | undefined): Row[] =>
    value === undefined || value === false || value === ''
      ? []
      : [{ label: html`${label}`, value: html`${value}` }]
  return [
    ...otherTitles(item, site),
    ...item.dates.map((date) => ({ label: said(date.what, site), value: dated(date, site) })),
    ...people(item, site),
    ...row(words.marking, item.marking && said(item.marking, site)),
    ...row(words.language, item.languages.map((tag) => languageName(tag, site)).join(', ')),
    ...row(words.extent, isExtentOurs(item, site) && words.pages(item.pages.length)),
    ...row(words.reference, item.referenceCode),
    ...item.fields.map((field) => ({
      label: said(field.label, site),
      value: html`<span class="prose">${said(field.value, site)}</span>`,
    })),
    ...row(words.rights, rights(item.rights, site)),
    ...row(words.lastChanged, day(view.changed, site)),
  ]
}

function otherTitles(item: Item, site: Site): readonly Row[] {
  const shown = spoken(item.title, site.languages)
  return Object.entries(item.title)
    .map(([language, texts]) => ({ language, text: texts.join('; ') }))
    .filter(({ text }) => text !== shown)
    .map(({ language, text }) => ({
      label: html`${wordsIn(site.languages).otherTitle}`,
      value: html`<span ${spokenAs(language === 'none' ? undefined : language)}>${text}</span>`,
    }))
}

/** People one after the other, those in the same role under one label. */
function people(item: Item, site: Site): readonly Row[] {
  const roles = new Map<string, Agent[]>()
  for (const agent of item.agents) {
    const role = spoken(agent.role, site.languages)
    roles.set(role, [...(roles.get(role) ?? []), agent])
  }
  return [...roles.values()].flatMap((agents) => {
    const [first] = agents
    if (first === undefined) return []
    const names = agents.map(({ name, uri }) => {
      const known = webAddress(uri)
      return known === undefined
        ? html`<li>${said(name, site)}</li>`
        : html`<li><a href="${known}">${said(name, site)}</a></li>`
    })
    return [
      {
        label: said(first.role, site),
        value: html`<ul class="names" role="list">
          ${names}
        </ul>`,
      },
    ]
  })
}

/** A date as it was written, in words where that was EDTF, with its machine form where that is one that HTML has. */
function dated(date: ItemDate, site: Site): Html {
  const text = dateInWords(date, site)
  const datetime = htmlDate(date.edtf)
  return datetime === undefined
    ? html`${text}`
    : html`<time ${attributes({ datetime })}>${text}</time>`
}

function rights({ uri, statement }: Rights, site: Site): Html | undefined {
  const address = webAddress(uri)
  const inWords = statement && said(statement, site)
  const name = uri === undefined ? undefined : rightsName(uri, wordsIn(site.languages))
  const link =
    address !== undefined && html`<a rel="license" href="${address}">${name ?? address}</a>`
  if (!link && !inWords) return undefined
  return html`${link}${link && inWords && html`<br />`}${inWords}`
}

/** Where the archive itself tells the extent, in leaves perhaps, counting the scans beside it would only confuse. */
function isExtentOurs({ fields, pages }: Item, site: Site): boolean {
  const word = wordsIn(site.languages).extent.toLowerCase()
  return (
    pages.length > 0 && !fields.some(({ label }) => plainly(label, site).toLowerCase() === word)
  )
}
