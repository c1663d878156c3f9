import { factLine } from './cards.js'
import { html, type Html } from './html.js'
import { layout } from './layout.js'
import { day } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** A file with all manifests, as the page shows it. */
export interface ShownDump {
  readonly name: string
  readonly address: string
  /** Where its checksum stands by itself. */
  readonly checksum: string
  /** When the newest change in it was made, ISO 8601; none where the archive was empty. */
  readonly asOf?: string | undefined
  /** How many manifests. */
  readonly items: number
  /** Ids of documents that could not be read. */
  readonly leftOut: readonly string[]
  readonly bytes: number
  readonly unpacked: number
  /** Hexadecimal digits. */
  readonly sha256: string
}

/** What the page shows. */
export interface DumpsView {
  /** The newest first. */
  readonly dumps: readonly ShownDump[]
  /** Where what changed after them is told. */
  readonly activities: string
}

/** Where all of the archive can be taken at once: the files, how to take and check them, and how to go on from there. */
export function dumpsPage({ dumps, activities }: DumpsView, site: Site): Html {
  const { dumps: words } = wordsIn(site.languages)
  const [newest, ...earlier] = dumps
  const body = html`<div class="head">
      <h1>${words.title}</h1>
      <p class="sub">${words.lead}</p>
    </div>
    <div class="lists dumps">
      <p>${words.holds}</p>
      ${
        newest
          ? html`<section>
              <h2>${words.newest}</h2>
              ${file(newest, site)}
            </section>`
          : html`<p class="none">${words.none}</p>`
      }
      ${newest && taking(newest, site)}
      <section>
        <h2>${words.then}</h2>
        <p>${words.thenHelp}</p>
        <p><a href="${activities}">${words.changes}</a></p>
      </section>
      ${
        earlier.length > 0 &&
        html`<section>
          <h2>${words.earlier}</h2>
          ${earlier.map((one) => file(one, site))}
        </section>`
      }
      <p><a href="${site.addresses.dumpList}">${words.forPrograms}</a></p>
    </div>`
  const { dumps: canonical, dumpList } = site.addresses
  const links = [{ rel: 'alternate', href: dumpList, type: 'application/json' }]
  return layout({ title: words.title, description: words.lead, canonical, body, links }, site)
}

function file(dump: ShownDump, site: Site): Html {
  const { dumps: words, bytes } = wordsIn(site.languages)
  const { leftOut, asOf } = dump
  return html`<div class="dump">
    <h3><a href="${dump.address}" download>${dump.name}</a></h3>
    <p class="meta">
      ${factLine([
        asOf !== undefined && html`${words.asOf} ${day(asOf, site)}`,
        words.manifests(dump.items),
        bytes(dump.bytes),
        words.unpacked(bytes(dump.unpacked)),
      ])}
    </p>
    ${leftOut.length > 0 && html`<p class="meta">${words.leftOut(leftOut.length)}</p>`}
    <p class="meta">
      <a href="${dump.checksum}">${words.checksum}</a>
      <code>${dump.sha256}</code>
    </p>
  </div>`
}

/** The commands, for who has never done it. */
function taking({ address, checksum, name }: ShownDump, site: Site): Html {
  const { dumps: words } = wordsIn(site.languages)
  const lines = [
    `curl -O -C - ${address}`,
    `curl -O ${checksum}`,
    `sha256sum -c ${name}.sha256`,
    `zcat ${name} | head -n 1`,
  ]
  return html`<section>
    <h2>${words.how}</h2>
    <p>${words.howHelp}</p>
    <pre><code>${lines.join('\n')}</code></pre>
  </section>`
}
