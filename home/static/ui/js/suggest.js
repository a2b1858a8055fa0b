// Suggestions under a search field: a combobox for keyboards and screen readers.
// Without it, the field is a plain form.
const WAIT = 120;

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("[type=search]");
  const list = document.createElement("ul");
  let timer, request, current = -1;

  list.id = `${input.id}-list`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": false,
  })) input.setAttribute(name, value);

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", open);
    if (!open) choose(-1);
  };
  const choose = (index) => {
    list.children[current]?.removeAttribute("aria-selected");
    current = index;
    const option = list.children[index];
    option?.setAttribute("aria-selected", true);
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const take = ({ text, url }) => {
    if (url) return location.assign(url);
    input.value = text;
    form.requestSubmit();
  };
  const fill = (suggestions) => {
    list.replaceChildren(...suggestions.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.className = suggestion.kind;
      option.setAttribute("role", "option");
      option.textContent = suggestion.text;
      if (suggestion.note) option.append(" · ", suggestion.note);
      option.onmousedown = (event) => event.preventDefault();
      option.onclick = () => take(suggestion);
      return option;
    }));
    show(suggestions.length > 0);
  };
  const ask = async () => {
    request?.abort();
    request = new AbortController();
    try {
      const address = `${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
      const answer = await fetch(address, { signal: request.signal });
      fill((await answer.json()).suggestions);
    } catch { /* typing goes on, or the network is away: the form still works */ }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort(); // an answer to fewer letters is out of date
    if (input.value.trim().length < 2) show(false);
    else timer = setTimeout(ask, WAIT);
  });
  // Typed while this file was on its way.
  if (input === document.activeElement && input.value !== input.defaultValue) {
    input.dispatchEvent(new Event("input"));
  }
  input.addEventListener("blur", () => show(false));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the first Escape closes the list, the next empties the field
      show(false);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      list.children[current].click();
    } else if (step && !list.hidden) {
      event.preventDefault();
      choose((current + 1 + step + list.children.length + 1) % (list.children.length + 1) - 1);
    }
  });
}
