// Links with data-opens show their <dialog> as a real one; without this file they jump to it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  } else if (event.target instanceof HTMLDialogElement) {
    event.target.close(); // a click beside the dialog
  }
});
