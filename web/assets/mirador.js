// Opens Mirador on the item, with its texts beside the scan. https://github.com/ProjectMirador/mirador/wiki
const place = document.getElementById('viewer')
const { manifest, canvas, panel, xywh } = place.dataset
const wide = matchMedia('(min-width: 60rem)').matches

/**
 * The middle of a region, and a zoom at which all of it is seen: the world is measured in pixels of the canvas, and
 * 1 / zoom is how many of them the scan's place is wide, beside the panel.
 */
function framed([x, y, width, height]) {
  const room = Math.max(200, place.clientWidth - (wide ? 430 : 0))
  const shape = room / Math.max(200, place.clientHeight - 120)
  return {
    x: x + width / 2,
    y: y + height / 2,
    zoom: 0.85 / Math.max(width, height * shape, 1),
  }
}

if (window.Mirador) {
  window.Mirador.viewer({
    id: place.id,
    language: document.documentElement.lang,
    selectedTheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    window: {
      allowClose: false,
      allowMaximize: false,
      sideBarOpen: wide,
      defaultSideBarPanel: panel,
      defaultSidebarPanelWidth: 380,
      highlightAllAnnotations: true,
      hideWindowTitle: true,
    },
    windows: [
      {
        manifestId: manifest,
        ...(canvas ? { canvasId: canvas } : {}),
        ...(xywh ? { initialViewerConfig: framed(xywh.split(',').map(Number)) } : {}),
      },
    ],
    workspace: { allowNewWindows: false, isWorkspaceAddVisible: false },
    workspaceControlPanel: { enabled: false },
  })
} else {
  place.querySelector('.failed').hidden = false
}
