/* The desk's comments beside a story: added and settled where they stand, without saving the story.
   Without this script the card leads to a page of their own. */

class DeskComments extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".list")
    this.words = this.querySelector("textarea")
    this.querySelector(".write").hidden = false
    this.querySelector(".page").hidden = true
    this.addEventListener("click", (event) => this.pressed(event))
    this.words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.add(event)
    })
  }

  pressed(event) {
    const button = event.target.closest("button")
    if (!button) return
    event.preventDefault()
    if (button.name === "settle") this.send({ settle: button.value })
    else this.add(event)
  }

  async add(event) {
    event.preventDefault()
    if (await this.send({ words: this.words.value })) {
      this.words.value = ""
      this.words.focus()
    }
  }

  /* What was typed stays where it is unless it has arrived. */
  async send(said) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value
    const options = { method: "POST", body: new URLSearchParams(said), headers: { "X-CSRFToken": token, Accept: "text/x-fragment" } }
    const answer = await fetch(this.getAttribute("source"), options).catch(() => null)
    if (!answer?.ok || answer.redirected) {
      this.list.insertAdjacentHTML("beforeend", '<p class="errornote" role="alert">The desk cannot be reached: try again.</p>')
      return false
    }
    this.list.innerHTML = await answer.text()
    return !this.list.querySelector(".errornote")
  }
}

customElements.define("desk-comments", DeskComments)
