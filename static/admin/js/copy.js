/* What is given away or kept elsewhere, addresses and codes: one press copies it. The button appears only where the browser can do it. */

for (const button of navigator.clipboard ? document.querySelectorAll("button[data-copy]") : []) {
  button.hidden = false
  button.addEventListener("click", async () => {
    const field = button.closest("li").querySelector("input, textarea")
    const said = button.closest("li").querySelector("[role=status]")
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
      said.textContent = "Copied"
    } catch {
      said.textContent = "Not copied: it is selected, press Ctrl-C."
    }
  })
}
