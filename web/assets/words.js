// The word under the pointer lights up in the text and on the scan, where the places of words are known.

const paired = new WeakSet()
const pairAll = () => {
  for (const scope of document.querySelectorAll('[data-lines]'))
    if (!paired.has(scope)) {
      paired.add(scope)
      pair(scope)
    }
}
document.addEventListener('fonds-page', pairAll)
pairAll()

function pair(scope) {
  const drawing = scope.querySelector('.overlay')
  const lines = [...scope.querySelectorAll('[data-words]')].map((line) => ({
    line,
    words: sixes(line.dataset.words.split(' ').map(Number)),
  }))
  if (!drawing || lines.length === 0) return
  const marks = [0, 1].map(() =>
    drawing.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect')),
  )
  for (const mark of marks) mark.classList.add('word')

  scope.addEventListener('pointermove', ({ target, clientX: x, clientY: y }) => {
    show(target.closest('.overlay') ? onScan(x, y) : inText(target, x, y))
  })
  scope.addEventListener('pointerleave', () => show())

  function show(found) {
    const { line, from, to } = found ?? {}
    const places = found
      ? lines.find((one) => one.line === line).words.filter((word) => word.from === from)
      : []
    for (const [at, mark] of marks.entries())
      for (const name of ['x', 'y', 'width', 'height'])
        mark.setAttribute(name, places[at]?.[name] ?? 0)
    if (!globalThis.Highlight) return
    CSS.highlights.set('word', new Highlight(...(found ? [rangeOf(line, from, to)] : [])))
  }

  function onScan(x, y) {
    const at = new DOMPoint(x, y).matrixTransform(drawing.getScreenCTM().inverse())
    for (const { line, words } of lines)
      for (const word of words)
        if (
          word.x <= at.x &&
          at.x <= word.x + word.width &&
          word.y <= at.y &&
          at.y <= word.y + word.height
        )
          return { line, ...word }
  }

  function inText(target, x, y) {
    const known = lines.find(({ line }) => line.contains(target))
    const caret = known && caretAt(x, y)
    const at = caret && offsetIn(known.line, caret.node, caret.offset)
    const word = known?.words.find(({ from, to }) => from <= at && at <= to)
    return word && { line: known.line, ...word }
  }
}

function sixes(numbers) {
  const words = []
  for (let at = 0; at + 5 < numbers.length; at += 6) {
    const [from, to, x, y, width, height] = numbers.slice(at, at + 6)
    words.push({ from, to, x, y, width, height })
  }
  return words
}

function caretAt(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y)
  if (caret) return { node: caret.offsetNode, offset: caret.offset }
  const range = document.caretRangeFromPoint?.(x, y)
  return range && { node: range.startContainer, offset: range.startOffset }
}

/** The text nodes of a line, without the signs an editor put in; with where each begins in the line's own text. */
function pieces(line) {
  const found = []
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  let at = 0
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node.parentElement.closest('.sign, .hidden, .ref, .tag')) continue
    found.push({ node, at })
    at += node.data.length
  }
  return found
}

function offsetIn(line, node, offset) {
  const piece = pieces(line).find((one) => one.node === node)
  return piece && piece.at + offset
}

function rangeOf(line, from, to) {
  const range = new Range()
  for (const { node, at } of pieces(line)) {
    const end = at + node.data.length
    if (at <= from && from < end) range.setStart(node, from - at)
    if (at < to && to <= end) range.setEnd(node, to - at)
  }
  return range
}
