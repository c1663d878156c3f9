// The scan fills the screen, or the window where a browser keeps the screen to itself (as on small phones).

document.addEventListener('click', ({ target }) => {
  const tool = target.closest?.('.stage [data-do=fill]')
  if (tool) fill(tool.closest('.stage'))
})

document.addEventListener('fullscreenchange', () => {
  for (const stage of document.querySelectorAll('.stage')) tell(stage)
})

document.addEventListener('keydown', (event) => {
  const stage = document.querySelector('.stage.filled')
  if (stage && event.key === 'Escape' && !event.defaultPrevented) fill(stage)
})

async function fill(stage) {
  if (document.fullscreenElement) return document.exitFullscreen()
  const filled = stage.classList.contains('filled')
  if (!filled && stage.requestFullscreen) {
    try {
      return await stage.requestFullscreen()
    } catch {
      // Refused: the window is filled instead.
    }
  }
  stage.classList.toggle('filled', !filled)
  tell(stage)
}

/** Says on the button, and to the script that shows the scan, whether it fills the screen. */
function tell(stage) {
  const full = document.fullscreenElement === stage || stage.classList.contains('filled')
  stage.querySelector('[data-do=fill]')?.setAttribute('aria-pressed', String(full))
  stage.dispatchEvent(new CustomEvent('fonds-filled', { detail: { full } }))
}
