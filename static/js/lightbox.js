// Opens a page's photographs over it, one at a time, from their links. Without this each link leads to the photograph itself.
const LINKS = "a.enlarge[id]";
const KEYS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
const FAR = 40; // pixels that a finger goes before it is a swipe

customElements.define("photo-lightbox", class extends HTMLElement {
  connectedCallback() {
    this.links = [...document.querySelectorAll(LINKS)];
    if (!this.links.length) return;
    this.pictures = new Map();
    this.build();
    for (const link of this.links) link.setAttribute("aria-haspopup", "dialog");
    document.addEventListener("click", (event) => {
      const link = event.target.closest(LINKS);
      const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
      if (!link || !plain || this.contains(link)) return;
      event.preventDefault();
      history.pushState({ lightbox: true }, "", `#${link.id}`);
      this.follow();
    });
    addEventListener("popstate", () => this.follow());
    addEventListener("hashchange", () => this.follow());
    addEventListener("resize", () => this.dialog.open && this.fit(this.pictures.get(this.at)));
    this.follow();
  }

  // What the address says is what is seen: so a link opens a photograph, and Back closes it.
  follow() {
    const named = decodeSafely(location.hash.slice(1));
    const at = this.links.findIndex((link) => link.id === named);
    if (at < 0) return this.dialog.open && this.dialog.close();
    if (!this.dialog.open) {
      this.from = this.links[at];
      const { style, clientWidth } = document.documentElement;
      style.scrollbarGutter = innerWidth > clientWidth ? "stable" : "";
      this.dialog.showModal();
    }
    this.show(at);
  }

  build() {
    const words = this.dataset;
    this.dialog = make("dialog", { className: "lightbox" });
    this.dialog.setAttribute("aria-label", words.name);
    this.stage = make("div", { className: "lightbox-stage" });
    this.caption = make("div", { className: "lightbox-words" });
    this.place = make("p", { className: "lightbox-place" });
    this.place.setAttribute("role", "status");
    const bar = make("div", { className: "lightbox-bar" });
    this.steps = [[words.previous, -1], [words.next, 1]].map(([name, by]) => button(name, () => this.go(by)));
    this.steps.forEach((step) => (step.hidden = this.links.length < 2));
    bar.append(this.place, ...this.steps, button(words.close, () => this.leave()));
    this.dialog.append(this.stage, this.caption, bar);
    this.append(this.dialog);

    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.leave();
    });
    this.dialog.addEventListener("close", () => {
      document.documentElement.style.scrollbarGutter = "";
      this.from.focus();
    });
    this.dialog.addEventListener("keydown", (event) => {
      if (!(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.go(KEYS[event.key]);
    });
    this.swipe();
  }

  // A finger goes sideways to the next; pinching and scrolling stay the browser's (touch-action, lightbox.css).
  swipe() {
    let start = null;
    this.stage.addEventListener("pointerdown", (event) => {
      start = event.isPrimary && !zoomed() ? event : null;
    });
    this.stage.addEventListener("pointercancel", () => (start = null));
    this.stage.addEventListener("pointerup", (event) => {
      if (!start || zoomed()) return;
      const across = event.clientX - start.clientX;
      const along = Math.abs(event.clientY - start.clientY);
      if (Math.abs(across) > FAR && Math.abs(across) > 2 * along && event.pointerType !== "mouse") this.go(across < 0 ? 1 : -1);
      else if (event.target === this.stage && Math.abs(across) + along < 4) this.leave();
      start = null;
    });
  }

  go(by) {
    const at = Math.min(Math.max(this.at + by, 0), this.links.length - 1);
    if (at === this.at) return;
    history.replaceState(history.state, "", `#${this.links[at].id}`);
    this.show(at);
  }

  leave() {
    if (history.state?.lightbox) return history.back();
    history.replaceState(null, "", location.pathname + location.search);
    this.follow();
  }

  show(at) {
    this.at = at;
    const picture = this.picture(at);
    const said = this.links[at].closest("figure")?.querySelector("figcaption");
    this.caption.replaceChildren(...(said ? said.cloneNode(true).children : []));
    for (const word of this.caption.children) word.hidden = false;
    const place = this.dataset.place.replace("{number}", at + 1).replace("{all}", this.links.length);
    const alone = this.links.length < 2;
    this.place.replaceChildren(alone ? "" : place, make("span", { className: "visually-hidden", textContent: ` ${picture.img.alt}` }));
    this.dialog.style.setProperty("--place", alone ? 0.5 : at / (this.links.length - 1));
    this.steps[0].setAttribute("aria-disabled", at === 0);
    this.steps[1].setAttribute("aria-disabled", at === this.links.length - 1);
    this.dialog.scrollTop = 0;
    this.fit(picture);
    this.stage.replaceChildren(picture.frame);
    if (!navigator.connection?.saveData) picture.img.decode().catch(() => {}).then(() => this.at === at && this.prepare(at));
  }

  prepare(at) {
    for (const next of [at + 1, at - 1]) if (this.links[next]) this.fit(this.picture(next));
  }

  // The page's own picture, with all its sources; it is fetched only once `fit` has said how wide it will be.
  picture(at) {
    if (!this.pictures.has(at)) {
      const frame = this.links[at].querySelector("picture").cloneNode(true);
      const img = frame.querySelector("img");
      this.pictures.set(at, { frame, img, most: Number(this.links[at].dataset.pixels) });
    }
    return this.pictures.get(at);
  }

  fit({ frame, img, most }) {
    const { clientWidth, clientHeight } = this.stage;
    const width = Math.min(clientWidth, clientHeight * img.getAttribute("width") / img.getAttribute("height"), most);
    img.style.inlineSize = `${width}px`;
    for (const each of frame.children) each.sizes = `${Math.ceil(width)}px`;
    img.loading = "eager";
  }
});

function make(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function button(name, press) {
  const made = make("button", { type: "button", textContent: name });
  made.addEventListener("click", press);
  return made;
}

function zoomed() {
  return (window.visualViewport?.scale ?? 1) > 1.01;
}

function decodeSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
