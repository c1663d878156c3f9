// The keys of the page view: each does what a button or a link of the page does. Those of a single letter or sign can be
// turned off; then they work only where the scan has the focus.

const dialog = document.querySelector('dialog.keys')
const single = document.getElementById('single-keys')
const store = 'fonds-single-keys'
const press = (selector) => () => document.querySelector(selector)?.click()

const keys = {
  '+': press(
    '.tools.live:not([hidden]) [data-do=larger], .tools:not(.live, [hidden]) li:nth-child(1) a',
  ),
  '-': press(
    '.tools.live:not([hidden]) [data-do=smaller], .tools:not(.live, [hidden]) li:nth-child(2) a',
  ),
  0: press(
    '.tools.live:not([hidden]) [data-do=whole], .tools:not(.live, [hidden]) li:nth-child(3) a',
  ),
  r: press('.tools.live [data-do=rotate]'),
  f: press('.tools.live [data-do=fill]'),
  s: press('.tools.live [data-do=region]'),
  n: press('.turn a[rel=next]'),
  p: press('.turn a[rel=prev]'),
  PageDown: press('.turn a[rel=next]'),
  PageUp: press('.turn a[rel=prev]'),
  t: toText,
  '/': () => document.querySelector('input[type=search], [role=search] input')?.focus(),
  '?': () => dialog.showModal(),
}
keys['='] = keys['+']
keys['−'] = keys['-']

if (dialog) listen()

function listen() {
  try {
    single.checked = localStorage.getItem(store) !== 'off'
  } catch {
    // Nothing can be kept: the keys work, as they do for whoever never chose.
  }
  single.addEventListener('change', () => {
    try {
      localStorage.setItem(store, single.checked ? 'on' : 'off')
    } catch {
      // The choice holds for this page.
    }
  })
  for (const button of document.querySelectorAll('[data-do=keys]')) button.hidden = false
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-do=keys]')) dialog.showModal()
  })
  document.addEventListener('keydown', (event) => {
    const { key, target } = event
    const open = key === 'Escape' && document.querySelector('.single .contents[open]')
    if (open) {
      open.open = false
      if (open.contains(target)) open.querySelector('summary').focus()
    }
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    if (dialog.open || isField(target)) return
    const pane = target.closest?.('.pane')
    // Keys that scroll a text or a list keep doing so there; elsewhere they turn the page only on the scan.
    if (key.startsWith('Page') ? !pane : !single.checked && !pane) return
    const does = keys[key.length === 1 ? key.toLowerCase() : key]
    if (!does) return
    event.preventDefault()
    does()
  })
}

function isField(target) {
  return target.matches?.(
    'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]',
  )
}

function toText() {
  if (document.getElementById('view-scan')?.checked)
    document.getElementById('view-both').checked = true
  const line =
    document.querySelector('#reader .lines [data-line][tabindex="0"]') ??
    document.querySelector('#reader .text a')
  line?.focus()
}
