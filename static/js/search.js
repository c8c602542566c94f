// Proposes what one may be about to type, as a combobox of the ARIA Authoring Practices. Without this it is a plain form.
customElements.define("search-box", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.list = Object.assign(document.createElement("ul"), { className: "suggestions", id: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.querySelector("label").textContent);
    this.status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
    this.status.setAttribute("role", "status");
    this.append(this.list, this.status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", "suggestions"]]) {
      this.input.setAttribute(name, value);
    }
    this.close();
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.close());
    // Before the field loses the focus, which closes the list.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.open(event.target.closest("li")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 120);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const typed = this.input.value;
    try {
      const answer = await fetch(`${this.getAttribute("suggest")}?q=${encodeURIComponent(typed)}`, { signal: this.asking.signal });
      const { suggestions } = await answer.json();
      if (typed === this.input.value && document.activeElement === this.input) this.show(suggestions);
    } catch {
      this.close();
    }
  }

  show(suggestions) {
    this.list.replaceChildren(...suggestions.map(({ name, kind, url }, number) => {
      const option = Object.assign(document.createElement("li"), { id: `suggestion-${number}` });
      option.setAttribute("role", "option");
      option.dataset.url = url;
      option.append(name, " ", Object.assign(document.createElement("span"), { textContent: kind }));
      return option;
    }));
    this.list.hidden = !suggestions.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.status.textContent = this.getAttribute("told").replace("%s", suggestions.length);
    this.choose(-1);
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.choose(-1);
  }

  choose(number) {
    this.chosen = number;
    for (const [at, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(at === number));
    if (number < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `suggestion-${number}`);
  }

  press(event) {
    const last = this.list.children.length - 1;
    // Enter and arrows belong to whoever is still composing a sign.
    if (event.isComposing || (this.list.hidden && event.key !== "ArrowDown")) return;
    if (this.list.hidden) this.ask();
    else if (event.key === "Escape") this.close();
    else if (event.key === "ArrowDown") this.choose(this.chosen < last ? this.chosen + 1 : -1);
    else if (event.key === "ArrowUp") this.choose(this.chosen < 0 ? last : this.chosen - 1);
    else if (event.key === "Enter" && this.chosen >= 0) this.open(this.list.children[this.chosen]);
    else return;
    event.preventDefault();
  }

  open(option) {
    if (option) location.assign(option.dataset.url);
  }
});
