// Copies the address of a feed, and says so. Without this, or where a browser may not copy, the links are there all the same.
customElements.define("feed-addresses", class extends HTMLElement {
  connectedCallback() {
    // Browsers have no clipboard for pages that came without TLS.
    if (!navigator.clipboard) return;
    this.status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    this.status.setAttribute("role", "status");
    this.append(this.status);
    for (const button of this.querySelectorAll("button[value]")) {
      button.hidden = false;
      button.addEventListener("click", () => this.copy(button));
    }
  }

  async copy(button) {
    try {
      await navigator.clipboard.writeText(button.value);
      this.mark(button, this.dataset.copied);
      this.tell(this.dataset.told, button.value);
    } catch {
      this.mark(button, this.dataset.refused);
      this.tell(this.dataset.refusedTold, button.value);
    }
  }

  tell(words, address) {
    this.status.textContent = words.replace("{address}", address);
  }

  // The words before whose feed it is, which only readers of screens are told.
  mark(button, words) {
    const face = button.firstChild;
    button.words ??= face.textContent;
    clearTimeout(button.timer);
    face.textContent = words;
    button.timer = setTimeout(() => { face.textContent = button.words; }, 4000);
  }
});
