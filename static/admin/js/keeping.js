/* Not a word is lost: what is typed is kept in this browser at once and on the desk soon after, and offered when one
   comes back. Saving is another thing: only the server's answer to it makes the copies go. */

const line = document.querySelector(".saved[data-writes='1']")
const form = line?.closest("form")
const SOON = 700
const LATER = 2000
const AGAIN = 10000

const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ""
const token = () => cookie("csrftoken") || form.elements.csrfmiddlewaretoken.value
const passing = (name) => name === "csrfmiddlewaretoken" || name.startsWith("_") || name.includes("__prefix__")
const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !passing(name))
const steady = (fields) => JSON.stringify(fields.filter(([name]) => name !== "form_key"))
const place = () => `newsroom.story.${line.dataset.person}.${line.dataset.story || form.elements.form_key.value}`

const stored = (key) => { try { return JSON.parse(localStorage.getItem(key)) } catch { return null } }
const store = (key, copy) => { try { localStorage.setItem(key, JSON.stringify(copy)); return true } catch { return false } }
const forget = (key) => { try { localStorage.removeItem(key) } catch { /* there was nothing to forget */ } }

let last = ""
let safe = true
let timer
let sending

const say = (words, bad = false) => {
  line.textContent = words
  line.classList.toggle("bad", bad)
}

const sign = () => {
  const link = Object.assign(document.createElement("a"), { href: "/admin/login/?next=/admin/", target: "_blank", textContent: "Sign in again" })
  line.append(" ", link)
}

const keep = () => {
  const fields = typed()
  const now = steady(fields)
  if (now === last) return
  last = now
  safe = store(place(), { fields, form: form.elements.form_key.value, at: Date.now() })
  clearTimeout(sending)
  sending = setTimeout(() => send(fields), LATER)
}

/* The answer says when it was kept, and who else is writing. Whatever else comes back, the browser has the words. */
const send = async (fields) => {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() }
  const answer = await fetch(line.dataset.keep, { method: "POST", headers, body: JSON.stringify({ fields }) }).catch(() => null)
  const told = answer?.ok && !answer.redirected ? await answer.json().catch(() => null) : null
  if (told) {
    say(`Words kept ${told.kept} · not a revision yet`)
    document.querySelector(".pub .others").textContent = told.others
    safe = true
    return
  }
  const where = safe ? "kept in this browser" : "they are nowhere but on this page"
  if (answer?.redirected || answer?.status === 403) {
    say(`You are signed out, or this is not yours to change any more: ${where}.`, true)
    sign()
  } else if (answer?.status === 413) {
    say(`The words are too many for the desk to keep: ${where}.`, true)
    return
  } else say(`The desk cannot be reached: ${where}.`, true)
  sending = setTimeout(() => send(typed()), AGAIN)
}

const hidden = (name, value) => Object.assign(document.createElement("input"), { type: "hidden", name, value })

const refill = (copy) => {
  const again = Object.assign(document.createElement("form"), { method: "post", hidden: true })
  const fields = [...copy.fields, ["csrfmiddlewaretoken", token()], ["_refill", "browser"]]
  again.append(...fields.map(([name, value]) => hidden(name, value)))
  document.body.append(again)
  again.submit()
}

const offer = (key, copy) => {
  const bar = Object.assign(document.createElement("section"), { className: "kept-bar", ariaLabel: "Words that are not saved yet" })
  const at = new Date(copy.at).toLocaleString([], { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })
  const headline = copy.fields.find(([name]) => name === "headline")?.[1] || "No headline yet"
  const words = document.createElement("p")
  words.append(Object.assign(document.createElement("b"), { textContent: `Unsaved words kept in this browser from ${at}.` }), ` “${headline}”`)
  const back = Object.assign(document.createElement("button"), { type: "button", textContent: "Put them back" })
  const away = Object.assign(document.createElement("button"), { type: "button", textContent: "Throw them away" })
  back.addEventListener("click", () => refill(copy))
  away.addEventListener("click", () => { forget(key); bar.remove() })
  bar.append(words, back, away)
  document.getElementById("content").prepend(bar)
}

/* What was saved meanwhile, or is on the desk as well, need not be offered from here. */
const come = () => {
  const saved = cookie("saved_forms").split(".")
  const mine = `newsroom.story.${line.dataset.person}.`
  const keys = line.dataset.story ? [place()] : Object.keys(localStorage).filter((key) => key.startsWith(mine) && key.length > mine.length + 30)
  for (const key of keys) {
    const copy = stored(key)
    if (!copy) continue
    if (saved.includes(copy.form) || steady(copy.fields) === last) forget(key)
    else if (!line.dataset.kept) offer(key, copy)
  }
}

const begin = () => {
  if (last) return
  const waits = document.querySelector("[name=_refilled]")
  last = steady(typed())
  come()
  if (waits) { last = "put back"; keep() }
  for (const name of ["input", "change", "keyup", "click", "drop", "formset:added", "formset:removed"])
    document.addEventListener(name, () => { clearTimeout(timer); timer = setTimeout(keep, SOON) })
}

if (form) {
  document.addEventListener("content-editor:ready", () => setTimeout(begin, 600))
  setTimeout(begin, 3000)
  form.addEventListener("submit", () => {
    // Who signed in again meanwhile has another token than the form.
    form.elements.csrfmiddlewaretoken.value = token()
    clearTimeout(sending)
    if (last) safe = store(place(), { fields: typed(), form: form.elements.form_key.value, at: Date.now() })
  })
  document.querySelector("[data-forget]")?.addEventListener("submit", () => forget(place()))
  addEventListener("beforeunload", (event) => { if (!safe) event.preventDefault() })
}
