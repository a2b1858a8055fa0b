// A form that wants a behaviour gets it when it is first touched, by pointer or by key.
for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, ({ target }) => {
    const address = target.closest?.("form[data-script]")?.dataset.script;
    if (address) import(address);
  });
}

// The service worker from the second page on: who reads one page pays for nothing else.
if (navigator.serviceWorker && self.caches) {
  const { again } = sessionStorage;
  sessionStorage.again = 1;
  if (again && !navigator.connection?.saveData) {
    addEventListener("load", () => navigator.serviceWorker.register("/sw.js"));
  }
}
