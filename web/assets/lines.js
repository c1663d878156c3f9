// A line of the text and its place on the scan light up together: under the pointer, and as the keyboard walks the lines.
// The page is whole without this script.

for (const scope of document.querySelectorAll('[data-lines]')) pair(scope)

function pair(scope) {
  const lines = [...scope.querySelectorAll('.lines > [data-line]')]
  const places = new Map(
    [...scope.querySelectorAll('rect[data-line]')].map((rect) => [rect.dataset.line, rect]),
  )
  if (lines.length === 0) return
  const lineOf = (number) => lines[Number(number) - 1]
  let lit

  const light = (number) => {
    if (number === lit) return
    for (const one of [places.get(lit), lineOf(lit)]) one?.classList.remove('on')
    lit = number
    for (const one of [places.get(lit), lineOf(lit)]) one?.classList.add('on')
  }
  const numberAt = (node) => node.closest?.('[data-line]')?.dataset.line
  const focused = () => numberAt(document.activeElement ?? document.body)

  scope.addEventListener('pointerover', (event) => {
    light(
      numberAt(event.target) ?? (scope.contains(document.activeElement) ? focused() : undefined),
    )
  })
  scope.addEventListener('pointerleave', () => {
    light(scope.contains(document.activeElement) ? focused() : undefined)
  })

  // One stop for the tab key in all the lines; the arrows go from line to line.
  for (const [at, line] of lines.entries()) line.tabIndex = at === 0 ? 0 : -1
  const walkTo = (line) => {
    if (!line) return
    for (const one of lines) one.tabIndex = one === line ? 0 : -1
    line.focus()
  }
  const steps = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }
  scope.addEventListener('keydown', (event) => {
    const at = lines.indexOf(event.target)
    const step = steps[event.key]
    if (at < 0 || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    walkTo(lines[Math.min(Math.max(at + step, 0), lines.length - 1)])
  })
  scope.addEventListener('focusin', (event) => {
    const number = numberAt(event.target)
    light(number)
    bringIntoView(places.get(number))
  })
  scope.addEventListener('focusout', () => light(undefined))

  // Where the scan is no link, a click on a line of it goes to the same line of the text.
  scope.addEventListener('click', (event) => {
    if (event.target instanceof SVGElement && !event.target.closest('a'))
      walkTo(lineOf(numberAt(event.target)))
  })

  const wanted = lines.find((line) => `#${line.id}` === decodeURIComponent(location.hash))
  if (wanted) {
    light(wanted.dataset.line)
    bringIntoView(places.get(wanted.dataset.line))
  }
}

/** Scrolls the scan, and nothing else, until a line's place is in sight. */
function bringIntoView(rect) {
  const pane = rect?.closest('.pane')
  if (!pane) return
  const [seen, box] = [pane.getBoundingClientRect(), rect.getBoundingClientRect()]
  const down = box.top < seen.top || box.bottom > seen.bottom - 60
  const across = box.left < seen.left || box.left > seen.right - 60
  pane.scrollBy({
    top: down ? box.top - seen.top - seen.height / 3 : 0,
    left: across ? box.left - seen.left - 40 : 0,
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  })
}
