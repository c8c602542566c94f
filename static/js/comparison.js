// Lays a comparison's two photographs upon each other, with a line that the reader moves. Without this they stand in turn.
customElements.define("photo-comparison", class extends HTMLElement {
  connectedCallback() {
    const pictures = this.querySelectorAll("img");
    if (pictures.length !== 2 || this.classList.contains("laid")) return;
    const label = this.querySelector(".label").textContent;
    const line = Object.assign(document.createElement("input"), { type: "range", min: 0, max: 100, value: 50, step: "any" });
    line.setAttribute("aria-label", `How much of “${label}” is seen`);
    line.addEventListener("input", () => this.cut(line.value));
    this.append(line);
    this.classList.add("laid");
    this.cut(line.value);
  }

  cut(share) {
    this.style.setProperty("--cut", `${share}%`);
    this.querySelector("input").setAttribute("aria-valuetext", `${Math.round(share)} %`);
  }
});
