// Remembers in which style a reader cites. Without this script the first style is shown on every page.
const key = 'citation-style'

try {
  const chosen = localStorage.getItem(key)
  for (const set of document.querySelectorAll('[data-styles]')) {
    for (const choice of set.querySelectorAll('input[type=radio]')) {
      if (choice.value === chosen) choice.checked = true
      choice.addEventListener('change', () => localStorage.setItem(key, choice.value))
    }
  }
} catch {
  // A browser that remembers nothing.
}
