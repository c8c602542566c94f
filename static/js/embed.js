// Another house's page is fetched when the reader asks for it, and not before. Without this its link is all there is.
customElements.define("embedded-page", class extends HTMLElement {
  connectedCallback() {
    if (!this.getAttribute("frame") || this.querySelector("button, iframe")) return;
    const words = this.dataset.show ?? this.getAttribute("named");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.setAttribute("aria-label", `${words}: ${this.getAttribute("named")}`);
    button.addEventListener("click", () => this.show());
    this.append(button);
  }

  show() {
    const frame = Object.assign(document.createElement("iframe"), {
      title: this.getAttribute("named"),
      allowFullscreen: true,
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups");
    frame.style.aspectRatio = this.getAttribute("ratio") ?? "16 / 9";
    frame.src = this.getAttribute("frame");
    this.querySelector("button").replaceWith(frame);
    frame.focus();
  }
});
