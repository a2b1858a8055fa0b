// A form that wants a behaviour gets it when it is first touched, by pointer or by key.
for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, ({ target }) => {
    const address = target.closest?.("form[data-script]")?.dataset.script;
    if (address) import(address);
  });
}
