// Links with data-opens show their <dialog> as a real one; without this file they jump to it.
onclick = ({ target }) => {
  const dialog = document.getElementById(target.closest("[data-opens]")?.dataset.opens);
  if (!dialog) return target.close?.(); // a click beside the dialog, which alone can close
  dialog.showModal();
  return false;
};
