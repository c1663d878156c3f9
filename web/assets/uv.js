// Opens Universal Viewer on the item, with the panel open that shows a page's text. https://docs.universalviewer.io/
const place = document.getElementById('viewer')
const { manifest, canvas, index, xywh } = place.dataset
const wide = matchMedia('(min-width: 60rem)').matches

if (window.UV) {
  const viewer = window.UV.init(place.id, {
    iiifManifestId: manifest,
    ...(canvas ? { canvasId: canvas, canvasIndex: Number(index) } : {}),
    ...(xywh ? { xywh } : {}),
    embedded: true,
    locales: [{ name: { fr: 'fr-FR', de: 'de-DE' }[document.documentElement.lang] ?? 'en-GB' }],
  })
  viewer.on('configure', ({ cb }) => {
    cb({
      options: { footerPanelEnabled: true, saveUserSettings: false },
      modules: {
        contentLeftPanel: { options: { panelOpen: false } },
        moreInfoRightPanel: {
          options: {
            panelOpen: wide,
            textLimit: 400,
            textLimitType: 'lines',
          },
        },
        openSeadragonCenterPanel: { options: { autoHideControls: false } },
      },
    })
  })
} else {
  place.querySelector('.failed').hidden = false
}
