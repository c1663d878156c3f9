// Turns to another page of the document, or to another of its texts, without loading all anew: the parts of the page that
// change are fetched and put in. The links are plain links; where anything goes otherwise than expected they are followed.

const followed =
  '#reader :is(.turn, .film, .tabs, .contents) a[href], #reader .column[href], .tools:not(.live) a[href*="?"]'
const parser = new DOMParser()
const known = new Map()
let shown = here(location)
let turning = 0

function here({ pathname, search }) {
  return pathname + search
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.(followed)
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const url = new URL(link.href)
  if (url.origin !== location.origin || !document.getElementById('reader')) return
  event.preventDefault()
  url.hash = ''
  go(url, true)
})

addEventListener('popstate', () => {
  if (here(location) !== shown) go(new URL(location.href), false)
})

for (const kind of ['pointerover', 'focusin'])
  document.addEventListener(kind, ({ target }) => {
    const link = target.closest?.('#reader .turn a[href]')
    if (link && !navigator.connection?.saveData) fetched(new URL(link.href)).catch(() => undefined)
  })

/** The page at an address, fetched once in a while: a page that was fetched as the pointer came near is there when it is wanted. */
function fetched(url) {
  const key = here(url)
  const found = known.get(key)
  if (found && Date.now() - found.at < 60_000) return found.page
  const page = fetch(key, { headers: { accept: 'text/html' }, redirect: 'error' }).then(
    async (reply) => {
      if (!reply.ok) throw new Error(`${reply.status}`)
      return reply.text()
    },
  )
  known.set(key, { at: Date.now(), page })
  page.catch(() => known.delete(key))
  for (const old of [...known.keys()].slice(0, -8)) known.delete(old)
  return page
}

async function go(url, push) {
  const turn = ++turning
  const reader = document.getElementById('reader')
  reader.setAttribute('aria-busy', 'true')
  try {
    const page = parser.parseFromString(await fetched(url), 'text/html')
    if (turn !== turning) return
    const next = page.getElementById('reader')
    if (!next?.querySelector('.leaf .stage')) throw new Error('not such a page')
    if (push) history.pushState(null, '', url)
    shown = here(location)
    swap(page, reader, next)
  } catch {
    if (turn !== turning) return
    if (push) location.assign(url)
    else location.reload()
  } finally {
    if (turn === turning) reader.removeAttribute('aria-busy')
  }
}

function swap(page, reader, next) {
  const back = focusAfter(reader)
  const [leaf, newLeaf] = [reader, next].map((one) => one.querySelector('.leaf'))
  const same = leaf.dataset.page === newLeaf.dataset.page
  if (same) keepScan(leaf.querySelector('.stage'), newLeaf.querySelector('.stage'))
  leaf.replaceWith(newLeaf)
  for (const part of ['.film', '.toolbar']) {
    const [old, fresh] = [reader, next].map((one) => one.querySelector(part))
    if (old && fresh) {
      for (const button of fresh.querySelectorAll('button[hidden]')) button.hidden = false
      old.replaceWith(fresh)
    }
  }
  for (const part of ['main > .head', '#record']) {
    const fresh = page.querySelector(part)
    if (fresh) document.querySelector(part)?.replaceWith(fresh)
  }
  const inHead = 'link:is([rel=canonical], [rel=prev], [rel=next], [rel=alternate])'
  for (const old of document.head.querySelectorAll(inHead)) old.remove()
  document.head.append(...page.head.querySelectorAll(inHead))
  document.title = page.title
  document.dispatchEvent(new CustomEvent('fonds-page'))
  for (const selector of back) {
    const one = reader.querySelector(selector)
    if (one) {
      one.focus({ preventScroll: true })
      break
    }
  }
  bringFilm(reader)
  if (same) return
  if (reader.getBoundingClientRect().top < 0) reader.scrollIntoView()
  const told = reader.querySelector('.told')
  if (told) told.textContent = newLeaf.querySelector('.turn .at')?.textContent ?? ''
}

/** Another text of the same page: the scan stays as it is seen, with the places of the other text's lines. */
function keepScan(stage, newStage) {
  const [drawing, fresh] = [stage, newStage].map((one) => one.querySelector('.overlay'))
  const framed = drawing?.querySelector('.framed')
  if (drawing) drawing.replaceChildren(...(fresh?.children ?? []), ...(framed ? [framed] : []))
  // The text before had no places, and the scan is not deep yet.
  else if (fresh) stage.querySelector('.sheet').append(fresh)
  for (const part of ['.turn', '.tools:not(.live)']) {
    const [old, links] = [stage, newStage].map((one) => one.querySelector(part))
    links.hidden = old.hidden
    old.replaceWith(links)
  }
  newStage.replaceWith(stage)
}

/** Where the focus belongs on the new page: on what does the same there. */
function focusAfter(reader) {
  const had = document.activeElement
  if (!reader.contains(had)) return []
  const turn = had.closest('.turn a')
  if (turn) return [`.turn a[rel=${turn.rel}]`, '.turn a', '.pane']
  const place = ['.film', '.tabs', '.contents'].find((one) => had.closest(one))
  if (place) return [`${place} [aria-current]`, '.pane']
  return had.closest('.leaf') ? ['.pane'] : []
}

/** The film strip is moved until the page that is shown stands in its middle. */
function bringFilm(reader) {
  const film = reader.querySelector('.film')
  const current = film?.querySelector('[aria-current]')
  if (!current) return
  const [strip, box] = [film.getBoundingClientRect(), current.getBoundingClientRect()]
  film.scrollLeft += box.left + box.width / 2 - strip.left - strip.width / 2
}

const reader = document.getElementById('reader')
if (reader) bringFilm(reader)
