/* Photographs are seen, not named: a picture beside every field that holds one, and in its list of choices. */

const fields = "select[data-photographs]"
const figures = new WeakMap()

/* A photograph that was just added in the other window comes as a bare name: ask for its picture as a list would. */
const ask = async (select, option) => {
  const { "ajax-Url": address, appLabel, modelName, fieldName } = select.dataset
  const asked = new URLSearchParams({ app_label: appLabel, model_name: modelName, field_name: fieldName, term: option.text })
  const response = await fetch(`${address}?${asked}`)
  const { results } = response.ok ? await response.json() : { results: [] }
  option.dataset.thumb = results.find(({ id }) => id === option.value)?.thumb ?? ""
  if (option.selected) show(select)
}

/* In a row of a table it stands in its cell, beside a block's only photograph as high as the block, else over its field. */
const figureFor = (select) => {
  const block = select.closest(".inline-related fieldset")
  const home = select.closest("td") ?? (block?.querySelectorAll(fields).length === 1 ? block : select.closest(".form-row"))
  const figure = Object.assign(document.createElement("figure"), { className: "photo-seen" })
  home.prepend(figure)
  if (home === block) home.classList.add("has-photo")
  return figure
}

const show = (select) => {
  const chosen = window.django.jQuery(select).select2("data")[0]
  const option = select.selectedOptions[0]
  const thumb = option?.value && (chosen?.thumb ?? option.dataset.thumb)
  if (option?.value && thumb === undefined) ask(select, option)
  if (!figures.has(select)) figures.set(select, figureFor(select))
  const figure = figures.get(select)
  figure.replaceChildren(thumb ? Object.assign(new Image(), { src: thumb, alt: "" }) : option?.value ? "No picture to show" : "No photograph yet")
  figure.classList.toggle("none", !thumb)
}

const choice = (result) => {
  if (!result.thumb) return result.text
  const $ = window.django.jQuery
  const words = $("<span>").text(result.text).append($("<small>").text(result.note ?? ""))
  return $('<span class="s2-photo">').append($("<img alt>").attr("src", result.thumb), words)
}

const dress = (root) => {
  for (const select of root.querySelectorAll(fields)) {
    const widget = window.django.jQuery(select).data("select2")
    if (!widget || select.name.includes("__prefix__") || select.dataset.seen) continue
    select.dataset.seen = "1"
    widget.options.set("templateResult", choice)
    window.django.jQuery(select).on("change", () => show(select))
    show(select)
  }
}

// Django sets its autocompletes up when jQuery is ready and after a row is added; we come after it.
window.django.jQuery(() => setTimeout(() => dress(document)))
document.addEventListener("content-editor:ready", () => dress(document))
document.addEventListener("formset:added", (event) => setTimeout(() => dress(event.target)))
