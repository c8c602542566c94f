/* The focal point: a yellow ring on the picture, moved by pointer or arrow keys, and the crops that follow it. The two
   numbers are what is sent; without this script they serve alone. A file that is chosen is seen before it is sent. */

const SEEN_WIDTH = 1080
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (number, least, most) => Math.min(most, Math.max(least, number))

/* The object-position, in hundredths, that brings the focal point as near to the middle of a piece as its edges allow. */
const place = (focal, seen) => (seen < 1 ? (100 * within(focal / 100 - seen / 2, 0, 1 - seen)) / (1 - seen) : 50)

class FocalPoint extends HTMLElement {
  connectedCallback() {
    const [x, y, file] = ["x", "y", "file"].map((name) => document.getElementById(this.getAttribute(name)))
    this.frame = this.querySelector(".focal-frame")
    if (!this.frame || !x || !y) return
    Object.assign(this, { x, y, picture: this.frame.querySelector("img"), ring: document.createElement("button") })
    Object.assign(this.ring, { type: "button", className: "focal-ring" })
    this.frame.querySelector(".focal-ring").replaceWith(this.ring)
    this.querySelector(".focal-hint").textContent = "Click what no crop may lose, or move the ring with the arrow keys; with Shift it goes by ten."
    this.picture.draggable = false
    this.frame.addEventListener("pointerdown", (event) => this.grasp(event))
    this.frame.addEventListener("pointermove", (event) => { if (this.frame.hasPointerCapture(event.pointerId)) this.follow(event) })
    this.frame.addEventListener("click", (event) => { if (event.detail) this.follow(event) })
    this.ring.addEventListener("keydown", (event) => this.step(event))
    for (const field of [x, y]) field.addEventListener("input", () => this.draw())
    file?.addEventListener("change", () => this.show(file.files[0]))
    this.draw()
  }

  /* A finger on the picture scrolls the page; on the ring it moves it. */
  grasp(event) {
    if (event.button || (event.pointerType === "touch" && event.target !== this.ring)) return
    event.preventDefault()
    this.frame.setPointerCapture(event.pointerId)
    this.follow(event)
  }

  follow({ clientX, clientY }) {
    const { left, top, width, height } = this.frame.getBoundingClientRect()
    this.move((100 * (clientX - left)) / width, (100 * (clientY - top)) / height)
    this.ring.focus({ preventScroll: true })
  }

  step(event) {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const [right, down] = step.map((one) => one * (event.shiftKey ? 10 : 1))
    this.move(Number(this.x.value) + right, Number(this.y.value) + down)
  }

  move(x, y) {
    this.x.value = within(Math.round(x), 0, 100)
    this.y.value = within(Math.round(y), 0, 100)
    for (const field of [this.x, this.y]) field.dispatchEvent(new Event("change", { bubbles: true }))
    this.draw()
  }

  draw() {
    const [x, y] = [this.x, this.y].map(({ value }) => within(Number(value), 0, 100))
    this.ring.style.left = `${x}%`
    this.ring.style.top = `${y}%`
    this.ring.setAttribute("aria-label", `Focal point, ${x} of 100 from the left and ${y} from the top. Arrow keys move it.`)
    const own = this.picture.getAttribute("width") / this.picture.getAttribute("height")
    for (const crop of this.querySelectorAll(".crops li")) {
      const [wide, high] = crop.dataset.name.split(":").map(Number)
      const at = crop.matches(".cut")
        ? [place(x, wide / high / own), place(y, own / (wide / high))]
        : [x, y].map((number) => Math.round(number / 10) * 10)
      crop.querySelector("img").style.objectPosition = at.map((number) => `${number}%`).join(" ")
    }
  }

  /* Some files no browser shows, such as TIFF: they are seen once they are saved. */
  async show(file) {
    if (!file) return
    try {
      const bitmap = await createImageBitmap(file, { resizeWidth: SEEN_WIDTH, resizeQuality: "medium" })
      const canvas = Object.assign(document.createElement("canvas"), { width: bitmap.width, height: bitmap.height })
      canvas.getContext("2d").drawImage(bitmap, 0, 0)
      const address = canvas.toDataURL("image/jpeg", 0.8)
      for (const image of this.querySelectorAll("img")) image.src = address
      this.picture.setAttribute("width", bitmap.width)
      this.picture.setAttribute("height", bitmap.height)
      this.hidden = false
      this.draw()
    } catch {
      this.hidden = !this.picture.getAttribute("src")
    }
  }
}

customElements.define("focal-point", FocalPoint)
