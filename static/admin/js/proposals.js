/* Names found in the text, looked for again while one writes. What was chosen stays chosen; all of it goes with the
   story's next save, so that this script writes nothing. */

const place = document.querySelector("[data-proposals]")
const form = place?.closest("form")
const WAIT = 2500
let asked = ""
let timer

const chosen = () => new Map([...new FormData(form)].filter(([name, value]) => name.startsWith("proposal-") && value))
const spoken = () => [...new FormData(form)].filter(([name, value]) =>
  typeof value === "string" && !/^(csrf|_|proposal-|form_key|version)/.test(name) && !name.includes("__prefix__"))

const choose = (choices) => {
  for (const [name, value] of choices) {
    const fields = place.querySelectorAll(`[name="${CSS.escape(name)}"]`)
    if (!fields.length) place.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }))
    for (const field of fields) {
      if (field.type === "radio") field.checked = field.value === value
      else field.value = value
    }
  }
}

const look = async () => {
  const fields = spoken()
  const now = JSON.stringify(fields)
  if (now === asked || place.contains(document.activeElement)) return
  asked = now
  const headers = { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value }
  const answer = await fetch(place.dataset.proposals, { method: "POST", headers, body: JSON.stringify({ fields }) }).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const choices = chosen()
  place.innerHTML = await answer.text()
  choose(choices)
}

if (form) {
  for (const name of ["input", "change", "formset:added", "formset:removed"])
    document.addEventListener(name, ({ target }) => {
      if (place.contains(target)) return
      clearTimeout(timer)
      timer = setTimeout(look, WAIT)
    })
}
