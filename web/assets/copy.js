// Copies texts of the page: by its buttons (`data-copy`), and for other scripts (the event `fonds-copy`). Without this script,
// or where the browser lets none copy, the buttons stay hidden.

const prepare = () => {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll('button[data-copy][hidden]')) {
    const name = button.textContent
    button.setAttribute('aria-live', 'polite')
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(
        document.getElementById(button.dataset.copy)?.textContent.trim() ?? '',
      )
      button.textContent = button.dataset.done
      setTimeout(() => (button.textContent = name), 2000)
    })
  }
}
document.addEventListener('fonds-page', prepare)
prepare()

document.addEventListener('fonds-copy', async ({ detail: { text, done } }) => {
  const told = document.querySelector('.told')
  if (!told) return
  const copied = await put(text)
  told.textContent = copied ? done : told.dataset.noCopy
  told.classList.add('seen')
  setTimeout(() => told.classList.remove('seen'), 2600)
})

/** Archives are also read where the connection is not secure; there browsers know only the older way. */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const give = (event) => {
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
    }
    document.addEventListener('copy', give, { once: true })
    const copied = document.execCommand('copy')
    document.removeEventListener('copy', give)
    return copied
  }
}
