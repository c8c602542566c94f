/* The front page is arranged by hand: stories are dragged into places, or put there by buttons and keys.
   What is sent is the select and the time of each place, which stand there without scripts, too. */

const form = document.querySelector("#front")
const places = [...form.querySelectorAll(".place")]
const said = form.querySelector(".arranged")
const frame = form.querySelector("iframe")
const choices = form.querySelector(".choices")
const latest = form.querySelector(".map-latest ol")
const newest = [...document.querySelectorAll(".newest .sheet-story")]
let unsaved = form.dataset.unsaved === "1"
let dragged = null

const make = (tag, fields = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), fields)
  element.append(...children)
  return element
}
const selectOf = (place) => place.querySelector("select")
const timeOf = (place) => place.querySelector("[type=datetime-local]")
const keyOf = (place) => selectOf(place).value
const headlineOf = (story) => story.querySelector(".to").textContent
const storyIn = (place) => place.querySelector(".sheet-story:not(.filler)")
const nameOf = (place) => place.dataset.name.toLowerCase()

/* What stands in a place: its story and until when. */
const held = (place) => (keyOf(place) ? { story: storyIn(place), until: timeOf(place).value } : null)

const put = (place, what) => {
  storyIn(place)?.remove()
  const select = selectOf(place)
  const key = what?.story.dataset.story ?? ""
  if (![...select.options].some((option) => option.value === key)) select.add(new Option(headlineOf(what.story), key))
  select.value = key
  timeOf(place).value = what?.until ?? ""
  if (what) place.querySelector(".place-head").after(what.story)
}

const tell = (words) => {
  unsaved = true
  said.textContent = `${words} Not saved yet.`
  fill()
  if (frame.dataset.shown) show()
}

/* The latest stand grey in what is left empty, in the order in which readers get them. */
const fill = () => {
  const taken = new Set(places.map(keyOf))
  const others = newest.filter((story) => !taken.has(story.dataset.story))
  const lead = keyOf(places[0]) || others[0]?.dataset.story
  const listed = newest.filter((story) => story.dataset.story !== lead).slice(0, 8)
  latest.replaceChildren(...listed.map((story) => make("li", { textContent: headlineOf(story) })))
  for (const place of places) {
    place.querySelector(".filler")?.remove()
    const is = Boolean(keyOf(place))
    place.classList.toggle("empty", !is)
    place.draggable = is
    const since = place.querySelector(".since")
    if (since) since.hidden = keyOf(place) !== place.dataset.since
    for (const button of place.querySelectorAll(".moves button")) button.hidden = !is
    place.querySelector("[data-move='-1']").disabled = place === places[0]
    place.querySelector("[data-move='1']").disabled = place === places.at(-1)
    if (is || !others.length) continue
    const filler = others.shift().cloneNode(true)
    filler.classList.add("filler")
    filler.append(make("p", { className: "quiet filled", textContent: "The latest" }))
    place.querySelector(".place-head").after(filler)
  }
  for (const story of choices.querySelectorAll(".sheet-story")) {
    const place = places.find((each) => keyOf(each) === story.dataset.story)
    story.classList.toggle("placed", Boolean(place))
    story.querySelector(".stands").textContent = place ? place.dataset.name : ""
  }
}

/* A story from the list: what stands there moves on to the next place, as far as the first that is free. */
const insert = (place, story) => {
  const key = story.dataset.story
  const words = headlineOf(story)
  const was = places.find((each) => keyOf(each) === key)
  if (was === place) return
  let moving = was ? held(was) : { story: bare(story), until: "" }
  if (was) put(was, null)
  let at = places.indexOf(place)
  while (moving && at < places.length) {
    const next = held(places[at])
    put(places[at], moving)
    moving = next
    at += 1
  }
  tell(`“${words}” is put in place: ${nameOf(place)}.${moving ? ` “${headlineOf(moving.story)}” has no place any more.` : ""}`)
}

const swap = (one, other) => {
  if (one === other) return
  const [first, second] = [held(one), held(other)]
  put(one, second)
  put(other, first)
  tell(`“${headlineOf(first.story)}” is ${nameOf(other)} now.`)
}

