// This very view: an address that ends in `#xywh=x,y,w,h` leads to a region of the scan, and a button copies the address of what
// is seen just now. The scan is alive (`deep-zoom.js`).

const still = matchMedia('(prefers-reduced-motion: reduce)')

const arrive = () => {
  for (const stage of document.querySelectorAll('.stage[data-info]')) {
    const region = stage.scan && regionIn(location.hash, stage.scan)
    if (region) frame(stage, region)
    else stage.querySelector('.framed')?.remove()
  }
}
document.addEventListener('fonds-scan', arrive)
addEventListener('hashchange', arrive)

document.addEventListener('click', ({ target }) => {
  const stage = target.closest?.('.stage [data-do=view-link]')?.closest('.stage')
  if (!stage?.scan) return
  history.replaceState(history.state, '', viewAddress(stage.scan))
  const detail = { text: location.href, done: stage.dataset.viewLinked }
  stage.dispatchEvent(new CustomEvent('fonds-copy', { bubbles: true, detail }))
})

/**
 * The region that an address names, in pixels of the scan and within it; `undefined` where it names none.
 * https://www.w3.org/TR/media-frags/#naming-space
 */
function regionIn(hash, { width, height }) {
  let name
  try {
    name = decodeURIComponent(hash)
  } catch {
    return undefined
  }
  const found = /[#&]xywh=(?:(pixel|percent):)?([\d.]+),([\d.]+),([\d.]+),([\d.]+)(?:&|$)/.exec(
    name,
  )
  if (!found) return undefined
  const [across, down] = found[1] === 'percent' ? [width / 100, height / 100] : [1, 1]
  const [x, y, w, h] = found.slice(2).map((part, at) => Number(part) * (at % 2 ? down : across))
  const box = {
    x: Math.min(x, width),
    y: Math.min(y, height),
    width: Math.min(w, width - x),
    height: Math.min(h, height - y),
  }
  return box.width > 0 && box.height > 0 ? box : undefined
}

/** Frames a region, and shows it with some room around it. */
function frame(stage, box) {
  const { viewer } = stage.scan
  const drawing = stage.querySelector('.overlay')
  stage.querySelector('.framed')?.remove()
  const rect = drawing.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'rect'))
  rect.setAttribute('class', 'framed')
  for (const name of ['x', 'y', 'width', 'height']) rect.setAttribute(name, box[name])
  const [across, down] = [box.width * 0.12, box.height * 0.12]
  const around = viewer.world
    .getItemAt(0)
    .imageToViewportRectangle(
      box.x - across,
      box.y - down,
      box.width + 2 * across,
      box.height + 2 * down,
    )
  viewer.viewport.fitBounds(around, still.matches)
}

/** The address of the page that shows just what is seen now; of the page itself where all of the scan is seen. */
function viewAddress({ viewer: { viewport, world }, width, height }) {
  const seen = world
    .getItemAt(0)
    .viewportToImageRectangle(viewport.getBounds(true))
    .getBoundingBox()
  const [x, y] = [Math.max(0, Math.round(seen.x)), Math.max(0, Math.round(seen.y))]
  const right = Math.min(width, Math.round(seen.x + seen.width))
  const low = Math.min(height, Math.round(seen.y + seen.height))
  const url = new URL(location.href)
  const all = x === 0 && y === 0 && right === width && low === height
  url.hash = all || right <= x || low <= y ? '' : `xywh=${x},${y},${right - x},${low - y}`
  return url.href
}
