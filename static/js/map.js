// The industry map by hand: the year moves without a request, who has the attention lights up, names are found while typing.
// How everything stands in which year was worked out by the server: "1921:ahead 2008:holds 2011:over".
customElements.define("industry-map", class extends HTMLElement {
  connectedCallback() {
    this.slider = this.querySelector("[type=range]");
    this.figure = this.querySelector(".map");
    if (!this.figure || this.standing) return;
    this.standing = [...this.querySelectorAll("[data-states]")].map((part) => [
      part,
      part.dataset.states.split(" ").map((change) => change.split(":")).reverse(),
    ]);
    this.anchors = new Map([...this.querySelectorAll("[data-record][id]")].map((cell) => [cell.dataset.record, cell.id]));
    this.slider.addEventListener("input", () => this.show(this.slider.value));
    this.steps();
    this.rove();
    this.search();
    addEventListener("hashchange", () => this.go());
    // The slider keeps its place when a page is gone back to, and so the map follows it.
    if (this.slider.value !== this.slider.getAttribute("value")) this.show(this.slider.value);
    // A browser that goes to an address's anchor takes the focus away: so only afterwards.
    if (document.readyState === "complete") this.go();
    else addEventListener("load", () => setTimeout(() => this.go()));
  }

  // The year.

  show(year) {
    for (const [part, changes] of this.standing) {
      part.dataset.state = (changes.find(([since]) => +since <= year) ?? changes.at(-1))[1];
    }
    this.slider.value = year;
    this.querySelector("[data-year]").textContent = year;
    this.settle();
    this.offer();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.tell(year), 300);
  }

  // Said aloud once the slider rests, and written into the address.
  tell(year) {
    const told = this.querySelector(".map-told");
    const today = `${year}` === this.slider.max;
    told.querySelector("[data-when]").textContent = today ? told.dataset.today : told.dataset.then.replace("{year}", year);
    for (const count of told.querySelectorAll("[data-count]")) {
      count.textContent = this.querySelectorAll(`tbody [data-state="${count.dataset.count}"]`).length;
    }
    history.replaceState(history.state, "", this.address(year));
  }

  address(year) {
    const address = new URL(location);
    if (`${year}` === this.slider.max) address.searchParams.delete("as_of");
    else address.searchParams.set("as_of", year);
    return address;
  }

  // The years before and after this one in which something changed: links of the page, followed without a request.
  steps() {
    for (const link of this.querySelectorAll("[data-step]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.show(link.dataset.to);
      });
    }
    this.offer();
  }

  offer() {
    const links = this.querySelectorAll("[data-step]");
    if (!links.length) return;
    const years = links[0].parentElement.dataset.years.split(" ").map(Number);
    const year = +this.slider.value;
    const to = [years.findLast((each) => each < year), years.find((each) => each > year)];
    links.forEach((link, place) => {
      link.querySelector("span").textContent = link.dataset.to = to[place] ?? "";
      if (to[place]) link.href = this.address(to[place]);
      else link.removeAttribute("href");
    });
  }

  // The signs: one stop for Tab, the arrow keys go to the nearest in their direction.

  get drawing() {
    return [...this.figure.children].find((child) => child.matches("svg") && child.getClientRects().length);
  }

  get links() {
    return [...(this.drawing?.querySelectorAll('.sign:not([data-state="ahead"]) a') ?? [])];
  }

  rove() {
    this.about = this.querySelector(".map-about");
    this.about.textContent = this.about.dataset.hint;
    this.about.hidden = false;
    this.settle();
    new ResizeObserver(() => this.settle()).observe(this.figure);
    this.figure.addEventListener("keydown", (event) => this.move(event));
    this.figure.addEventListener("focusin", (event) => {
      const sign = event.target.closest(".sign");
      if (!sign) return;
      this.stop(event.target.closest("a"));
      this.light([sign.dataset.node]);
      this.describe(sign);
    });
    this.figure.addEventListener("focusout", () => this.light([]));
    this.figure.addEventListener("pointerover", (event) => {
      const sign = event.target.closest(".sign[data-node]");
      const focused = document.activeElement?.closest(".sign");
      this.light([sign ?? focused].filter(Boolean).map((each) => each.dataset.node));
    });
    this.figure.addEventListener("pointerleave", () => this.light([]));
  }

  settle() {
    const links = this.links;
    if (!links.some((link) => link.getAttribute("tabindex") === "0")) this.stop(links[0]);
  }

  stop(link) {
    for (const each of this.figure.querySelectorAll(".sign a")) each.setAttribute("tabindex", each === link ? 0 : -1);
  }

  move(event) {
    const here = event.target.closest?.(".sign a");
    const links = this.links;
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return this.light([]);
    if (event.key === "Home" || event.key === "End") links.at(event.key === "Home" ? 0 : -1).focus();
    else if (!across && !down) return;
    else this.nearest(here, links, across, down)?.focus();
    event.preventDefault();
  }

  nearest(here, links, across, down) {
    const middle = (link) => {
      const box = link.querySelector(".mark").getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(here);
    const far = (link) => {
      const [dx, dy] = [middle(link)[0] - x, middle(link)[1] - y];
      const ahead = dx * across + dy * down;
      return ahead > 1 ? ahead + 2 * Math.abs(dx * down + dy * across) : Infinity;
    };
    return links.map((link) => [far(link), link]).filter(([away]) => away < Infinity).sort((a, b) => a[0] - b[0])[0]?.[1];
  }

  // Light: those who are meant, their lines, and whom these lead to.

  light(nodes) {
    const meant = new Set(nodes);
    const lit = new Set(nodes);
    this.figure.classList.toggle("lit", nodes.length > 0);
    for (const tie of this.figure.querySelectorAll(".tie[data-ends]")) {
      const ends = tie.dataset.ends.split(" ");
      const touched = tie.dataset.state !== "ahead" && ends.some((end) => meant.has(end));
      tie.classList.toggle("lit", touched);
      if (touched) ends.forEach((end) => lit.add(end));
    }
    for (const sign of this.figure.querySelectorAll(".sign[data-node]")) {
      sign.classList.toggle("lit", lit.has(sign.dataset.node));
    }
  }

  // Under the drawing: whom the one with the focus is tied to, in the words of the table.
  describe(sign) {
    const { node, slug } = sign.dataset;
    const about = this.about;
    const name = document.createElement("b");
    name.textContent = sign.querySelector("a").getAttribute("aria-label");
    const ties = [...this.querySelectorAll("tbody tr")]
      .filter((row) => row.dataset.state !== "ahead" && row.dataset.ends.split(" ").includes(node))
      .map((row) => {
        const other = [...row.querySelectorAll("[data-record]")].find((cell) => cell.dataset.record !== node);
        return [...new Set([other, ...row.querySelectorAll("[data-what], [data-since]")])]
          .map((cell) => cell.textContent.trim())
          .filter(Boolean)
          .join(", ");
      });
    const around = Object.assign(document.createElement("a"), { rel: "nofollow", textContent: about.dataset.around });
    const address = new URL(location);
    address.searchParams.delete("find");
    address.searchParams.set("around", slug);
    address.hash = "";
    around.href = address;
    about.replaceChildren(name, `${ties.join("; ")}. `, around);
    const here = new URL(location);
    here.hash = this.anchors.get(node) ?? "";
    history.replaceState(history.state, "", here);
  }

  // Names.

  search() {
    const field = this.querySelector("[type=search]");
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
    const name = (link) => fold(link.closest(".sign").dataset.name);
    const found = () => {
      const typed = fold(field.value);
      const words = typed.split(/[\s–-]+/).filter(Boolean);
      const named = (link) => words.every((word) => name(link).split(/[\s–-]+/).some((begun) => begun.startsWith(word)));
      // Who is called just so comes first, then who is called so to begin with.
      const rank = (link) => (name(link) === typed ? 0 : name(link).startsWith(typed) ? 1 : 2);
      return words.length ? this.links.filter(named).sort((a, b) => rank(a) - rank(b)) : [];
    };
    field.addEventListener("input", () => this.light(found().map((link) => link.closest(".sign").dataset.node)));
    field.addEventListener("blur", () => this.light([]));
    // Who is on the map gets the focus; the server looks for everybody else.
    field.form.addEventListener("submit", (event) => {
      const [first] = found();
      if (document.activeElement !== field || !first) return;
      event.preventDefault();
      first.focus();
    });
  }

  // An address that ends in #leica leads to Leica's sign, where scripts run, and else to its row in the table.
  go() {
    const node = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))?.dataset.record;
    const link = node && this.links.find((each) => each.closest(".sign").dataset.node === node);
    if (!link) return;
    this.figure.scrollIntoView();
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
  }
});
