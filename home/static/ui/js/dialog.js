// Links with data-opens show their <dialog> as a real one; without this file they jump to it.
addEventListener("click", (event) => {
  const dialog = document.getElementById(event.target.closest("[data-opens]")?.dataset.opens);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target instanceof HTMLDialogElement) {
    event.target.close(); // a click beside the dialog
  }
});
