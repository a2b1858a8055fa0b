// Suggestions under a search field: a combobox for keyboards and screen readers.
// Without it, the field is a plain form.

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("[type=search]");
  const list = document.createElement("ul");
  let timer, request, current = -1;

  list.id = `${input.id}-list`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", false);

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", open);
    if (!open) choose(-1);
  };
  const choose = (index) => {
    list.children[current]?.removeAttribute("aria-selected");
    const option = list.children[current = index];
    option?.setAttribute("aria-selected", true);
    input.setAttribute("aria-activedescendant", option?.id || "");
  };
  const fill = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ text, url, kind, note }, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.className = kind;
      option.setAttribute("role", "option");
      option.append(text, note && ` · ${note}`);
      option.onmousedown = () => false; // the field keeps the focus
      option.onclick = () => {
        if (url) return location.assign(url);
        input.value = text;
        form.requestSubmit();
      };
      return option;
    }));
    show(suggestions.length > 0);
  };
  const ask = async () => {
    request = new AbortController();
    try {
      const address = `${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: request.signal });
      fill((await answer.json()).suggestions);
    } catch { /* typing goes on, or the network is away: the form still works */ }
  };

  input.oninput = () => {
    clearTimeout(timer);
    request?.abort(); // an answer to fewer letters is out of date
    if (input.value.trim().length < 2) show(false);
    else timer = setTimeout(ask, 120); // milliseconds
  };
  // Typed while this file was on its way.
  if (input === document.activeElement && input.value !== input.defaultValue) input.oninput();
  input.onblur = () => show(false);
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden) return;
    const places = list.children.length + 1; // the field is one
    if (step) choose((current + 1 + step + places) % places - 1);
    else if (event.key === "Escape") show(false); // the next Escape empties the field
    else if (event.key === "Enter" && current >= 0) list.children[current].click();
    else return;
    event.preventDefault();
  };
}
