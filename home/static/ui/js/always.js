// A form that wants a behaviour gets it when it is first touched, by pointer or by key.
for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, ({ target }) => {
    const form = target.closest && target.closest("form[data-script]");
    if (form) import(form.dataset.script);
  });
}

// The service worker from the second page on: who reads one page pays for nothing else.
if (navigator.serviceWorker && self.caches) {
  const again = sessionStorage.getItem("again");
  sessionStorage.setItem("again", 1);
  if (again && !(navigator.connection && navigator.connection.saveData)) {
    addEventListener("load", () => navigator.serviceWorker.register("/sw.js"));
  }
}
