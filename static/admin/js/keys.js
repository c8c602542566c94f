/* Two single keys, for whoever is not typing: N begins a story, Escape leads back from a page that asks. */

const typing = (target) => target.closest("input:not([type=radio], [type=checkbox], [type=submit]), textarea, select, [contenteditable=true], dialog, [role=combobox]")

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return
  const way = document.querySelector(`a[data-key="${CSS.escape(event.key.length > 1 ? event.key : event.key.toLowerCase())}"]`)
  if (!way) return
  event.preventDefault()
  way.click()
})
