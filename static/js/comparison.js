// Lays a comparison's two photographs upon each other, with a line that the reader moves. Without this they stand in turn.
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -100, End: 100 };

customElements.define("photo-comparison", class extends HTMLElement {
  connectedCallback() {
    const pictures = this.querySelectorAll("img");
    if (pictures.length !== 2 || this.classList.contains("laid")) return;
    this.line = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 100, step: 1 });
    this.line.setAttribute("aria-label", this.dataset.name);
    this.line.addEventListener("input", () => this.cut(Number(this.line.value)));
    this.line.addEventListener("keydown", (event) => {
      if (!(event.key in STEPS)) return;
      event.preventDefault();
      this.cut(this.share + STEPS[event.key]);
    });
    this.append(this.line);
    this.classList.add("laid");
    this.cut(50);
    this.drag(pictures[0]);
  }

  // Anywhere on the picture; a finger that goes up or down still scrolls the page (touch-action, comparison.css).
  drag(picture) {
    const follow = (event) => {
      const { left, width } = picture.getBoundingClientRect();
      this.cut((100 * (event.clientX - left)) / width);
    };
    this.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button || !event.target.closest(".photo")) return;
      event.preventDefault();
      this.setPointerCapture(event.pointerId);
      this.line.focus({ preventScroll: true, focusVisible: false });
      follow(event);
    });
    this.addEventListener("pointermove", (event) => this.hasPointerCapture(event.pointerId) && follow(event));
    this.addEventListener("dragstart", (event) => event.preventDefault());
  }

  cut(share) {
    this.share = Math.min(Math.max(share, 0), 100);
    this.line.value = Math.round(this.share);
    this.line.setAttribute("aria-valuetext", (this.dataset.share ?? "{share} %").replace("{share}", Math.round(this.share)));
    this.style.setProperty("--cut", `${this.share}%`);
  }
});
