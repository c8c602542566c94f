/* The story's form: blocks by keyboard, names for what has none, a headline of one line. The form works without it. */

const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const target = ".order-machine-insert-target"
const button = ".plugin-buttons .plugin-button:not(.content-editor-hide)"

/* content-editor's plus signs are spans and its choices are links without an address. */
const reach = () => {
  for (const plus of all(`${target}:not([tabindex])`)) {
    plus.tabIndex = 0
    plus.setAttribute("role", "button")
    plus.setAttribute("aria-label", plus.classList.contains("last") ? "Add a block at the end" : "Add a block here")
  }
  for (const kind of all(".order-machine h3 > b")) kind.textContent = kind.textContent.replace(/:$/, "")
  for (const choice of all(button)) choice.tabIndex = 0
  for (const text of all(".ProseMirror[role=textbox]:not([aria-label])")) text.setAttribute("aria-label", "Text")
}

const press = (event) => {
  const pressed = event.target.closest?.(`${target}, .plugin-button`)
  if (!pressed) return
  const choices = all(button)
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault()
    pressed.click()
    if (pressed.matches(target)) choices[0]?.focus()
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!choices.includes(pressed)) return
    event.preventDefault()
    const step = event.key === "ArrowDown" ? 1 : -1
    choices[(choices.indexOf(pressed) + step + choices.length) % choices.length].focus()
  }
}

/* A refused form opens where the first thing is to be put right, also in the column beside. */
const mend = () => {
  for (const column of all(".story-write, .cards")) column.querySelector(".errorlist")?.scrollIntoView({ block: "center" })
  const row = document.querySelector(".story .errorlist")?.closest(".form-row, .side-row, td")
  row?.querySelector("[role=combobox], .ProseMirror[role=textbox], input:not([type=hidden]), textarea")?.focus()
}

const guide = (field, most) => {
  const label = field?.labels[0]
  if (!label) return
  const said = Object.assign(document.createElement("span"), { className: "guide" })
  const count = () => {
    said.textContent = `${field.value.length} of ${most}`
    said.classList.toggle("over", field.value.length > most)
  }
  label.append(said)
  field.addEventListener("input", count)
  count()
}

document.addEventListener("keydown", press)
document.addEventListener("content-editor:ready", () => { reach(); setTimeout(() => { reach(); mend() }, 400) })

/* Who adds a row wants to write in it: the plus or the choice that made it is gone, or stays behind. */
let added
const enter = (field) => { if (field && !added.contains(document.activeElement)) field.focus() }
document.addEventListener("formset:added", ({ target: row }) => {
  added = row
  setTimeout(() => { reach(); enter(row.querySelector("[role=combobox], input:not([type=hidden]), textarea")) }, 100)
})
document.addEventListener("prose-editor:ready", ({ target: text }) => {
  if (added?.contains(text)) enter(text.closest(".prose-editor")?.querySelector(".ProseMirror"))
})

const headline = document.getElementById("id_headline")
headline?.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault() })
guide(headline, 70)
guide(document.getElementById("id_standfirst"), 180)
guide(document.getElementById("id_seo_title"), 60)
guide(document.getElementById("id_seo_description"), 155)
