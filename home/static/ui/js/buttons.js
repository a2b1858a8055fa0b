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
if (navigator.serviceWorker && self.caches) {
  for (const place of document.querySelectorAll("[data-later]")) {
    const [button, note] = place.children;
    const load = () => import(place.dataset.later).catch(() => note.textContent = button.dataset.failed);
    place.hidden = false;
    button.onclick = () => load(button.dataset.asked = 1);
    caches.match(location.pathname, { ignoreVary: true }).then((copy) => copy && load());
  }
}
