// Opens Mirador on the item, with its texts beside the scan. https://github.com/ProjectMirador/mirador/wiki
const place = document.getElementById('viewer')
const { manifest, canvas, panel } = place.dataset
const wide = matchMedia('(min-width: 60rem)').matches

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
    windows: [{ manifestId: manifest, ...(canvas ? { canvasId: canvas } : {}) }],
    workspace: { allowNewWindows: false, isWorkspaceAddVisible: false },
    workspaceControlPanel: { enabled: false },
  })
} else {
  place.querySelector('.failed').hidden = false
}
