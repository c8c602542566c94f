/* Many photographs at once: dropped or chosen, sent one by one, each with its progress and what became of it. */

const AT_ONCE = 2

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.waiting = []
    this.sending = 0
    this.list = this.querySelector(".files")
    this.strip = this.querySelector(".drop")
    const input = this.querySelector("[type=file]")
    input.addEventListener("change", () => { this.take(input.files); input.value = "" })
    for (const name of ["dragenter", "dragover"])
      document.addEventListener(name, (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return
        event.preventDefault()
        this.strip.classList.add("over")
      })
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) this.strip.classList.remove("over") })
    document.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return
      event.preventDefault()
      this.strip.classList.remove("over")
      this.take(event.dataTransfer.files)
    })
    addEventListener("beforeunload", (event) => { if (this.sending || this.waiting.length) event.preventDefault() })
  }

  take(files) {
    for (const file of files) {
      const row = make("li", {}, make("span", { className: "photo-thumb noimg" }), make("b", { textContent: file.name }), make("span", { className: "said", textContent: "Waiting" }))
      this.list.append(row)
      this.waiting.push({ row, file, extra: {} })
    }
    this.next()
  }

  next() {
    while (this.sending < AT_ONCE && this.waiting.length) this.send(this.waiting.shift())
  }

  say(row, words, kind = "") {
    row.className = kind
    row.querySelector(".said").replaceChildren(words)
    for (const old of row.querySelectorAll(".more")) old.remove()
  }

  send({ row, file, extra }) {
    this.sending += 1
    const data = new FormData()
    for (const field of this.querySelectorAll("[data-shared]")) data.append(field.dataset.shared, field.value)
    for (const [name, value] of Object.entries(extra)) data.set(name, value)
    if (!extra.kept) data.append("file", file)
    const request = new XMLHttpRequest()
    const bar = make("progress", { max: 1, value: 0, ariaLabel: `Sending ${file.name}` })
    this.say(row, bar)
    request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? loaded / total : 0 })
    request.addEventListener("loadend", () => {
      this.sending -= 1
      this.answered({ row, file, extra }, request)
      this.next()
    })
    request.open("POST", this.getAttribute("action"))
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value)
    request.send(data)
  }

  again(job, extra) {
    this.waiting.push({ ...job, extra: { ...job.extra, ...extra } })
    this.next()
  }

  button(words, act) {
    const button = make("button", { type: "button", className: "more", textContent: words })
    button.addEventListener("click", act)
    return button
  }

  answered(job, request) {
    const { row } = job
    let told = null
    try { told = request.status === 200 ? JSON.parse(request.responseText) : null } catch { /* no answer of ours */ }
    if (!told) {
      this.say(row, request.status === 413 ? "The file is too large to be sent." : "It did not arrive.", "bad")
      return row.append(this.button("Try again", () => this.again(job, {})))
    }
    this[told.kind](job, told)
  }

  picture(row, thumb) {
    if (thumb) row.querySelector(".photo-thumb").replaceWith(make("span", { className: "photo-thumb" }, make("img", { src: thumb, alt: "" })))
  }

  added({ row }, { title, url, thumb, wants }) {
    this.picture(row, thumb)
    this.say(row, make("a", { href: url, textContent: `Added: ${title}` }), "good")
    if (wants.length) row.append(make("span", { className: "more photo-flag soft", textContent: wants.join(", ") }))
  }

  refused({ row }, { words }) { this.say(row, words, "bad") }

  alike(job, { words, alike, kept }) {
    const { row } = job
    this.picture(row, alike[0]?.thumb)
    this.say(row, words, "warn")
    for (const { title, url } of alike) row.append(make("a", { href: url, className: "more", textContent: title }))
    row.append(this.button("Add it all the same", () => this.again(job, { kept, anyway: "on" })))
  }

  wants(job, { errors, missing, told, kept }) {
    const { row } = job
    const others = Object.entries(errors).filter(([name]) => !missing.includes(name)).map(([, words]) => words)
    this.say(row, [...missing.map((name) => errors[name]), ...others].join(" "), "warn")
    const fields = missing.map((name) => make("input", { type: "text", name, className: "more", placeholder: name, ariaLabel: `${name} of ${job.file.name}`, value: told[name] ?? "" }))
    const add = () => this.again(job, { kept, ...Object.fromEntries(fields.map(({ name, value }) => [name, value])) })
    for (const field of fields) field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add() } })
    row.append(...fields, this.button("Add", add))
  }
}

customElements.define("photo-upload", PhotoUpload)