const takeOut = (place) => {
  const words = headlineOf(storyIn(place))
  put(place, null)
  tell(`“${words}” is out; the latest stands there.`)
}

const bare = (story) => {
  const copy = story.cloneNode(true)
  copy.querySelector(".putting")?.remove()
  copy.classList.remove("placed", "dragged")
  copy.draggable = false
  return copy
}

const equip = (place) => {
  const moves = make("span", { className: "moves" })
  for (const [move, sign, words] of [["-1", "↑", "Move up"], ["1", "↓", "Move down"], ["out", "×", "Take out"]]) {
    const button = make("button", { type: "button", textContent: sign, title: words, ariaLabel: `${words}: ${place.dataset.name}` })
    button.dataset.move = move
    moves.append(button)
  }
  place.querySelector(".place-head").append(moves)
  place.querySelector(".place-head b").tabIndex = -1
  timeOf(place).addEventListener("change", () => tell(`${place.dataset.name}: a time was set.`))
}

const furnish = (story) => {
  story.draggable = true
  const select = make("select", { ariaLabel: `Put in place: ${headlineOf(story)}` }, new Option("Put in place…", ""))
  places.forEach((place, number) => select.add(new Option(place.dataset.name, number)))
  select.addEventListener("change", () => {
    const place = places[select.value]
    select.value = ""
    if (place) insert(place, story)
  })
  story.append(make("p", { className: "putting" }, select, make("span", { className: "stands" })))
}

const show = () => {
  frame.dataset.shown = "1"
  form.requestSubmit(form.querySelector(".preview-tools button"))
}

form.addEventListener("click", (event) => {
  const move = event.target.closest("[data-move]")?.dataset.move
  if (!move) return
  const place = event.target.closest(".place")
  if (move === "out") {
    takeOut(place)
    place.querySelector(".place-head b").focus()
    return
  }
  const other = places[places.indexOf(place) + Number(move)]
  swap(place, other)
  const again = other.querySelector(`[data-move="${move}"]`)
  if (again.disabled) other.querySelector("[data-move]:not(:disabled)").focus()
  else again.focus()
})

form.addEventListener("dragstart", (event) => {
  dragged = event.target.closest(".choices .sheet-story, .place[draggable=true]")
  if (!dragged) return
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setData("text/plain", headlineOf(dragged.matches(".place") ? storyIn(dragged) : dragged))
  dragged.classList.add("dragged")
})
form.addEventListener("dragover", (event) => {
  const place = event.target.closest(".place")
  for (const each of places) each.classList.toggle("over", dragged && each === place)
  if (dragged) event.preventDefault()
})
form.addEventListener("drop", (event) => {
  if (!dragged) return
  event.preventDefault()
  const place = event.target.closest(".place")
  const back = event.target.closest(".choosing")
  if (dragged.matches(".place")) {
    if (place) swap(dragged, place)
    else if (back) takeOut(dragged)
  } else if (place) insert(place, dragged)
})
form.addEventListener("dragend", () => {
  for (const each of [...places, dragged]) each?.classList.remove("over", "dragged")
  dragged = null
})

/* Search as one types; Enter would send the form, and so asks at once instead. */
const term = form.querySelector("[name=q]")
let waiting
const find = async () => {
  const asked = term.value
  const response = await fetch(`${form.dataset.stories}?${new URLSearchParams({ q: asked })}`)
  if (!response.ok || asked !== term.value) return
  choices.innerHTML = await response.text()
  choices.querySelectorAll(".sheet-story").forEach(furnish)
  fill()
}
term.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(find, 200) })
term.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); find() } })

form.addEventListener("submit", ({ submitter }) => {
  if (submitter?.formTarget) {
    frame.dataset.shown = "1"
    if (submitter.closest(".sheet-top")) form.querySelector(".front-preview").scrollIntoView()
  } else unsaved = false
})
document.querySelector(".find button").hidden = true
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault() })

form.classList.add("by-hand")
places.forEach(equip)
choices.querySelectorAll(".sheet-story").forEach(furnish)
fill()
