/* A preview as wide as its screen really is: where the window has less room, it is drawn smaller, not narrower.
   The width and the theme that were looked at last are remembered in this browser, for the desk alone. */

const frame = document.querySelector(".preview-frame[data-width]")
const stage = frame?.parentElement
const WIDTHS = { phone: 360, tablet: 768, desktop: 1280 }
const KEPT = "desk-preview"

const fit = () => {
  const wanted = Math.max(WIDTHS[frame.dataset.width], frame.dataset.width === "desktop" ? stage.clientWidth : 0)
  const scale = Math.min(1, stage.clientWidth / wanted)
  const height = innerHeight - stage.getBoundingClientRect().top
  Object.assign(frame.style, { width: `${wanted}px`, height: `${height / scale}px`, transformOrigin: "0 0", transform: scale < 1 ? `scale(${scale})` : "" })
}

// Reading what is kept throws where the browser forbids it; then nothing is remembered.
const kept = () => {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {}
  } catch {
    return {}
  }
}

const keep = () => {
  const chosen = Object.fromEntries(["width", "theme"].map((name) => [name, new URLSearchParams(location.search).get(name) ?? ""]))
  try {
    localStorage.setItem(KEPT, JSON.stringify(chosen))
  } catch {}
}

/* An address without a choice is led to the last one, by the page's own link to it. */
const again = () => {
  const { width, theme } = kept()
  const address = new URL(location)
  for (const [name, value] of Object.entries({ width, theme })) {
    if (document.querySelector(`.widths a[data-preview-${name}="${CSS.escape(value ?? "")}"]`)) address.searchParams.set(name, value)
  }
  if (address.href !== location.href) location.replace(address)
}

if (frame) {
  fit()
  addEventListener("resize", fit)
  if (new URLSearchParams(location.search).has("width")) keep()
  else again()
}
