// What can be done with selected words, or with a chosen region of the scan (the event `fonds-quote`): a small bar beside
// them leads to where they are cited, copies them, and copies a link to their place. Lines are selected by the keyboard
// too: Shift and the arrows, or the space bar, on the line that has the focus.

const bar = document.querySelector('.bubble')
const [cite, copy, link] = ['cite', 'copy', 'link'].map((name) =>
  bar?.querySelector(`[data-do=${name}]`),
)
let raised
let pressed = false
let waiting

if (bar) listen()

function listen() {
  const later = (pause) => {
    clearTimeout(waiting)
    waiting = setTimeout(readSelection, pause)
  }
  document.addEventListener('pointerdown', ({ target }) => (pressed = !bar.contains(target)))
  document.addEventListener('pointerup', () => {
    pressed = false
    later(10)
  })
  document.addEventListener('pointercancel', () => (pressed = false))
  document.addEventListener('selectionchange', () => {
    if (!pressed) later(120)
  })
  document.addEventListener('fonds-quote', ({ target, detail }) => raiseRegion(target, detail))
  document.addEventListener('fonds-unquote', () => {
    if (raised?.region) lower()
  })
  document.addEventListener('fonds-page', lower)
  document.addEventListener('scroll', place, { capture: true, passive: true })
  addEventListener('resize', place)
  document.addEventListener('keydown', onKey)
  // A click on the bar leaves the words selected.
  bar.addEventListener('mousedown', (event) => event.preventDefault())
  copy.addEventListener('click', () => give(raised?.words, copy))
  link.addEventListener('click', () => give(raised && `${raised.address}#${raised.hash}`, link))
}

function give(text, { dataset: { done } }) {
  if (text)
    bar.dispatchEvent(new CustomEvent('fonds-copy', { bubbles: true, detail: { text, done } }))
}

function readSelection() {
  const found = selected()
  if (found) raise(found)
  else if (raised && !raised.region && !bar.contains(document.activeElement)) lower()
}

/** What is selected in a text of a page. */
function selected() {
  const selection = getSelection()
  if (selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const list = [range.startContainer, range.endContainer]
    .map((node) => (node.closest ? node : node.parentElement)?.closest('.lines'))
    .find(Boolean)
  const scope = list?.closest('[data-page]')
  if (!scope) return undefined
  const pieces = piecesOf(range, list)
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first) return undefined
  const { text } = list.dataset
  return {
    scope,
    words: joined(pieces),
    address: scope.dataset.address,
    hash: hashOf(scope, pieces),
    query: text && {
      text,
      from: `${first.number}.${first.from}`,
      to: `${last.number}.${last.from + last.words.length}`,
    },
    // Where the keyboard was, to go back to.
    back: document.activeElement.closest('[data-line]') ?? raised?.back,
    rect: () => range.getClientRects().item(range.getClientRects().length - 1),
  }
}

/** The share of each line in a selection: its words as they stand in the text, and where in the line they begin. */
function piecesOf(range, list) {
  return [...list.querySelectorAll('[data-line]')].flatMap((line) => {
    if (!range.intersectsNode(line)) return []
    const share = new Range()
    share.selectNodeContents(line)
    if (line.contains(range.startContainer)) share.setStart(range.startContainer, range.startOffset)
    if (line.contains(range.endContainer)) share.setEnd(range.endContainer, range.endOffset)
    const before = new Range()
    before.selectNodeContents(line)
    before.setEnd(share.startContainer, share.startOffset)
    const words = own(share)
    return words === ''
      ? []
      : [{ line, words, number: line.dataset.line, from: own(before).length }]
  })
}

/** The text's own words in a range, without the signs that stand in it for the eye: as they are counted in citations. */
function own(range) {
  const { commonAncestorContainer: within } = range
  const added = '.sign, .hidden, .ref, .tag'
  if ((within.closest ? within : within.parentElement).closest(added)) return ''
  const copied = range.cloneContents()
  for (const one of copied.querySelectorAll(added)) one.remove()
  return copied.textContent
}

/** Words to be put into a sentence: what a line's end divides is one word again, a paragraph begins on a new line. */
function joined(pieces) {
  return pieces.reduce((text, { line, words }, at) => {
    if (at === 0) return words
    if (line.closest('li').classList.contains('opens')) return `${text}\n${words}`
    if (/\p{L}[-‐¬⸗\u00ad]$/u.test(text) && /^\p{Ll}/u.test(words)) return text.slice(0, -1) + words
    return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u.test(text) ? text + words : `${text} ${words}`
  }, '')
}

/** The part of an address that leads to the words: their line, or the region of all their lines on the scan. */
function hashOf(scope, pieces) {
  const [{ line, number }] = pieces
  const places = pieces.flatMap((piece) => {
    const place = scope.querySelector(`[data-for="${piece.line.id}"]`)
    return place ? [place.getBBox()] : []
  })
  if (pieces.length === 1 || places.length < pieces.length)
    return line.id.startsWith('beside-') ? `beside-line-${number}` : `line-${number}`
  const [x, y] = ['x', 'y'].map((side) => Math.min(...places.map((place) => place[side])))
  const right = Math.max(...places.map((place) => place.x + place.width))
  const low = Math.max(...places.map((place) => place.y + place.height))
  return `xywh=${[x, y, right - x, low - y].map(Math.round)}`
}

