// Tools for a day without a network: saved with their files, listed, opened and deleted.
const KEY = "saved-tools";
const kept = () => {
  try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; }
};
const keep = (tools) => localStorage.setItem(KEY, JSON.stringify(tools));
const shelf = () => caches.open("saved");
const start = () => navigator.serviceWorker.register("/sw.js");

async function save(path) {
  const files = [...document.querySelectorAll("a.file")].map((link) => new URL(link.href).pathname);
  await start();
  const place = await shelf();
  let size = 0;
  for (const url of [path, ...files]) {
    // Without cookies: what is kept is what anybody may read.
    const answer = await fetch(url, { credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    size += (await answer.clone().blob()).size;
    await place.put(url, answer);
  }
  const title = document.querySelector("h1").textContent;
  keep({ ...kept(), [path]: { title, files, size, lang: document.documentElement.lang } });
}

async function forget(path) {
  const { [path]: tool, ...others } = kept();
  keep(others);
  const needed = Object.values(others).flatMap((other) => other.files);
  const place = await shelf();
  for (const url of [path, ...tool.files]) if (!needed.includes(url)) await place.delete(url);
}

function offer(button) {
  const path = location.pathname;
  const told = button.parentElement.querySelector("output");
  const show = (note = "") => {
    button.lastChild.textContent = path in kept() ? button.dataset.undo : button.dataset.save;
    told.textContent = note;
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (path in kept()) { await forget(path); show(); }
      else { await save(path); show(told.dataset.done); }
    } catch { show(told.dataset.failed); }
    button.disabled = false;
  });
  show();
  button.parentElement.hidden = false;
}

function list(place) {
  const entries = Object.entries(kept());
  place.replaceChildren(...entries.map(([path, tool]) => {
    const row = place.parentElement.querySelector("template").content.cloneNode(true);
    const link = row.querySelector("a");
    link.href = path;
    link.lang = tool.lang;
    link.textContent = tool.title;
    const size = new Intl.NumberFormat(document.documentElement.lang).format(Math.ceil(tool.size / 1000));
    row.querySelector("small").textContent = `${size} KB`;
    const button = row.querySelector("button");
    button.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: ` ${tool.title}` }));
    button.onclick = async () => { await forget(path); list(place); place.focus(); };
    return row;
  }));
  place.nextElementSibling.hidden = entries.length > 0;
}

// Files that were saved come from the device; a download does not pass the service worker.
async function open(event) {
  const link = event.target.closest("a.file");
  const path = link && new URL(link.href).pathname;
  if (!path || !Object.values(kept()).some(({ files }) => files.includes(path))) return;
  event.preventDefault();
  const answer = await (await shelf()).match(path, { ignoreVary: true });
  if (!answer) return location.assign(link.href);
  const copy = document.createElement("a");
  copy.href = URL.createObjectURL(await answer.blob());
  copy.download = path.split("/").pop();
  copy.click();
  setTimeout(() => URL.revokeObjectURL(copy.href), 1000);
}

if (navigator.serviceWorker && self.caches) {
  document.querySelectorAll("[data-save]").forEach(offer);
  document.querySelectorAll("[data-saved]").forEach(list);
  addEventListener("click", open);
}
