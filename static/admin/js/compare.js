/* Two revisions: from one change to the next, by the arrows over the sheet or by j and k. */

// A word and what came in its place are one change; so is a block that came or went, whatever it holds.
const changes = [...document.querySelectorAll(".sheet ins, .sheet del, .sheet [data-change]")]
  .filter((each) => each.matches("[data-change]")
    ? each.matches(".new, .gone, .lead") || !each.querySelector("ins, del")
    : !each.closest(".new, .gone, .lead"))
  .filter((each, index, all) => !(each.matches("ins") && all[index - 1]?.matches("del") && all[index - 1].nextSibling === each))
const steps = document.querySelector(".steps")
let at = -1

const say = () => { steps.querySelector("[role=status]").textContent = at < 0 ? `${changes.length} change${changes.length === 1 ? "" : "s"}` : `${at + 1} of ${changes.length}` }

const step = (by) => {
  if (!changes.length) return
  changes[at]?.classList.remove("at")
  at = (at + by + changes.length) % changes.length
  changes[at].classList.add("at")
  changes[at].scrollIntoView({ block: "center" })
  say()
}

if (steps) {
  steps.hidden = !changes.length
  say()
  steps.addEventListener("click", ({ target }) => target.dataset.step && step(+target.dataset.step))
  document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey || target.matches("input:not([type=radio]), textarea, select")) return
    if (key === "j") step(1)
    if (key === "k") step(-1)
  })
}
