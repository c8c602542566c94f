/* Ticks all of a list at once, or none; without scripts one ticks each. */
customElements.define(
  "tick-all",
  class extends HTMLElement {
    connectedCallback() {
      this.hidden = false;
      this.addEventListener("click", (event) => {
        const wanted = event.target.dataset.tick;
        if (!wanted) return;
        for (const box of this.closest("form").querySelectorAll("input[type=checkbox]")) {
          box.checked = wanted === "all";
        }
      });
    }
  },
);
