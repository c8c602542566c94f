/* One press prints the page. The button appears only where there is a script to do it. */

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
