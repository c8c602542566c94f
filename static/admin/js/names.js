/* Names for fields that Django's forms show without a label of their own: cells of a table, halves of a moment, and
   autocompletes, which would say what was chosen and not for what. */

const all = (selector) => [...document.querySelectorAll(selector)].filter((field) => !field.name?.includes("__prefix__"))

const heading = (field) => {
  const cell = field.closest("td")
  return cell?.closest("table").tHead?.rows[0].cells[cell.cellIndex]?.textContent
}

const half = (field) => field.closest(".datetime") && field.previousSibling?.textContent.replace(":", "")

const name = () => {
  for (const field of all("#content :is(.tabular td, .datetime) :is(input:not([type=hidden]), select, textarea):not([aria-label])")) {
    const said = !field.labels.length && (half(field) ?? heading(field))
    if (said) field.setAttribute("aria-label", said.trim())
  }
  for (const select of all("select.select2-hidden-accessible")) {
    const box = select.nextElementSibling?.querySelector("[role=combobox]")
    const value = box?.querySelector(".select2-selection__rendered[role]")
    if (!value) continue
    value.removeAttribute("role")
    value.removeAttribute("aria-readonly")
    box.removeAttribute("aria-labelledby")
    box.setAttribute("aria-label", select.getAttribute("aria-label") ?? select.labels[0]?.textContent.trim() ?? "")
    box.setAttribute("aria-describedby", value.id)
  }
}

// Django sets its autocompletes up when jQuery is ready and after a row is added; we come after it.
const soon = () => setTimeout(name)
window.django?.jQuery(soon)
document.addEventListener("formset:added", soon)
