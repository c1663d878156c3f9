// The scan as deep as it goes, from its tiles, in place of the picture: OpenSeadragon draws it, the lines' places lie over
// it. Without this script, or where the tiles cannot be had, the picture and its links stay as they are.
//
// What other scripts ask of it, as events on the stage or within it: `fonds-show` (a place on the scan is to be seen;
// `detail.zoom`: large), `fonds-back` (as before that). Who asks knows by `defaultPrevented` that it was done. When the scan is
// alive, `fonds-scan` tells so, and `stage.scan` holds its viewer and its size in pixels.

const still = matchMedia('(prefers-reduced-motion: reduce)')
const woken = new WeakSet()
const viewers = new Map()
let program

const wakeAll = () => {
  for (const [stage, viewer] of viewers)
    if (!stage.isConnected) {
      viewers.delete(stage)
      viewer.destroy()
    }
  for (const stage of document.querySelectorAll('.stage[data-info]'))
    if (!woken.has(stage)) {
      woken.add(stage)
      wake(stage).catch(() => undefined)
    }
}
document.addEventListener('fonds-page', wakeAll)
wakeAll()

async function wake(stage) {
  const asked = []
  const remember = ({ target, detail }) => detail.zoom && asked.splice(0, 1, target)
  stage.addEventListener('fonds-show', remember)
  await near(stage)
  const [info] = await Promise.all([information(stage), loaded(stage.dataset.script)])
  if (!info?.tiles || !globalThis.OpenSeadragon || !stage.isConnected) return
  const viewer = await opened(stage, info)
  stage.removeEventListener('fonds-show', remember)
  // The reader may have turned the page meanwhile.
  if (!stage.isConnected) return viewer.destroy()
  viewers.set(stage, viewer)
  live(stage, viewer, info)
  const place = asked.find((one) => one.isConnected) ?? namedPlace(stage)
  if (place) show(viewer, place.getBBox(), true, true)
  stage.dispatchEvent(new CustomEvent('fonds-scan', { bubbles: true }))
}

/** The place of the line that the address names. */
function namedPlace(stage) {
  return [...stage.querySelectorAll('[data-for]')].find(
    ({ dataset }) => `#${dataset.for}` === location.hash,
  )
}

function near(stage) {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return
        watch.disconnect()
        resolve()
      },
      { rootMargin: '300px' },
    )
    watch.observe(stage)
  })
}

async function information({ dataset }) {
  const reply = await fetch(dataset.info, { headers: { accept: 'application/json' } })
  return reply.ok ? reply.json() : undefined
}

function loaded(source) {
  program ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = source
    script.addEventListener('load', resolve)
    script.addEventListener('error', reject)
    document.head.append(script)
  })
  return program
}

/** A viewer over the picture, once all that is in sight has come: the picture stays until then. */
function opened(stage, info) {
  const pane = stage.querySelector('.pane')
  const picture = pane.querySelector('img')
  const mount = document.createElement('div')
  mount.className = 'deep'
  pane.append(mount)
  // OpenSeadragon would write a style into the page, which the policy refuses, unless it finds one marked like this; an
  // element of that name, of no language, is enough for it.
  const mark = document.createElementNS(null, 'style')
  mark.setAttribute('data-openseadragon-mobile-css', '')
  document.head.append(mark)
  const viewer = globalThis.OpenSeadragon({
    element: mount,
    tileSources: info,
    drawer: 'canvas',
    tabIndex: '',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    cooperativeGestures: true,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    gestureSettingsPen: { clickToZoom: false, dblClickToZoom: true, pinchToZoom: true },
    animationTime: still.matches ? 0 : 0.6,
    visibilityRatio: 0.3,
    minZoomImageRatio: 0.7,
    maxZoomPixelRatio: 2.5,
    imageLoaderLimit: 6,
    maxTilesPerFrame: 4,
    placeholderFillStyle: '#e9e0cb',
  })
  mark.remove()
  return new Promise((resolve, reject) => {
    viewer.addOnceHandler('open-failed', reject)
    viewer.addOnceHandler('open', () => {
      viewer.viewport.fitBounds(asShown(pane, picture), true)
      const image = viewer.world.getItemAt(0)
      const whole = () => image.getFullyLoaded() && resolve(viewer)
      image.addHandler('fully-loaded-change', whole)
      setTimeout(() => resolve(viewer), 4000)
      whole()
    })
  })
}

/** What part of the scan the pane shows of the picture, in OpenSeadragon's measure: the scan is 1 wide. */
function asShown(pane, picture) {
  const [seen, box] = [pane.getBoundingClientRect(), picture.getBoundingClientRect()]
  const { Rect } = globalThis.OpenSeadragon
  return new Rect(
    (seen.left - box.left) / box.width,
    (seen.top - box.top) / box.width,
    pane.clientWidth / box.width,
    pane.clientHeight / box.width,
  )
}

