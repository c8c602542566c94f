/* Not a word is lost: what is typed is kept in this browser at once and on the desk soon after, and offered when one
   comes back. Saving is another thing: only the server's answer to it makes the copies go. */

import { cookie, copiesOf, forget, offer, placeOf, savedForms, store } from "./kept-copies.js"

const line = document.querySelector(".saved[data-keep]")
const form = line?.closest("form")
const SOON = 700
const LATER = 2000
const AGAIN = 10000
const PATIENCE = 20000

const token = () => cookie("csrftoken") || form.elements.csrfmiddlewaretoken.value
const passing = (name) => name === "csrfmiddlewaretoken" || name.startsWith("_") || name.includes("__prefix__")
const typed = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !passing(name))
const steady = (fields) => JSON.stringify(fields.filter(([name]) => name !== "form_key"))
const place = () => placeOf(line.dataset.person, line.dataset.story, form.elements.form_key.value)

const asSaved = line?.textContent
let opened = null // What the form held when it showed the story as saved; null where it never did.
let last = null // What was kept last.
let begun = false
let touched = false
let safe = true
let soon
let later
let flying = false
let waiting = false
let leaving = false // The form has been sent, and what the browser still does to it are nobody's words.

const say = (words, bad = false) => {
  line.textContent = words
  line.classList.toggle("bad", bad)
}

const copy = (fields, sent) => ({ fields, sent, form: form.elements.form_key.value, at: Date.now() })

/* Whoever comes back by the browser's own button to a form that was saved writes in another one. */
const renew = () => {
  if (!savedForms().includes(form.elements.form_key.value)) return
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  form.elements.form_key.value = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

/* Keep what is typed: in this browser at once, which may be all there is time for. */
const keep = () => {
  clearTimeout(soon)
  const now = begun && steady(typed())
  if (!begun || leaving || now === last) return
  last = now
  renew()
  clearTimeout(later)
  if (now === opened) {
    forget(place())
    safe = true
    say(asSaved)
    later = setTimeout(send, LATER, true)
    return
  }
  safe = store(place(), copy(typed(), false))
  if (!line.classList.contains("bad")) say("Not saved yet")
  later = setTimeout(send, LATER)
}

/* One after the other, so that older words never come after newer ones. */
const send = async (nothing = false) => {
  if (flying) { waiting = true; return }
  flying = true
  const fields = typed()
  const sent = steady(fields)
  const answer = await fetch(line.dataset.keep, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ fields, person: line.dataset.person, ...(nothing && { forget: true }) }),
    signal: AbortSignal.timeout?.(PATIENCE),
  }).catch(() => null)
  const told = answer && !answer.redirected ? await answer.json().catch(() => null) : null
  flying = false
  if (waiting) { waiting = false; send(steady(typed()) === opened) }
  else if (answer?.ok && told) kept(fields, sent, told, nothing)
  else lost(answer, told)
}

const kept = (fields, sent, told, nothing) => {
  document.querySelector(".pub .others").textContent = told.others
  if (sent !== last) return
  safe = true
  if (nothing) { say(asSaved); return }
  store(place(), copy(fields, true))
  say(`Words kept ${told.kept} · not a revision yet`)
}

/* Whatever came back, the browser has the words. */
const lost = (answer, told) => {
  const where = safe ? "kept in this browser" : "they are nowhere but on this page"
  const signedOut = answer?.redirected || (answer?.status === 403 && !told)
  const why = signedOut ? "You are signed out" : told?.problem ?? "The desk cannot be reached"
  say(`${why}: ${where}.`, true)
  if (signedOut) line.append(" ", Object.assign(document.createElement("a"), { href: line.dataset.login, target: "_blank", textContent: "Sign in again" }))
  if (answer?.status !== 413) later = setTimeout(() => send(steady(typed()) === opened), AGAIN)
}

/* An answer may have come to the desk after the save that it belongs to. */
const forgetOnTheDesk = (key) => {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token() }
  fetch(line.dataset.keep, { method: "POST", headers, body: JSON.stringify({ forget: true, fields: [["form_key", key]] }) }).catch(() => null)
  document.querySelector(".kept-bar")?.remove()
}

/* What was saved meanwhile, or is on the desk as well, need not be offered from here. */
const come = () => {
  const { person, story, kept: onTheDesk, differs } = line.dataset
  const saved = savedForms()
  if (onTheDesk && story && saved.includes(onTheDesk)) forgetOnTheDesk(onTheDesk)
  for (const [at, copy] of copiesOf(person, story)) {
    if (saved.includes(copy.form) || steady(copy.fields) === steady(typed()) || (copy.sent && story && !onTheDesk)) forget(at)
    else if (!copy.sent || !(onTheDesk || story)) offer(at, copy, { differs, token })
  }
}

const begin = () => {
  if (begun) return
  begun = true
  last = steady(typed())
  if (line.dataset.fresh && !touched) opened = last
  if (line.dataset.fresh) come()
  if (!opened) { last = null; keep() }
}

const write = () => {
  document.addEventListener("content-editor:ready", () => setTimeout(begin, 600))
  setTimeout(begin, 3000)
  form.addEventListener("input", (event) => { touched ||= event.isTrusted })
  for (const name of ["input", "change", "keyup", "click", "drop", "dragend", "formset:added", "formset:removed"])
    document.addEventListener(name, () => { leaving = false; clearTimeout(soon); soon = setTimeout(keep, SOON) })
  addEventListener("pagehide", keep)
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep() })
  addEventListener("online", () => { if (line.classList.contains("bad")) send(steady(typed()) === opened) })
  form.addEventListener("submit", () => {
    // Who signed in again meanwhile has another token than the form.
    form.elements.csrfmiddlewaretoken.value = token()
    keep()
    clearTimeout(later)
    leaving = true
  })
  for (const away of document.querySelectorAll("[data-forget]"))
    away.addEventListener("submit", () => forget(placeOf(line.dataset.person, line.dataset.story, away.dataset.forget)))
  addEventListener("beforeunload", (event) => { if (!safe) event.preventDefault() })
}

/* Who may not change the story any more can still read and copy what was not saved. */
const read = () => {
  for (const [at, copy] of copiesOf(line.dataset.person, line.dataset.story)) offer(at, copy, {})
}

if (form && line.dataset.writes) write()
else if (line) read()