/** A chosen region: `box` in pixels of the scan, and what frames it on the screen. */
function raiseRegion(target, { box }) {
  const scope = target.closest('[data-page]')
  const region = [box.x, box.y, box.width, box.height].map(Math.round)
  const within = ({ x, y, width, height }) => {
    const [left, top] = [x + width / 2 - box.x, y + height / 2 - box.y]
    return left >= 0 && top >= 0 && left <= box.width && top <= box.height
  }
  const lines = [...(scope.querySelector('.lines')?.querySelectorAll('[data-line]') ?? [])]
  const pieces = lines.flatMap((line) => {
    const found = scope.querySelector(`[data-for="${line.id}"]`)
    const all = new Range()
    all.selectNodeContents(line)
    return found && within(found.getBBox()) ? [{ line, words: own(all) }] : []
  })
  raise({
    scope,
    region: target,
    back: target,
    words: joined(pieces),
    address: scope.dataset.address,
    hash: `xywh=${region}`,
    query: { region: region.join(',') },
    rect: () => target.getBoundingClientRect(),
  })
}

function raise(found) {
  raised = found
  const { item, page } = found.scope.dataset
  cite.hidden = !found.query
  if (found.query)
    cite.href = `${bar.dataset.cite}?${new URLSearchParams({ item, page, ...found.query })}`
  copy.hidden = found.words === ''
  const home = document.fullscreenElement ?? document.querySelector('.stage.filled')
  ;(home ?? document.querySelector('.reading')).append(bar)
  bar.hidden = false
  place()
}

function lower() {
  if (!raised) return
  raised = undefined
  bar.hidden = true
}

/** Below the end of what it belongs to, within the window; not there while that is out of sight. */
function place() {
  if (!raised) return
  const box = raised.rect()
  if (!box) return
  const width = bar.offsetWidth
  const left = Math.min(
    Math.max(8, box.right - width),
    document.documentElement.clientWidth - width - 8,
  )
  const low = Math.min(box.bottom + 7, innerHeight - bar.offsetHeight - 8)
  bar.style.left = `${left}px`
  bar.style.top = `${low}px`
  bar.classList.toggle('away', box.bottom < 0 || box.top > innerHeight)
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  if (!bar.hidden && inBar(event)) return
  const line = event.target.matches?.('[data-line]') && event.target
  if (!line) return
  if (event.key === ' ' && !event.shiftKey) select(line, line)
  else if (event.shiftKey && event.key in extending) extending[event.key](line)
  else return
  event.preventDefault()
}

/** The bar is the next stop of the tab key; the arrows go from one of its buttons to the next. */
function inBar(event) {
  const stops = [cite, copy, link].filter(({ hidden }) => !hidden)
  const at = stops.indexOf(document.activeElement)
  const { back } = raised
  if (event.key === 'Escape') {
    getSelection().removeAllRanges()
    const { region } = raised
    lower()
    if (at >= 0) back?.focus()
    region?.dispatchEvent(new CustomEvent('fonds-leave', { bubbles: true }))
  } else if (event.key === 'Tab' && at < 0 && !event.shiftKey) stops[0].focus()
  else if (event.key === 'Tab' && at >= 0 && event.shiftKey) back?.focus()
  else if (at >= 0 && /^Arrow(Left|Right)$/.test(event.key))
    stops.at((at + (event.key === 'ArrowRight' ? 1 : -1)) % stops.length).focus()
  else return false
  event.preventDefault()
  event.stopPropagation()
  return true
}

function select(from, to) {
  const [first, last] =
    from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_PRECEDING ? [to, from] : [from, to]
  // In the direction it was made, so that it grows and shrinks at the right end.
  if (first === from) getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length)
  else getSelection().setBaseAndExtent(last, last.childNodes.length, first, 0)
}

const lineAt = (node) => (node?.closest ? node : node?.parentElement)?.closest('[data-line]')

const byLines = (step) => (line) => {
  const selection = getSelection()
  const lines = [...line.closest('.lines').querySelectorAll('[data-line]')]
  const anchor = lineAt(selection.anchorNode)
  if (selection.isCollapsed || !lines.includes(anchor)) return select(line, line)
  const to = lines.indexOf(lineAt(selection.focusNode)) + step
  select(anchor, lines[Math.min(Math.max(to, 0), lines.length - 1)])
}

const byWords = (direction) => (line) => {
  const selection = getSelection()
  if (!line.closest('.lines').contains(selection.anchorNode)) selection.collapse(line, 0)
  selection.modify('extend', direction, 'word')
}

const extending = {
  ArrowDown: byLines(1),
  ArrowUp: byLines(-1),
  ArrowRight: byWords('forward'),
  ArrowLeft: byWords('backward'),
}
