/* Tags as chips over the stock line of words, which stays the one that is sent; words in use are proposed.
   Without this script the line itself serves. */

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

class TagBox extends HTMLElement {
  connectedCallback() {
    this.line = this.querySelector("input")
    if (!this.line || this.box) return
    this.words = (this.line.value.match(/"[^"]+"|[^,]+/g) ?? []).map((word) => word.replaceAll('"', "").trim()).filter(Boolean)
    this.fresh = new Set()
    this.entry = make("input", { type: "text", placeholder: "Add a tag", autocomplete: "off" })
    this.proposals = make("ul", { className: "suggestions", role: "listbox", id: `${this.line.id}_proposals`, hidden: true })
    this.box = make("div", { className: "tagbox" })
    for (const [name, value] of [["aria-label", "Add a tag"], ["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", this.proposals.id]])
      this.entry.setAttribute(name, value)
    this.line.type = "hidden"
    this.append(this.box, this.proposals)
    this.entry.addEventListener("input", () => this.typed())
    this.entry.addEventListener("keydown", (event) => this.pressed(event))
    this.entry.addEventListener("blur", () => this.redrawing || this.take(this.entry.value))
    this.proposals.addEventListener("pointerdown", (event) => this.chosen(event))
    this.draw()
  }

  draw() {
    this.line.value = this.words.map((word) => (/[ ,]/.test(word) ? `"${word}"` : word)).join(", ")
    this.box.replaceChildren(...this.words.map((word) => this.chip(word)), this.entry)
  }

  chip(word) {
    const away = make("button", { type: "button", textContent: "×", ariaLabel: `Remove ${word}` })
    away.addEventListener("click", () => this.drop(word))
    const fresh = this.fresh.has(word)
    return make("span", { className: fresh ? "chip new" : "chip" }, word, ...(fresh ? [make("small", { textContent: "new tag" })] : []), away)
  }

  drop(word) {
    this.words = this.words.filter((other) => other !== word)
    this.draw()
    this.entry.focus()
  }

  take(typed) {
    const word = typed.replaceAll(/[",]/g, " ").replaceAll(/\s+/g, " ").trim()
    const known = this.words.some((other) => other.toLowerCase() === word.toLowerCase())
    this.entry.value = ""
    this.propose([])
    if (!word || known) return
    this.words.push(word)
    this.draw()
    this.understand(word)
  }

  /* A word that was taken is written as its tag is, and one that no story has yet says so: it may be a typing error. */
  async understand(word) {
    const answer = await this.answer(word)
    if (!answer || !this.words.includes(word)) return
    const { meant } = answer
    if (meant) this.words = [...new Set(this.words.map((other) => (other === word ? meant : other)))]
    else this.fresh.add(word)
    this.draw_again()
  }

  /* The box is drawn under somebody's hands: what is typed meanwhile, and where, stays. */
  draw_again() {
    const here = document.activeElement === this.entry
    this.redrawing = true
    this.draw()
    this.redrawing = false
    if (here) this.entry.focus()
  }

  pressed(event) {
    const marked = this.proposals.querySelector("[aria-selected=true]")
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault()
      this.take(marked?.dataset.word ?? this.entry.value)
      this.entry.focus()
    } else if (event.key === "Backspace" && !this.entry.value && this.words.length) {
      this.drop(this.words.at(-1))
    } else if (event.key === "Escape") {
      this.propose([])
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      this.mark(marked, event.key === "ArrowDown" ? 1 : -1)
    }
  }

  mark(marked, step) {
    const all = [...this.proposals.children]
    const next = all[(all.indexOf(marked) + step + all.length) % all.length]
    for (const item of all) item.setAttribute("aria-selected", item === next)
    if (next) this.entry.setAttribute("aria-activedescendant", next.id)
  }

  typed() {
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.ask(this.entry.value.trim()), 150)
  }

  async ask(term) {
    if (!term) return this.propose([])
    const answer = await this.answer(term)
    if (!answer || term !== this.entry.value.trim()) return
    const there = answer.results.filter(({ text }) => !this.words.includes(text))
    this.propose(answer.meant ? there : [...there, { text: term, note: "new tag" }])
  }

  /* What the desk knows of a word; nothing where it cannot be reached, or the page is being left. */
  async answer(term) {
    try {
      const response = await fetch(`${this.getAttribute("source")}?term=${encodeURIComponent(term)}`)
      return response.ok ? await response.json() : null
    } catch {
      return null
    }
  }

  /* Each with the number of its stories, and the synonym that was typed; a word that would be new says so. */
  propose(tags) {
    this.proposals.replaceChildren(...tags.map(({ text, stories, found_as, note }, index) => {
      const said = note ?? [found_as && `for “${found_as}”`, `${stories} stor${stories === "1" ? "y" : "ies"}`].filter(Boolean).join(", ")
      const item = make("li", { role: "option", id: `${this.proposals.id}_${index}` }, text, make("small", { textContent: said }))
      item.dataset.word = text
      item.setAttribute("aria-selected", "false")
      return item
    }))
    this.proposals.hidden = !tags.length
    this.entry.setAttribute("aria-expanded", String(!!tags.length))
    this.entry.removeAttribute("aria-activedescendant")
  }

  chosen(event) {
    const item = event.target.closest("li")
    if (!item) return
    // Before the entry's blur, which would take the half word that was typed.
    event.preventDefault()
    this.take(item.dataset.word)
    this.entry.focus()
  }
}

customElements.define("tag-box", TagBox)
