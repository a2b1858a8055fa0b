// Rows with a number each: moved by buttons, by arrow keys on the handle, or by dragging it. Saving
// is the form's own button. Without this file, buttons and numbers are sent as they are.
const form = document.querySelector("form[data-rank]");
const rows = form?.querySelector("[data-rows]");
const inputs = () => [...rows.querySelectorAll("input")];

function number() {
  inputs().forEach((input, n) => (input.value = n + 1));
}

// The others move around it: a row that was moved itself would slip out of the hand that drags it.
function put(row, before) {
  const others = [...rows.children].filter((other) => other !== row);
  const at = before ? others.indexOf(before) : others.length;
  row.before(...others.slice(0, at));
  row.after(...others.slice(at));
  number();
  form.querySelector("[data-said]").textContent =
    form.dataset.rank.replace("[at]", at + 1).replace("[all]", rows.children.length);
}

function step(row, by) {
  const next = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!next) return;
  put(row, by < 0 ? next : next.nextElementSibling);
  row.scrollIntoView({ block: "nearest" });
}

for (const button of rows?.querySelectorAll("[data-step]") ?? []) {
  button.type = "button";
  button.onclick = () => step(button.closest("[data-row]"), +button.dataset.step);
}

for (const handle of form?.querySelectorAll("[data-handle]") ?? []) {
  const row = handle.closest("[data-row]");
  handle.hidden = false;
  if (!row) continue; // the words about it
  handle.style.touchAction = "none";
  handle.style.cursor = "grab";
  handle.onkeydown = (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(row, by);
  };
  handle.onpointerdown = (event) => {
    event.preventDefault();
    handle.focus({ preventScroll: true });
    handle.setPointerCapture(event.pointerId);
    row.style.opacity = 0.6;
    handle.onpointermove = ({ clientY }) => {
      const others = [...rows.children].filter((other) => other !== row);
      const before = others.find((other) => {
        const { top, height } = other.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if ((before ?? null) !== row.nextElementSibling) put(row, before);
      if (clientY < 60) scrollBy(0, -12);
      if (clientY > innerHeight - 60) scrollBy(0, 12);
    };
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
      row.style.opacity = "";
    };
  };
}
