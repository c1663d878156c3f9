// A line of the text and its place on the scan light up together: under the pointer, as the keyboard walks the lines, and
// where the address names a line. The page is whole without this script.

const paired = new WeakSet()
const pairAll = () => {
  for (const scope of document.querySelectorAll('[data-lines]'))
    if (!paired.has(scope)) {
      paired.add(scope)
      pair(scope)
    }
  // Of tabs in a row that is too long the chosen one is in sight.
  for (const tab of document.querySelectorAll('.tabs [aria-current]')) {
    const row = tab.closest('.tabs')
    row.scrollLeft += tab.getBoundingClientRect().right - row.getBoundingClientRect().right
  }
}
document.addEventListener('fonds-page', pairAll)
pairAll()

function pair(scope) {
  const columns = [...scope.querySelectorAll('.lines')].map((list) => [
    ...list.querySelectorAll('[data-line]'),
  ])
  const lines = new Map(columns.flat().map((line) => [line.id, line]))
  const places = new Map(
    [...scope.querySelectorAll('[data-for]')].map((place) => [place.dataset.for, place]),
  )
  if (lines.size === 0) return
  const link = scope.querySelector('a.sheet')
  const zoom = zooming(scope.querySelector('.pane'))
  let lit = []
  let named

  const lineOf = (node) => lines.get(node?.dataset?.for ?? node?.closest?.('[data-line]')?.id)
  const columnOf = (line) => columns.find((column) => column.includes(line)) ?? []
  const focused = () => lineOf(document.activeElement)

  const light = (line) => {
    for (const one of lit) one.classList.remove('on')
    lit = line ? [line, places.get(line.id), ...sameElsewhere(line)].filter(Boolean) : []
    for (const one of lit) one.classList.add('on')
    // The link of the scan leads to the same line of the page shown large.
    if (link) link.hash = line ? line.id.replace(scope.id.slice(2), 'line') : ''
  }

  /** Where two texts stand side by side: what the other one has at the same place of the scan. */
  const sameElsewhere = (line) => {
    const place = columns.length > 1 && places.get(line.id)?.getBBox()
    if (!place) return []
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2]
    const covers = (box) =>
      box.x <= x && x <= box.x + box.width && box.y <= y && y <= box.y + box.height
    const own = columnOf(line)
    const others = [...places].filter(([id]) => lines.has(id) && !own.includes(lines.get(id)))
    const same = others.find(([, other]) => covers(other.getBBox()))
    return same ? [lines.get(same[0]), same[1]] : []
  }

  scope.addEventListener('pointerover', (event) =>
    light(lineOf(event.target) ?? focused() ?? named),
  )
  scope.addEventListener('pointerleave', () => light(focused() ?? named))

  // One stop for the tab key in each text; the arrows go from line to line.
  const stopAt = (line) => {
    for (const one of columnOf(line)) one.tabIndex = one === line ? 0 : -1
  }
  for (const [first] of columns) if (first) stopAt(first)
  const walkTo = (line) => {
    if (!line) return
    stopAt(line)
    line.focus()
  }
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }
  scope.addEventListener('keydown', (event) => {
    const line = lines.get(event.target.id)
    // With Shift, lines are selected (quote.js).
    if (!line || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const column = columnOf(line)
    const to = column.indexOf(line) + steps[event.key]
    if (event.key in steps) walkTo(column[Math.min(Math.max(to, 0), column.length - 1)])
    else if (event.key === 'Enter') link ? link.click() : zoom.to(places.get(line.id))
    else if (event.key === 'Escape') zoom.back() || leave(line)
    else return
    event.preventDefault()
  })
  const leave = (line) => {
    named = undefined
    line.blur()
  }
  scope.addEventListener('focusin', (event) => {
    const line = lineOf(event.target)
    if (!line) return
    light(line)
    bringIntoView(places.get(line.id))
  })
  scope.addEventListener('focusout', () => light(named))

  // Where the scan is no link, a click on a line of it goes to the same line of the text.
  const follow = (event) => {
    if (!link && event.target.dataset.for) walkTo(lineOf(event.target))
  }
  scope.addEventListener('click', follow)
  scope.addEventListener('fonds-line', follow)

  const arrive = () => {
    named = [...lines.values()].find(({ id }) => `#${id}` === location.hash)
    if (!named) return
    stopAt(named)
    light(named)
    bringIntoView(places.get(named.id), true)
  }
  const onHash = () => (scope.isConnected ? arrive() : removeEventListener('hashchange', onHash))
  addEventListener('hashchange', onHash)
  arrive()
}

/** Asks the script that shows the scan deep (deep-zoom.js); whether it did it. */
function asked(of, what, detail) {
  return !of.dispatchEvent(new CustomEvent(what, { bubbles: true, cancelable: true, detail }))
}

/** Shows a place on the scan as large as it fits in its pane, and the scan again as it was. */
function zooming(pane) {
  const picture = pane?.querySelector('img')
  const before = pane?.dataset.zoom
  const sizes = picture?.sizes
  return {
    to(place) {
      if (!place || asked(place, 'fonds-show', { zoom: true })) return
      const share = place.getBoundingClientRect().width / picture.getBoundingClientRect().width
      pane.dataset.zoom = [350, 225, 150].find((percent) => share * percent <= 98) ?? 'width'
      picture.sizes = `${picture.clientWidth}px`
      bringIntoView(place)
    },
    back() {
      if (!pane) return false
      if (asked(pane, 'fonds-back')) return true
      if (pane.dataset.zoom === before) return false
      pane.dataset.zoom = before
      picture.sizes = sizes
      return true
    },
  }
}

/** Scrolls the scan, and nothing else, until a line's place is in sight; large, where the scan is deep. */
function bringIntoView(place, zoom = false) {
  const pane = place?.closest('.pane')
  if (!pane || asked(place, 'fonds-show', { zoom })) return
  const [seen, box] = [pane.getBoundingClientRect(), place.getBoundingClientRect()]
  const down = box.top < seen.top || box.bottom > seen.bottom - 60
  const across = box.left < seen.left || box.left > seen.right - 60
  pane.scrollBy({
    top: down ? box.top - seen.top - seen.height / 3 : 0,
    left: across ? box.left - seen.left - 40 : 0,
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
}