function live(stage, viewer, info) {
  const pane = stage.querySelector('.pane')
  const { viewport } = viewer
  lay(pane, viewer, info)
  pane.scrollTo(0, 0)
  pane.classList.add('live')
  stage.scan = { viewer, width: info.width, height: info.height }
  const [tools, links] = [stage.querySelector('.tools.live'), stage.querySelector('nav.tools')]
  tools.hidden = false
  links.hidden = true

  const zoom = (by) => {
    viewport.zoomBy(by, null, still.matches)
    viewport.applyConstraints(still.matches)
  }
  const doing = {
    larger: () => zoom(1.5),
    smaller: () => zoom(1 / 1.5),
    whole: () => viewport.fitBounds(wholeScan(viewer), still.matches),
    rotate: () => {
      viewport.rotateBy(90, undefined, still.matches)
      viewport.fitBounds(wholeScan(viewer), still.matches)
    },
  }
  tools.addEventListener('click', ({ target }) =>
    doing[target.closest('[data-do]')?.dataset.do]?.(),
  )

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  pane.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (!step || event.target !== pane || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const seen = viewport.getBoundsNoRotate()
    const by = new globalThis.OpenSeadragon.Point(
      step[0] * seen.width * 0.15,
      step[1] * seen.height * 0.15,
    )
    viewport.panBy(by.rotate(-viewport.getRotation()), still.matches)
    viewport.applyConstraints(still.matches)
  })

  // The wheel scrolls the page, as everywhere, until the scan is clicked; and again once the focus has left it.
  let full = false
  const activate = (active) => (viewer.cooperativeGestures = !active && !full)
  viewer.addHandler('canvas-press', ({ originalEvent }) => {
    if (originalEvent.pointerType !== 'mouse') return
    pane.focus({ preventScroll: true })
    activate(true)
  })
  pane.addEventListener('focusout', () => activate(false))
  viewer.addHandler('canvas-cooperative-gesture', (event) => {
    const key = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'
    const { wheel, fingers } = stage.dataset
    event.preventDefaultAction = true
    hint(stage, event.gesture === 'scroll' ? wheel.replace('{key}', key) : fingers)
  })
  stage.addEventListener('fonds-filled', ({ detail }) => {
    full = detail.full
    activate(false)
  })

  // While a pointer is down it belongs to the viewer, so that a line under it hears of no click.
  viewer.addHandler('canvas-click', ({ quick, originalEvent: { clientX, clientY } }) => {
    if (!quick) return
    const place = document.elementsFromPoint(clientX, clientY).find(({ dataset }) => dataset.for)
    place?.dispatchEvent(new CustomEvent('fonds-line', { bubbles: true }))
  })

  let before
  stage.addEventListener('fonds-show', (event) => {
    event.preventDefault()
    if (event.detail.zoom) before ??= viewport.getBoundsNoRotate()
    show(viewer, event.target.getBBox(), event.detail.zoom, still.matches)
  })
  stage.addEventListener('fonds-back', (event) => {
    if (!before) return
    event.preventDefault()
    viewport.fitBounds(before, still.matches)
    before = undefined
  })
}

/** Lays the drawing of the lines' places over the scan, so that it moves with it. */
function lay(pane, viewer, { width, height }) {
  const drawing = pane.querySelector('.overlay') ?? emptyDrawing(width, height)
  const { Rect } = globalThis.OpenSeadragon
  viewer.addOverlay({ element: drawing, location: new Rect(0, 0, 1, height / width) })
}

function emptyDrawing(width, height) {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  drawing.setAttribute('class', 'overlay')
  drawing.setAttribute('viewBox', `0 0 ${width} ${height}`)
  drawing.setAttribute('preserveAspectRatio', 'none')
  drawing.setAttribute('aria-hidden', 'true')
  return drawing
}

function wholeScan(viewer) {
  const { x, y, width, height } = viewer.world.getItemAt(0).getBounds()
  const edge = 0.03 * Math.max(width, height)
  return new globalThis.OpenSeadragon.Rect(x - edge, y - edge, width + 2 * edge, height + 2 * edge)
}

/** Moves the scan until a place on it is in sight; large: until it is as wide as what shows it, or as clear as the scan is. */
function show({ viewport, world }, place, large, atOnce) {
  const box = world
    .getItemAt(0)
    .imageToViewportRectangle(place.x, place.y, place.width, place.height)
  const seen = viewport.getBounds()
  const { Rect } = globalThis.OpenSeadragon
  if (large) {
    const size = world.getItemAt(0).getContentSize().x
    const least = (viewport.getContainerSize().x / size) * 0.6
    const width = Math.max(box.width * 1.16, least)
    const height = (width * seen.height) / seen.width
    const [x, y] = [box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height * 0.4]
    viewport.fitBounds(new Rect(x, y, width, height), atOnce)
    return
  }
  const room = Math.min(seen.width, seen.height) * 0.06
  const shift = (from, to, begin, end) => {
    if (from >= begin + room && to <= end - room) return 0
    return from < begin + room || to - from > end - begin - 2 * room
      ? from - begin - room
      : to - end + room
  }
  const [right, low] = [seen.x + seen.width, seen.y + seen.height]
  const by = new globalThis.OpenSeadragon.Point(
    shift(box.x, box.x + box.width, seen.x, right),
    shift(box.y, box.y + box.height, seen.y, low),
  )
  if (by.x !== 0 || by.y !== 0) viewport.panBy(by, atOnce)
}

/** A word over the scan that goes again; it is of no use to who does not see it, who has the buttons. */
function hint(stage, words) {
  const note = stage.querySelector('.hint') ?? stage.appendChild(document.createElement('p'))
  note.className = 'hint seen'
  note.setAttribute('aria-hidden', 'true')
  note.textContent = words
  clearTimeout(stage.hinting)
  stage.hinting = setTimeout(() => note.classList.remove('seen'), 1500)
}
