// Buttons that need a script are hidden until this file can serve them.

// Print; those with a value copy it.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.onclick = async () => {
    if (!button.value) return print();
    await navigator.clipboard.writeText(button.value);
    button.textContent = button.dataset.print;
  };
}

// Keep a tool on the device. What that takes is fetched when it is wanted, or when a copy is there
// already: who only reads pays for none of it.
const place = document.querySelector("[data-later]");
if (place && navigator.serviceWorker && self.caches) {
  const [button, note] = place.children;
  let { later } = place.dataset;
  const load = () => import(later).catch(() => {
    later += "#"; // what failed under one name is not asked for again
    if (button.value) note.textContent = button.dataset.failed;
  });
  place.hidden = false;
  button.onclick = () => load(button.value = 1);
  caches.match(location.pathname).then((copy) => copy && load());
}
