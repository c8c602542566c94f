/* A gallery's rows: dragged or moved by keyboard into their order, and many photographs added at once from a sheet of the
   library. The numbers are what is sent; without this script they are typed, and rows are added one by one. */

const group = document.querySelector(".gallery-rows")?.closest(".inline-group")
const rowsIn = () => [...group.querySelectorAll("tr.form-row:not(.empty-form)")]
const numberOf = (row) => row.querySelector(".field-position input")
const indexOf = (row) => Number(row.id.match(/\d+$/)[0])
const isLeaving = (row) => row.querySelector(".delete input")?.checked

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const lay = (rows) => {
  const end = group.querySelector("tr.empty-form")
  for (const row of rows) end.before(row)
}

/* A row that is still empty gets no number: with one it would count as typed, and be refused. */
const number = () => {
  const rows = rowsIn().filter((row) => !isLeaving(row))
  const filled = rows.filter((row) => row.querySelector(".field-photo select").value)
  for (const row of rows) numberOf(row).value = filled.indexOf(row) + 1 || ""
}

/* What was typed before a form was refused stands in that order again; a row without a number comes last. */
const arrange = () => lay(rowsIn().sort((one, other) => (numberOf(one).value || Infinity) - (numberOf(other).value || Infinity) || indexOf(one) - indexOf(other)))

/* Django numbers rows anew when one is removed, as they stand: those that are saved already have to come first. */
const asSent = () => lay(rowsIn().sort((one, other) => indexOf(one) - indexOf(other)))

const move = (row, step) => {
  const rows = rowsIn()
  const to = rows.indexOf(row) + step
  if (to < 0 || to >= rows.length) return
  if (step < 0) rows[to].before(row)
  else rows[to].after(row)
  number()
}

const handle = (row) => {
  const grip = make("button", { type: "button", className: "grip", draggable: true, title: "Drag it, or press the arrow keys" })
  grip.setAttribute("aria-label", "Move this photograph: arrow keys up and down")
  grip.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    move(row, step)
    grip.focus()
  })
  grip.addEventListener("dragstart", (event) => {
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setDragImage(row, 20, 20)
    row.classList.add("dragged")
  })
  grip.addEventListener("dragend", () => { row.classList.remove("dragged"); number() })
  row.querySelector(".field-position").prepend(grip)
}

const dragOver = (event) => {
  const dragged = group.querySelector("tr.dragged")
  const row = event.target.closest("tr.form-row:not(.empty-form)")
  if (!dragged) return
  event.preventDefault()
  if (!row || row === dragged) return
  const { top, height } = row.getBoundingClientRect()
  if (event.clientY < top + height / 2) row.before(dragged)
  else row.after(dragged)
}

const put = ({ id, text, thumb, note }) => {
  group.querySelector(".add-row a").click()
  const select = rowsIn().at(-1).querySelector(".field-photo select")
  const option = new Option(text, id, true, true)
  Object.assign(option.dataset, { thumb, note })
  select.add(option)
  window.django.jQuery(select).trigger("change")
  number()
}

/* The library as a sheet: each click adds a photograph at the end. */
class PhotographSheet extends HTMLElement {
  connectedCallback() {
    this.term = make("input", { type: "search", placeholder: "Title, credit, keyword, camera", ariaLabel: "Search the library" })
    this.found = make("ul")
    this.said = make("p", { className: "help", role: "status" })
    this.more = make("input", { type: "button", value: "Show more", hidden: true })
    this.append(this.term, this.said, this.found, this.more)
    this.term.addEventListener("input", () => { clearTimeout(this.waiting); this.waiting = setTimeout(() => this.ask(1), 200) })
    this.term.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault() })
    this.more.addEventListener("click", () => this.ask(this.page + 1))
  }

  async ask(page) {
    const term = this.term.value.trim()
    const { "ajax-Url": address, appLabel, modelName, fieldName } = group.querySelector(".empty-form .field-photo select").dataset
    const asked = new URLSearchParams({ app_label: appLabel, model_name: modelName, field_name: fieldName, term, page })
    const response = await fetch(`${address}?${asked}`)
    if (!response.ok || term !== this.term.value.trim()) return
    const { results, pagination } = await response.json()
    this.page = page
    if (page === 1) this.found.replaceChildren()
    this.found.append(...results.map((photo) => this.choice(photo)))
    this.more.hidden = !pagination.more
    this.said.textContent = results.length || page > 1 ? "Each click adds one at the end." : "Nothing found."
  }

  choice(photo) {
    const picture = photo.thumb ? make("img", { src: photo.thumb, alt: "", loading: "lazy" }) : make("span", { className: "noimg" })
    const button = make("button", { type: "button" }, picture, make("span", { textContent: photo.text }))
    button.addEventListener("click", () => {
      put(photo)
      button.classList.add("added")
      button.focus()
      this.said.textContent = `“${photo.text}” is added.`
    })
    return make("li", {}, button)
  }
}

if (group?.querySelector(".add-row, tr.add-row, .empty-form")) {
  customElements.define("photograph-sheet", PhotographSheet)
  window.django.jQuery(() => {
    const sheet = make("photograph-sheet")
    const folded = make("details", { className: "sheet-of-photographs" }, make("summary", { textContent: "Add several from the library" }), sheet)
    folded.addEventListener("toggle", () => { if (folded.open && !sheet.page) sheet.ask(1) })
    group.after(folded)
    rowsIn().forEach(handle)
    arrange()
  })
  group.addEventListener("dragover", dragOver)
  group.addEventListener("drop", (event) => { if (group.querySelector("tr.dragged")) event.preventDefault() })
  group.addEventListener("click", (event) => { if (event.target.closest(".inline-deletelink")) asSent() }, true)
  document.addEventListener("formset:added", ({ target }) => { if (group.contains(target)) handle(target) })
  document.addEventListener("formset:removed", () => { arrange(); number() })
}
