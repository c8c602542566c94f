/* Addresses that are given away: one press copies one. The button appears only where the browser can do it. */

for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copy]") : []) {
  button.hidden = false
  button.addEventListener("click", async () => {
    const field = button.closest("li").querySelector("input")
    const said = button.closest("li").querySelector("[role=status]")
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      said.textContent = "Copied"
    } catch {
      said.textContent = "Not copied: the address is selected, press Ctrl-C."
    }
  })
}
