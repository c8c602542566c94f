/* Many photographs at once: dropped or chosen, sent one by one, each with its progress and what became of it. */

const AT_ONCE = 2
const NAMES = { title: "Title", credit: "Credit" }
/* What still asks something of who sent it, and would be lost with the page. */
const OPEN = ["waiting", "sending", "wants", "failed"]

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

const hasFiles = (event) => event.dataTransfer?.types.includes("Files")
const csrf = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? document.querySelector("[name=csrfmiddlewaretoken]").value

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.jobs = []
    this.list = this.querySelector(".files")
    this.strip = this.querySelector(".drop")
    this.summary = this.querySelector(".sum")
    this.input = this.querySelector("[type=file]")
    this.input.addEventListener("change", () => { this.take(this.input.files); this.input.value = "" })
    this.querySelector(".shared").addEventListener("change", ({ target }) => this.share(target))
    for (const name of ["dragenter", "dragover"]) document.addEventListener(name, (event) => this.hover(event))
    document.addEventListener("dragleave", ({ relatedTarget }) => { if (!relatedTarget) this.strip.classList.remove("over") })
    document.addEventListener("drop", (event) => this.drop(event))
    addEventListener("beforeunload", (event) => { if (this.jobs.some(({ state }) => OPEN.includes(state))) event.preventDefault() })
  }

  hover(event) {
    if (!hasFiles(event)) return
    event.preventDefault()
    this.strip.classList.add("over")
  }

  drop(event) {
    if (!hasFiles(event)) return
    event.preventDefault()
    this.strip.classList.remove("over")
    this.take(event.dataTransfer.files)
  }

  take(files) {
    for (const file of files) {
      const parts = { thumb: make("span", { className: "photo-thumb noimg" }), said: make("span", { className: "said" }), more: make("span", { className: "asks" }) }
      const job = { file, extra: {}, ...parts }
      job.row = make("li", { tabIndex: -1 }, job.thumb, make("span", { className: "told" }, make("b", { textContent: file.name }), job.said), job.more)
      this.list.append(job.row)
      this.jobs.push(job)
      this.say(job, "waiting", "Waiting")
    }
    this.next()
  }

  next() {
    const waiting = this.jobs.filter(({ state }) => state === "waiting")
    const free = AT_ONCE - this.jobs.filter(({ state }) => state === "sending").length
    for (const job of waiting.slice(0, Math.max(0, free))) this.send(job)
    this.sum()
  }

  say(job, state, ...words) {
    Object.assign(job, { state })
    job.row.className = state
    job.said.replaceChildren(...words)
    job.more.replaceChildren()
  }

  send(job) {
    const { file, extra } = job
    const data = new FormData()
    for (const { name, value } of this.querySelectorAll(".shared input")) data.append(name, value)
    for (const [name, value] of Object.entries(extra)) data.set(name, value)
    if (!extra.kept) data.append("file", file)
    const bar = make("progress", { max: 1, value: 0, ariaLabel: `Sending ${file.name}` })
    this.say(job, "sending", bar)
    const request = new XMLHttpRequest()
    request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? loaded / total : 0 })
    request.upload.addEventListener("load", () => { if (job.state === "sending") job.said.replaceChildren("Looking at it…") })
    request.addEventListener("loadend", () => { this.answered(job, request); this.next() })
    request.open("POST", this.getAttribute("action"))
    request.setRequestHeader("X-CSRFToken", csrf())
    request.send(data)
  }

  again(job, extra = {}) {
    Object.assign(job.extra, extra)
    this.say(job, "waiting", "Waiting")
    const others = this.jobs.slice(this.jobs.indexOf(job) + 1).map(({ more }) => more.querySelector("input, button"))
    const beside = others.find((each) => each) ?? job.row
    beside.focus()
    this.next()
  }

  button(words, act) {
    const button = make("button", { type: "button", textContent: words })
    button.addEventListener("click", act)
    return button
  }

  answered(job, request) {
    let told = null
    try { told = request.status === 200 ? JSON.parse(request.responseText) : null } catch { /* no answer of ours */ }
    if (told) return this[told.kind](job, told)
    const signedOut = request.status === 200 || request.status === 403
    const why = signedOut ? "The desk does not know you any more. Sign in again in another window, then try again." : request.status === 413 ? "It is too large to be sent." : request.status ? "The desk could not take it." : "It did not arrive: the desk cannot be reached."
    this.failed(job, { words: why })
  }

  picture({ thumb }, address) {
    if (!address) return
    thumb.className = "photo-thumb"
    thumb.replaceChildren(make("img", { src: address, alt: "" }))
  }

  added(job, { title, url, thumb, wants }) {
    this.picture(job, thumb)
    this.say(job, "added", "Added: ", make("a", { href: url, textContent: title }))
    if (wants.length) job.more.append(make("span", { className: "photo-flag soft", textContent: wants.join(" · ") }))
  }

  /* What the desk has kept meanwhile may be gone: then the file itself is sent once more. */
  refused(job, { words }) {
    const kept = job.extra.kept
    delete job.extra.kept
    if (kept) this.say(job, "waiting", "Waiting")
    else this.say(job, "refused", words)
  }

  failed(job, { words, kept }) {
    this.say(job, "failed", words)
    if (kept) job.extra.kept = kept
    job.more.append(this.button("Try again", () => this.again(job)))
  }

  alike(job, { words, alike, kept }) {
    this.picture(job, alike[0]?.thumb)
    this.say(job, "alike", words, ...alike.flatMap(({ title, url }) => [" ", make("a", { href: url, textContent: title })]))
    job.more.append(this.button("Add it all the same", () => this.again(job, { kept, anyway: "on" })))
  }

  wants(job, { errors, missing, told, kept, thumb }) {
    this.picture(job, thumb)
    const others = Object.entries(errors).filter(([name]) => !missing.includes(name)).map(([, words]) => words)
    this.say(job, "wants", others.join(" ") || "Kept until this is said:")
    const fields = missing.map((name) => make("input", { type: "text", name, value: told[name] ?? "", ariaLabel: `${NAMES[name]} of ${job.file.name}` }))
    job.add = () => this.again(job, { kept, ...Object.fromEntries(fields.map(({ name, value }) => [name, value])) })
    for (const field of fields) {
      field.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); job.add() } })
      field.addEventListener("input", () => this.sum())
      job.more.append(make("label", {}, NAMES[field.name], field))
    }
    job.more.append(this.button("Add", job.add))
    for (const shared of this.querySelectorAll(".shared input")) this.share(shared)
  }

  /* What is said for all of them goes into the rows that still lack it. */
  share({ name, value }) {
    const own = name.replace("shared-", "")
    for (const field of this.list.querySelectorAll("input")) if (field.name === own && !field.value) field.value = value
    this.sum()
  }

  sum() {
    const count = (state) => this.jobs.filter((job) => job.state === state).length
    const kinds = { sending: "being sent", waiting: "waiting", added: "added", alike: "in the library already", wants: "to be completed", failed: "not sent yet", refused: "refused" }
    const words = Object.entries(kinds).filter(([state]) => count(state)).map(([state, said]) => `${count(state)} ${said}`).join(", ")
    if (words !== this.summary.textContent) this.summary.textContent = words
    const ready = this.jobs.filter(({ state, more }) => state === "wants" && [...more.querySelectorAll("input")].every(({ value }) => value.trim()))
    const done = count("added") && !count("sending") && !count("waiting")
    const after = this.querySelector(".after")
    after.replaceChildren()
    if (ready.length > 1) after.append(this.button(`Add all ${ready.length} that are complete`, () => { for (const { add } of ready) add() }))
    if (done) after.append(make("a", { href: location.href.replace(/#.*/, ""), textContent: "Show them in the library" }))
  }
}

customElements.define("photo-upload", PhotoUpload)
