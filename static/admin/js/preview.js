/* A preview as wide as its screen really is: where the window has less room, it is drawn smaller, not narrower. */

const frame = document.querySelector(".preview-frame[data-width]")
const stage = frame?.parentElement
const WIDTHS = { phone: 360, tablet: 768, desktop: 1280 }

const fit = () => {
  const wanted = Math.max(WIDTHS[frame.dataset.width], frame.dataset.width === "desktop" ? stage.clientWidth : 0)
  const scale = Math.min(1, stage.clientWidth / wanted)
  const height = innerHeight - stage.getBoundingClientRect().top
  Object.assign(frame.style, { width: `${wanted}px`, height: `${height / scale}px`, transformOrigin: "0 0", transform: scale < 1 ? `scale(${scale})` : "" })
}

if (frame) {
  fit()
  addEventListener("resize", fit)
}
