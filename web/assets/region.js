// A region of the scan is chosen: a box is drawn with the pointer, or by clicks on two of its corners, or moved and sized with
// the arrow keys. What can be done with it stands in the bar of `quote.js`. The scan is alive (`deep-zoom.js`).

document.addEventListener('click', ({ target, detail }) => {
  const tool = target.closest?.('.stage [data-do=region]')
  if (!tool) return
  const stage = tool.closest('.stage')
  const open = choosing.get(stage)
  if (open) open.leave()
  else if (stage.scan) choose(stage, tool, detail === 0)
})

const choosing = new Map()
document.addEventListener('fonds-page', () => {
  for (const [stage, open] of choosing) if (!stage.isConnected) open.leave()
})

function choose(stage, tool, byKeys) {
  const { viewer, width, height } = stage.scan
  const image = viewer.world.getItemAt(0)
  const veil = make('div', 'veil')
  const help = make('p', 'help')
  const frame = make('div', 'choice')
  let box
  let corner

  help.setAttribute('role', 'status')
  help.textContent = stage.dataset.regionHelp
  frame.tabIndex = 0
  frame.setAttribute('role', 'group')
  stage.querySelector('.deep').append(veil)
  stage.append(help)
  tool.setAttribute('aria-pressed', 'true')

  const clipped = (wanted) => {
    const size = {
      width: Math.min(Math.max(wanted.width, 8), width),
      height: Math.min(Math.max(wanted.height, 8), height),
    }
    return {
      x: Math.min(Math.max(wanted.x, 0), width - size.width),
      y: Math.min(Math.max(wanted.y, 0), height - size.height),
      ...size,
    }
  }
  const draw = (wanted) => {
    box = clipped(wanted)
    const location = image.imageToViewportRectangle(box.x, box.y, box.width, box.height)
    if (frame.isConnected) viewer.updateOverlay(frame, location)
    else viewer.addOverlay({ element: frame, location })
    const { x, y } = box
    const numbers = [x, y, box.width, box.height].map(Math.round).join(', ')
    frame.setAttribute('aria-label', `${stage.dataset.regionIs} ${numbers}`)
  }
  const offer = () =>
    frame.dispatchEvent(new CustomEvent('fonds-quote', { bubbles: true, detail: { box } }))
  const leave = () => {
    choosing.delete(stage)
    frame.dispatchEvent(new CustomEvent('fonds-unquote', { bubbles: true }))
    const hadFocus = frame.contains(document.activeElement)
    if (stage.isConnected) viewer.removeOverlay(frame)
    for (const one of [veil, help, frame]) one.remove()
    viewer.removeHandler('update-viewport', follow)
    viewer.removeHandler('canvas-click', leaveByClick)
    tool.setAttribute('aria-pressed', 'false')
    if (hadFocus) tool.focus()
  }
  choosing.set(stage, { leave })

  /** Where the pointer is, in pixels of the scan. */
  const at = ({ clientX, clientY }) => {
    const seen = viewer.container.getBoundingClientRect()
    const { Point } = globalThis.OpenSeadragon
    const found = image.viewerElementToImageCoordinates(
      new Point(clientX - seen.left, clientY - seen.top),
    )
    return {
      x: Math.min(Math.max(found.x, 0), width),
      y: Math.min(Math.max(found.y, 0), height),
      clientX,
      clientY,
    }
  }
  const between = (one, other) => ({
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  })
  const isFar = (one, other) =>
    Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) > 6
  // The pointer's are the veil's: the viewer below is not to move.
  const own = (event) => event.stopPropagation()
  for (const kind of ['pointerdown', 'pointermove', 'pointerup', 'click', 'dblclick', 'wheel'])
    veil.addEventListener(kind, own, { passive: true })
  veil.addEventListener('pointerdown', (event) => {
    veil.setPointerCapture(event.pointerId)
    corner ??= at(event)
  })
  veil.addEventListener('pointermove', (event) => {
    const to = at(event)
    if (corner && isFar(corner, to)) draw(between(corner, to))
  })
  veil.addEventListener('pointerup', (event) => {
    const to = at(event)
    // A click is a corner, and what is drawn goes on to the next; a box is whole when the pointer has gone some way.
    if (!corner || !isFar(corner, to)) return
    draw(between(corner, to))
    done()
  })
  veil.addEventListener('pointercancel', () => (corner = undefined))
  const done = () => {
    veil.remove()
    help.remove()
    frame.focus({ preventScroll: true })
    offer()
  }

  const keys = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  frame.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const [across, down] = keys[event.key] ?? []
    const step = viewer.viewport.getBounds().width * width * 0.02
    if (event.key === 'Enter') {
      done()
      document.querySelector('.bubble :is(a, button):not([hidden])')?.focus()
    } else if (event.key === 'Escape') leave()
    else if (across === undefined) return
    else {
      draw(
        event.shiftKey
          ? { ...box, width: box.width + across * step, height: box.height + down * step }
          : { ...box, x: box.x + across * step, y: box.y + down * step },
      )
      offer()
    }
    event.preventDefault()
    event.stopPropagation()
  })
  const leaveByKey = (event) => {
    if (!choosing.has(stage)) document.removeEventListener('keydown', leaveByKey)
    else if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      leave()
    }
  }
  document.addEventListener('keydown', leaveByKey)
  stage.addEventListener('fonds-leave', leave, { once: true })

  const follow = () => box && !veil.isConnected && offer()
  viewer.addHandler('update-viewport', follow)
  const leaveByClick = ({ quick, originalEvent }) => {
    if (quick && !frame.contains(originalEvent.target)) leave()
  }
  viewer.addHandler('canvas-click', leaveByClick)

  if (!byKeys) return
  const seen = image.viewportToImageRectangle(viewer.viewport.getBounds()).getBoundingBox()
  // The middle of what is seen of the scan.
  const [x, y] = [Math.max(0, seen.x), Math.max(0, seen.y)]
  const across = Math.min(width, seen.x + seen.width) - x
  const down = Math.min(height, seen.y + seen.height) - y
  draw({ x: x + across / 4, y: y + down / 3, width: across / 2, height: down / 4 })
  frame.focus({ preventScroll: true })
  offer()
}

function make(name, of) {
  const made = document.createElement(name)
  made.className = of
  return made
}
