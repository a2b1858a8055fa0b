// Tools for a day without a network: saved with their files, listed, opened and deleted.
// What is saved is what the device's cache holds: each page carries its own note in a header,
// {path, title, files, size in bytes, lang, at, version}.
const NOTE = "x-saved";
const ANY = { ignoreVary: true };
const { lang } = document.documentElement;
const shelf = () => caches.open("saved");
const day = (at) => new Date(at).toLocaleDateString(lang, { dateStyle: "long" });
const pathOf = (url) => new URL(url).pathname;
const noted = (tool, page, body) =>
  new Response(body, { headers: [...page.headers, [NOTE, encodeURIComponent(JSON.stringify(tool))]] });
let files = []; // of the tools that are whole

async function kept() {
  const on = await shelf();
  const held = (await on.keys()).map(({ url }) => pathOf(url));
  const tools = (await on.matchAll())
    .map((page) => JSON.parse(decodeURIComponent(page.headers.get(NOTE)))) // null without a note
    .filter((tool) => tool && tool.files.every((file) => held.includes(file)));
  files = tools.flatMap((tool) => tool.files);
  return tools;
}

// Deletes the tool at `path`, and whatever no tool that is whole has need of.
async function tidy(path) {
  const on = await shelf();
  const needed = (await kept()).flatMap((tool) => tool.path === path ? [] : [tool.path, ...tool.files]);
  for (const { url } of await on.keys()) if (!needed.includes(pathOf(url))) await on.delete(url, ANY);
}

// Answers what is said of it.
async function save({ version, copy, done }) {
  await navigator.serviceWorker.register("/sw.js");
  // A worker that cannot be installed is a failure too.
  await Promise.race([navigator.serviceWorker.ready, new Promise((_, fail) => setTimeout(fail, 30000))]);
  // Unasked, a browser may empty the cache when it needs room.
  navigator.storage.persist();
  const tool = {
    path: location.pathname, title: document.querySelector("h1").textContent,
    files: [...document.querySelectorAll("a.file")].map((link) => pathOf(link.href)), size: 0, lang, at: Date.now(), version,
  };
  const addresses = [...tool.files, tool.path];
  const fresh = [];
  for (const address of addresses) {
    // Without cookies: what is kept is what anybody may read. Nor from a copy of the worker.
    const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw answer;
    tool.size += (await answer.clone().blob()).size;
    fresh.push(answer);
  }
  const page = fresh.pop();
  const text = (await page.text()).replace(/<main.*?>/, `$&<p class="small muted">${copy} ${day(tool.at)}.</p>`);
  fresh.push(noted(tool, page, text));

  // All of them or none: what stood there before comes back when the device is full.
  const on = await shelf();
  const before = await Promise.all(addresses.map((address) => on.match(address, ANY)));
  const put = async (answers) => {
    for (const n in answers) if (answers[n]) await on.put(addresses[n], answers[n]);
  };
  try { await put(fresh); } catch (error) {
    for (const address of addresses) await on.delete(address, ANY);
    await put(before);
    throw error;
  }
  await tidy();
  return done;
}

async function offer(button) {
  const words = button.dataset;
  let tool, isNew;
  const show = async (note) => {
    tool = (await kept()).find(({ path }) => path === location.pathname);
    isNew = tool?.version === words.version;
    button.lastChild.textContent = isNew ? words.undo : tool ? words.refresh : words.save;
    button.nextElementSibling.textContent = note || tool && `${words.since} ${day(tool.at)}. ${isNew ? "" : words.newer}`;
  };
  button.onclick = async () => {
    button.disabled = true;
    await show(await (isNew ? tidy(tool.path) : save(words)).catch(() => words.failed));
    button.disabled = false;
  };
  await show();
  if (button.value && !isNew) button.click(); // before this file was there
}

async function list(place) {
  const tools = await kept();
  const { since, newer, to } = place.dataset;
  place.textContent = "";
  for (const { path, title, size, lang: tongue, at, version } of tools) {
    const row = document.querySelector("template").content.firstChild.cloneNode(true);
    const [link, facts, button] = row.children;
    link.href = path;
    link.lang = tongue;
    link.textContent = title;
    facts.textContent = `${Math.ceil(size / 1000).toLocaleString(lang)} KB · ${since} ${day(at)}`;
    button.lastChild.textContent = ` ${title}`;
    button.onclick = async () => { await tidy(path); await list(place); place.focus(); };
    place.append(row);
    // Headers alone, past the worker; without a network nothing is said.
    fetch(path, { method: "HEAD" }).then(({ headers }) => {
      if (headers.get("x-version") > version) facts.append(` · ${newer}`);
    }, () => {});
  }
  const [form, , empty] = place.parentElement.children;
  form.hidden = !(empty.hidden = tools.length > 0);
  form.action = to + tools.map(({ path }) => path);
}

// Files that were saved come from the device; a download does not pass the service worker.
async function open(event) {
  const link = event.target.closest("a.file");
  if (!link || !files.includes(pathOf(link.href))) return;
  event.preventDefault();
  const copy = link.cloneNode();
  try {
    const answer = await (await shelf()).match(link.href, ANY);
    copy.href = URL.createObjectURL(await answer.blob());
    copy.download = link.href.split("/").pop();
  } catch { /* the browser emptied the cache since: as if it had never been saved */ }
  copy.click(); // the copy in memory goes with the page
}

// Tools saved by an earlier version of this file, which noted them elsewhere.
async function takeOver() {
  const old = JSON.parse(localStorage["saved-tools"] || null);
  const on = await shelf();
  for (const path in old) {
    const page = await on.match(path, ANY);
    if (page) await on.put(path, noted({ ...old[path], path, at: page.headers.get("date") }, page, page.body));
  }
  delete localStorage["saved-tools"];
}

if (navigator.serviceWorker && self.caches) {
  takeOver().then(() => {
    document.querySelectorAll("[data-save]").forEach(offer);
    document.querySelectorAll("[data-saved]").forEach(list);
  });
  addEventListener("click", open);
}
