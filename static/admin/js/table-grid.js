/* A table's lines as a grid of cells. The lines are what is sent, so that without this one types them. */

const stroke = /(?<!\\)\|/

/* As articles/tables.py reads them: strokes at both ends frame a line, one at its beginning follows an empty cell. */
const parted = (line) => {
  const framed = /(?<!\\)\|$/
  const cells = framed.test(line) ? line.replace(framed, "").replace(/^\|/, "") : line
  return cells.split(stroke).map((words) => words.trim().replaceAll("\\|", "|"))
}

const parse = (lines) => {
  const split = lines.includes("\t") ? (line) => line.split("\t").map((words) => words.trim()) : (line) => parted(line.trim())
  return lines.split(/\r?\n/).filter((line) => line.trim()).map(split)
}

const write = (rows) => rows.map((row) => `| ${row.map((words) => words.trim().replace(/\s+/g, " ").replaceAll("|", "\\|")).join(" | ")} |`).join("\n")

customElements.define("table-grid", class extends HTMLElement {
  connectedCallback() {
    this.lines = this.querySelector("textarea")
    if (!this.lines || this.table || this.lines.name.includes("__prefix__")) return
    this.table = document.createElement("table")
    this.table.addEventListener("input", () => this.keep())
    this.table.addEventListener("keydown", (event) => this.move(event))
    this.table.addEventListener("paste", (event) => this.paste(event))
    const buttons = Object.assign(document.createElement("p"), { className: "table-grid-buttons" })
    buttons.append(
      this.button("Add a row", () => this.rows.push(this.empty())),
      this.button("Add a column", () => this.rows.forEach((row) => row.push(""))),
      this.button("Remove the last row", () => this.rows.length > 1 && this.rows.pop()),
      this.button("Remove the last column", () => this.rows[0].length > 1 && this.rows.forEach((row) => row.pop())))
    this.lines.hidden = true
    this.lines.before(this.table, buttons)
    this.fill(parse(this.lines.value))
  }

  empty() { return this.rows[0].map(() => "") }

  button(words, act) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words })
    button.addEventListener("click", () => { act(); this.draw(); this.keep() })
    return button
  }

  fill(rows) {
    const width = Math.max(3, ...rows.map((row) => row.length))
    this.rows = (rows.length ? rows : [[], [], []]).map((row) => [...row, ...Array(width - row.length).fill("")])
    this.draw()
  }

  draw() {
    this.table.replaceChildren(...this.rows.map((row, y) => {
      const line = document.createElement("tr")
      line.append(...row.map((words, x) => {
        const cell = document.createElement("td")
        const field = Object.assign(document.createElement("input"), { type: "text", value: words })
        field.setAttribute("aria-label", `Row ${y + 1}, column ${x + 1}`)
        cell.append(field)
        return cell
      }))
      return line
    }))
  }

  /* What is seen is what is sent. Rows at the end that hold nothing are not rows. */
  keep() {
    this.rows = [...this.table.rows].map((line) => [...line.querySelectorAll("input")].map((field) => field.value))
    const used = this.rows.findLastIndex((row) => row.some((words) => words.trim()))
    this.lines.value = write(this.rows.slice(0, used + 1))
    this.lines.dispatchEvent(new Event("change", { bubbles: true }))
  }

  field(y, x) { return this.table.rows[y]?.querySelectorAll("input")[x] }

  place(field) {
    const cell = field.closest("td")
    return [cell.parentElement.rowIndex, cell.cellIndex]
  }

  move(event) {
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
    if (!step) return
    const [y, x] = this.place(event.target)
    event.preventDefault()
    if (event.key === "Enter" && y === this.rows.length - 1) {
      this.keep()
      this.rows.push(this.empty())
      this.draw()
    }
    this.field(y + step, x)?.focus()
  }

  /* What comes from a spreadsheet spreads over the cells from this one on; the grid grows with it. */
  paste(event) {
    const pasted = event.clipboardData.getData("text/plain")
    if (!/[\t\n]/.test(pasted.trim())) return
    event.preventDefault()
    this.keep()
    const [top, left] = this.place(event.target)
    parse(pasted).forEach((row, y) => {
      while (this.rows.length <= top + y) this.rows.push(this.empty())
      row.forEach((words, x) => { this.rows[top + y][left + x] = words })
    })
    this.fill(this.rows.map((row) => Array.from(row, (words) => words ?? "")))
    this.keep()
  }
})
