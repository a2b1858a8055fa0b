// Print buttons, and those that copy their value, are hidden until this file can serve them.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.onclick = async () => {
    if (!button.value) return print();
    await navigator.clipboard.writeText(button.value);
    button.textContent = button.dataset.print;
  };
}
