/* Copies of a story's form in this browser: for each person, each story and each form that was opened, until the words
   are saved or thrown away. What the desk has as well may go first where the browser has no more room. */

const ROOM = "newsroom.story."

export const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ""
export const savedForms = () => cookie("saved_forms").split(".")

export const placeOf = (person, story, form) => `${ROOM}${person}.${story || "new"}.${form}`

const stored = (place) => { try { return JSON.parse(localStorage.getItem(place)) } catch { return null } }
const places = (beginning) => { try { return Object.keys(localStorage).filter((place) => place.startsWith(beginning)) } catch { return [] } }

export const forget = (place) => { try { localStorage.removeItem(place) } catch { /* there was nothing to forget */ } }

const write = (place, copy) => { try { localStorage.setItem(place, JSON.stringify(copy)); return true } catch { return false } }

/* Say whether a copy could be kept. */
export const store = (place, copy) => {
  if (write(place, copy)) return true
  const onTheDesk = places(ROOM).filter((other) => other !== place).map((other) => [stored(other), other]).filter(([kept]) => kept?.sent)
  for (const [, other] of onTheDesk.sort(([one], [two]) => one.at - two.at)) {
    forget(other)
    if (write(place, copy)) return true
  }
  return false
}

/* All copies that a person has of a story, or of stories never saved, the newest first: [place, copy]. */
export const copiesOf = (person, story) => places(placeOf(person, story, ""))
  .map((place) => [place, stored(place)]).filter(([, copy]) => Array.isArray(copy?.fields)).sort(([, one], [, two]) => two.at - one.at)

const make = (tag, properties, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...inside)
  return element
}

/* Send a copy as the form itself would be sent. */
const post = (copy, action, more) => {
  const again = make("form", { method: "post", hidden: true, action })
  again.append(...[...copy.fields, ...more].map(([name, value]) => make("input", { type: "hidden", name, value })))
  document.body.append(again)
  again.submit()
}

const machinery = /(^|-)(id|form_key|version|ordering|region|position|slug|parent|article|\w+_FORMS|DELETE)$|^initial-|__prefix__/

/* What somebody wrote, without what only tells the form how to hold it. */
const wordsOf = (copy) => copy.fields.filter(([name, value]) => !machinery.test(name) && value.length > 12)
  .map(([, value]) => new DOMParser().parseFromString(value.replace(/<\/(p|li|h\d|blockquote)>/g, "$&\n"), "text/html").body.textContent.trim()).join("\n\n")

/* Offer a copy over the form. Arguments: `differs` is the page that compares, "" if there is nothing to compare with;
   without `token` the words can only be read, since the story is not this person's to change now. */
export const offer = (place, copy, { differs, token }) => {
  const at = new Date(copy.at).toLocaleString([], { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })
  const headline = copy.fields.find(([name]) => name === "headline")?.[1] || "No headline yet"
  const words = make("p", {}, make("b", { textContent: `Unsaved words kept in this browser from ${at}.` }), ` “${headline}”`)
  const bar = make("section", { className: "kept-bar choose", ariaLabel: "Words that are not saved yet" }, words)
  const button = (textContent, act) => {
    const pressed = make("button", { type: "button", textContent })
    pressed.addEventListener("click", act)
    bar.append(pressed)
  }
  if (token) {
    button("Put them back", () => post(copy, location.pathname, [["csrfmiddlewaretoken", token()], ["_refill", "browser"]]))
    if (differs) button("Show what differs", () => post(copy, differs, [["csrfmiddlewaretoken", token()]]))
  } else bar.append(make("details", {}, make("summary", { textContent: "Show the words" }), make("pre", { textContent: wordsOf(copy) })))
  button("Throw them away", () => { forget(place); bar.remove() })
  document.getElementById("content").prepend(bar)
}
