// Tools for a day without a network: saved with their files, listed, opened and deleted.
// What is saved is what the device's cache holds: each page carries its own note in a header.
const NOTE = "x-saved";
const ANY = { ignoreVary: true };
const shelf = () => caches.open("saved");
const day = (at) => new Date(at).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });

// Path to {title, files, size in bytes, lang, at, version} of the tools that are whole.
async function kept() {
  const place = await shelf();
  const held = {};
  for (const request of await place.keys()) {
    held[new URL(request.url).pathname] = (await place.match(request, ANY)).headers.get(NOTE);
  }
  const tools = {};
  for (const [path, note] of Object.entries(held)) {
    const tool = note && JSON.parse(decodeURIComponent(note));
    if (tool && tool.files.every((file) => file in held)) tools[path] = tool;
  }
  return tools;
}

// Resolves when the worker answers; a worker that cannot be installed is a failure too.
async function start() {
  await navigator.serviceWorker.register("/sw.js");
  await Promise.race([
    navigator.serviceWorker.ready,
    new Promise((_done, fail) => setTimeout(fail, 30000)),
  ]);
}

async function save(path, version, words) {
  const files = [...document.querySelectorAll("a.file")].map((link) => new URL(link.href).pathname);
  await start();
  // Unasked, a browser may empty the cache when it needs room.
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  const answers = new Map();
  let size = 0;
  for (const url of [...files, path]) {
    // Without cookies: what is kept is what anybody may read.
    const answer = await fetch(url, { credentials: "omit", cache: "reload" });
    if (!answer.ok || answer.headers.has(NOTE)) throw new Error(url);
    size += (await answer.clone().blob()).size;
    answers.set(url, answer);
  }
  const at = Date.now();
  const title = document.querySelector("h1").textContent;
  const tool = { title, files, size, lang: document.documentElement.lang, at, version };
  const said = Object.assign(document.createElement("p"), { className: "small muted", textContent: `${words} ${day(at)}` });
  const text = (await answers.get(path).text()).replace(/<main[^>]*>/, (main) => main + said.outerHTML);
  const headers = new Headers(answers.get(path).headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  headers.set(NOTE, encodeURIComponent(JSON.stringify(tool)));
  answers.set(path, new Response(text, { headers }));
  await place(answers);
}

// All of them or none: what stood there before comes back when the device is full.
async function place(answers) {
  const on = await shelf();
  const before = new Map();
  for (const url of answers.keys()) before.set(url, await on.match(url, ANY));
  try {
    for (const [url, answer] of answers) await on.put(url, answer);
  } catch (error) {
    for (const url of answers.keys()) await on.delete(url, ANY);
    for (const [url, answer] of before) if (answer) await on.put(url, answer);
    throw error;
  }
}

async function forget(path) {
  const { [path]: tool, ...others } = await kept();
  const needed = Object.values(others).reduce((all, other) => all.concat(other.files), []);
  const on = await shelf();
  for (const url of [path, ...(tool ? tool.files : [])]) if (!needed.includes(url)) await on.delete(url, ANY);
}

async function offer(button) {
  const path = location.pathname;
  const told = button.parentElement.querySelector("output");
  const { version } = button.dataset;
  const show = async (note) => {
    const tool = (await kept())[path];
    const state = !tool ? "save" : tool.version === version ? "undo" : "refresh";
    button.lastChild.textContent = button.dataset[state];
    button.dataset.state = state;
    const since = tool ? `${told.dataset.since} ${day(tool.at)}.` : "";
    told.textContent = note || (state === "refresh" ? `${since} ${told.dataset.newer}` : since);
  };
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (button.dataset.state === "undo") { await forget(path); await show(); }
      else { await save(path, version, told.dataset.copy); await show(told.dataset.done); }
    } catch (_error) { await show(told.dataset.failed); }
    button.disabled = false;
  });
  await show();
  button.parentElement.hidden = false;
}

async function list(place) {
  const entries = Object.entries(await kept());
  place.textContent = "";
  place.append(...entries.map(([path, tool]) => {
    const row = place.parentElement.querySelector("template").content.cloneNode(true);
    const link = row.querySelector("a");
    link.href = path;
    link.lang = tool.lang;
    link.textContent = tool.title;
    const size = new Intl.NumberFormat(document.documentElement.lang).format(Math.ceil(tool.size / 1000));
    row.querySelector("small").textContent = `${size} KB · ${day(tool.at)}`;
    const button = row.querySelector("button");
    button.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: ` ${tool.title}` }));
    button.onclick = async () => { await forget(path); await list(place); place.focus(); };
    return row;
  }));
  place.nextElementSibling.hidden = entries.length > 0;
}

// Files that were saved come from the device; a download does not pass the service worker.
// A file that the cache does not hold is fetched as if nothing had been asked.
async function open(event) {
  const link = event.target.closest("a.file");
  if (!link) return;
  event.preventDefault();
  const path = new URL(link.href).pathname;
  const answer = await (await shelf()).match(path, ANY);
  const copy = document.createElement("a");
  copy.href = answer ? URL.createObjectURL(await answer.blob()) : link.href;
  copy.download = path.split("/").pop();
  copy.click();
  if (answer) setTimeout(() => URL.revokeObjectURL(copy.href), 1000);
}

if (navigator.serviceWorker && self.caches) {
  document.querySelectorAll("[data-save]").forEach(offer);
  document.querySelectorAll("[data-saved]").forEach(list);
  addEventListener("click", open);
}
