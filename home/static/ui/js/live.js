// Filters at once: fetches the same address as the form would, swaps the results and pushes
// the address; the button then says how many there are, and leads to them. Any trouble ends in
// plain navigation.
const form = document.querySelector("form[data-live]");
const region = form && document.getElementById(form.dataset.live);
let latest;

function addressOf() {
  const data = new FormData(form);
  for (const [key, value] of [...data]) if (!value) data.delete(key);
  const address = new URL(location.pathname, location);
  address.search = new URLSearchParams(data);
  return address;
}

async function show(address, push) {
  latest?.abort();
  latest = new AbortController();
  region.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(address, { signal: latest.signal });
    if (!response.ok) throw response;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    swap(region, page);
    swap(form, page, push);
    document.title = page.title;
    if (push) history.pushState(null, "", address);
    region.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

// Counts and ticks follow the answer; the control in use keeps the focus, and what is being
// typed stays as it is, unless the reader went back.
function swap(part, page, keeps = true) {
  const used = part.contains(document.activeElement) ? document.activeElement : {};
  const open = part.querySelectorAll("details[id][open]");
  part.replaceChildren(...page.getElementById(part.id).childNodes);
  for (const { id } of open) document.getElementById(id)?.setAttribute("open", "");
  if (!used.name || !keeps) return;
  const same = [...part.querySelectorAll(`[name="${CSS.escape(used.name)}"]`)];
  const ticked = same.find((one) => one.type === "checkbox" && one.value === used.value);
  if (!ticked && same.length === 1 && used.type !== "checkbox") {
    for (const { name, value } of same[0].attributes) used.setAttribute(name, value);
    same[0].replaceWith(used);
  }
  (ticked ?? used).focus();
}

if (region) {
  region.setAttribute("aria-live", "polite");
  region.tabIndex = -1;
  form.classList.add("live");
  const follow = () => show(addressOf(), true);
  form.onchange = follow;
  form.onsubmit = () => {
    follow();
    region.focus();
    region.scrollIntoView();
    return false;
  };
  // Ticked while this file was on its way.
  if ([...form].some((one) => one.checked !== one.defaultChecked)) follow();
  onpopstate = () => show(location.href);
}
