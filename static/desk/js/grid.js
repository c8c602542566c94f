/* The record's forms by keyboard. Rows are a grid that one types through: Tab after the last cell adds one, a letter
   searches, Enter takes what was found and goes on, Ctrl-D copies from above, the arrows change rows, Ctrl-S saves.
   Without this script the stock rows serve. */

const grid = ".relations"
const cell = "input:not([type=hidden], [type=checkbox]), select:not(.select2-hidden-accessible), .select2-selection"

const rowsOf = (table) => [...table.tBodies[0].querySelectorAll("tr.form-row:not(.empty-form)")]
const cellsOf = (row) => [...row.querySelectorAll(cell)]
const selectOf = (box) => box.closest(".select2-container").previousElementSibling
const widgetOf = (select) => window.django.jQuery(select).data("select2")
const isNew = (row) => !row.classList.contains("has_original")
const isBlank = (row) => isNew(row) && [...row.querySelectorAll("input:not([type=hidden]), select.admin-autocomplete")].every(({ value }) => !value)

const beside = (row, step) => {
  const rows = rowsOf(row.closest("table"))
  return rows[rows.indexOf(row) + step]
}

const enter = (field) => {
  field?.focus()
  if (field?.tagName === "INPUT") field.select()
}

const enterNext = (field) => {
  const cells = cellsOf(field.closest("tr"))
  enter(cells[cells.indexOf(field) + 1])
}

/* Most are what the one above is: what nobody has chosen follows it, once there is a company to say it of. */
const follow = (row) => {
  const above = beside(row, -1)
  for (const name of above && isNew(row) ? ["role", "status"] : []) {
    const [mine, theirs] = [row, above].map((each) => each.querySelector(`.field-${name} select`))
    if (mine && theirs && !mine.dataset.chosen) mine.value = theirs.value
  }
}

const choose = (select, { value, text }) => {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option(text, value))
  select.value = value
  window.django.jQuery(select).trigger("change")
}

const copyFromAbove = (field) => {
  const row = field.closest("tr")
  const above = beside(row, -1)
  if (!above) return
  const from = cellsOf(above)[cellsOf(row).indexOf(field)]
  if (field.matches(".select2-selection")) {
    const chosen = selectOf(from).selectedOptions[0]
    if (chosen?.value) choose(selectOf(field), chosen)
    follow(row)
  } else {
    field.value = from.value
    field.dispatchEvent(new Event("change", { bubbles: true }))
  }
}

const addAfter = (row) => {
  row.closest(".inline-group").querySelector(".add-row a").click()
  // Django makes the new row's autocomplete first.
  setTimeout(() => enter(cellsOf(beside(row, 1))[0]))
}

const search = (box, letter) => {
  const widget = widgetOf(selectOf(box))
  widget.open()
  // Select2 focuses it a moment later, too late for who types fast.
  widget.dropdown.$search[0].focus()
  widget.dropdown.$search.val(letter).trigger("input")
}

const actionFor = ({ key, altKey, ctrlKey, metaKey, shiftKey }, field, row) => {
  const plain = !altKey && !ctrlKey && !metaKey
  const other = plain && field.tagName !== "SELECT" && beside(row, { ArrowDown: 1, ArrowUp: -1 }[key])
  if (other) return () => enter(cellsOf(other)[cellsOf(row).indexOf(field)])
  if (key === "d" && ctrlKey && !altKey && !shiftKey) return () => copyFromAbove(field)
  if (key === "Tab" && plain && !shiftKey && field === cellsOf(row).at(-1) && !beside(row, 1) && !isBlank(row)) return () => addAfter(row)
  if (field.matches(".select2-selection") && plain && key.length === 1 && key !== " ") return () => search(field, key)
  return null
}

const pressed = (event) => {
  const field = event.target.closest?.(cell)
  const row = field?.closest(`${grid} tr.form-row`)
  const action = row && actionFor(event, field, row)
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  action()
}

/* Enter takes the first that is found for what is typed now: while the desk still searches, it waits for that. */
const take = (event) => {
  const select = document.querySelector(`${grid} .select2-container--open`)?.previousElementSibling
  if (event.key !== "Enter" || !select || !event.target.matches(".select2-search__field")) return
  const widget = widgetOf(select)
  widget.taking = true
  if (!widget.$results.find(".loading-results").length) return
  event.preventDefault()
  event.stopPropagation()
  widget.waiting = true
}

const dress = (select) => {
  const $ = window.django.jQuery
  const widget = widgetOf(select)
  if (!widget || widget.dressed) return
  widget.dressed = true
  widget.options.set("templateResult", ({ text, note }) =>
    note ? $('<span class="s2-also">').text(text).append($("<small>").text(note)) : text)
  widget.on("query", ({ term }) => {
    if (term !== widget.term) widget.taking = widget.waiting = false
    widget.term = term
  })
  widget.on("results:all", () => { if (widget.waiting) widget.trigger("results:select", {}) })
  widget.on("close", () => {
    if (widget.taking) setTimeout(() => enterNext(widget.$selection[0]))
    widget.taking = widget.waiting = false
  })
  $(select).on("select2:select", () => follow(select.closest("tr")))
}

const dressAll = () => {
  for (const select of document.querySelectorAll(`${grid} tr:not(.empty-form) select.admin-autocomplete`)) dress(select)
}

const save = (event) => {
  const button = document.querySelector(".submit-row input[name=_continue]")
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !button) return
  event.preventDefault()
  button.click()
}

/* What was refused comes back with the keyboard where it is to be mended. */
const mend = () => {
  const refusal = document.querySelector("#content-main .errorlist")
  const row = refusal?.closest(".row-form-errors")?.nextElementSibling
  enter((row ?? refusal?.closest("td, .form-multiline > div, .form-row"))?.querySelector(`${cell}, textarea`))
}

window.addEventListener("load", () => setTimeout(mend))
document.addEventListener("keydown", save)
document.addEventListener("keydown", pressed, true)
document.addEventListener("keydown", take, true)
document.addEventListener("change", ({ target }) => {
  if (target.matches(`${grid} :is(.field-role, .field-status) select`)) target.dataset.chosen = true
})
window.django.jQuery(() => setTimeout(dressAll))
document.addEventListener("formset:added", ({ target }) => setTimeout(() => {
  dressAll()
  // Who asked for a row goes on in it: the link that made it now stands after it.
  if (document.activeElement?.closest(".add-row")) enter(target.querySelector(cell))
}))
