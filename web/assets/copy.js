// Buttons that copy a text of the page. Without this script, or where the browser lets none copy, they stay hidden.

if (navigator.clipboard) {
  for (const button of document.querySelectorAll('button[data-copy]')) {
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
