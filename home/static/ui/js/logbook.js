// The logbook of an apprenticeship, with or without a signal. What is written waits in the browser's
// database under the account that wrote it, and goes to the server from there: never under another.
// A row: {key, who, at: where to, day, words, photo, state, why, sent: when}.
const place = document.querySelector("[data-logbook]");
const say = place.dataset;
const part = (name) => place.querySelector(`[data-${name}]`);
const form = place.querySelector("form");
const told = (words) => (part("said").textContent = words);
let who = say.who;

// Which logbooks this account has opened here. Names begin as those of drafts.js, which forgets them
// at sign-out and when another account is at work.
function known() {
  if (who) {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("draft:") && !name.startsWith(`draft:${who}`)) delete localStorage[name];
    }
    localStorage[`draft:${who}:logbook:${say.at}`] = JSON.stringify([say.title, say.first, say.last]);
  }
  const found = Object.keys(localStorage).map((name) => name.match(/^draft:(\w+):logbook:(.+)/)).filter(Boolean);
  who ||= found[0]?.[1];
  for (const [name, theirs, at] of found) {
    if (theirs !== who) continue;
    const [title, ...days] = JSON.parse(localStorage[name]);
    form.at.appendChild(new Option(title, at, false, at === say.at)).days = days;
  }
}

const store = (run) => new Promise((done, fail) => {
  const opening = indexedDB.open("logbook", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("outbox", { keyPath: "key" });
  opening.onerror = fail;
  opening.onsuccess = () => {
    const act = opening.result.transaction("outbox", "readwrite");
    const asked = run(act.objectStore("outbox"));
    act.oncomplete = () => done(asked.result, opening.result.close());
    act.onabort = fail;
  };
});
const put = (row) => store((on) => on.put(row));
const drop = (row) => store((on) => on.delete(row.key));
const mine = async () => (await store((on) => on.getAll())).filter((row) => row.who === who);

// A photo as small as it is read, without what the phone wrote into it.
async function smaller(file) {
  try {
    const picture = await createImageBitmap(file);
    const by = Math.min(1, 1600 / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * by;
    canvas.height = picture.height * by;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const type = "image/jpeg";
    return new File([await new Promise((done) => canvas.toBlob(done, type, 0.8))], "photo.jpg", { type });
  } catch {
    return file;
  }
}

// Throws what is to be said where it has to wait.
async function deliver(row) {
  const ask = (body) => fetch(row.at, { method: body ? "POST" : "GET", body, redirect: "manual", cache: "no-store" });
  const refused = (answer, why) =>
    [404, 413, 422].includes(answer.status) && Object.assign(row, { state: "refused", why });
  const door = await ask();
  if (door.type === "opaqueredirect") throw say.signin;
  if (refused(door, say.gone)) return;
  const { who: signed, token } = await door.json();
  if (signed !== row.who) throw say.other;
  for (const name of ["words", "photo"]) {
    if (!row[name]) continue;
    const body = new FormData();
    const { key, day } = row;
    const sent = { csrfmiddlewaretoken: token, who, key, day, [name]: row[name] };
    for (const each in sent) body.append(each, sent[each]);
    const answer = await ask(body);
    if (refused(answer, answer.status === 422 ? await answer.text() : say.gone)) return;
    if (!answer.ok) throw "";
    delete row[name];
    await put(row);
  }
  row.state = "sent";
  row.sent = Date.now();
}

async function all() {
  try {
    for (const row of await mine()) if (row.state === "waiting") await deliver(row).then(() => put(row));
  } catch (why) {
    if (why.trim) told(why);
  }
  await show();
}
let line = Promise.resolve();
const send = () => (line = line.then(all, all));

async function show() {
  const rows = await mine();
  part("rows").replaceChildren(...rows.map((row) => {
    const item = place.querySelector("template").content.firstElementChild.cloneNode(true);
    const [head, words, why, { children: [again, remove] }] = item.children;
    head.firstChild.textContent = new Date(row.day).toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
    head.lastChild.textContent = say[row.state];
    words.textContent = row.words;
    why.textContent = row.why;
    again.hidden = row.state === "sent";
    again.onclick = () => put({ ...row, state: "waiting", why: "" }).then(send);
    remove.onclick = async () => {
      if (row.state === "sent" || confirm(say.sure)) await drop(row).then(show);
    };
    return item;
  }));
  part("export").hidden = !(part("none").hidden = rows.length > 0);
}

form.onsubmit = async (event) => {
  event.preventDefault();
  const { at, day, words, photo } = form;
  const [file] = photo.files;
  try {
    await put({
      key: URL.createObjectURL(new Blob()).slice(-36), who, at: at.value, day: day.value, words: words.value.trim(),
      photo: file && await smaller(file), state: "waiting",
    });
  } catch {
    return told(say.full);
  }
  words.value = photo.value = "";
  form.oninput();
  told(say.kept);
  await show();
  send();
};

part("export").onclick = async () => {
  const page = document.implementation.createHTMLDocument(document.title);
  const add = (tag, what) => Object.assign(page.body.appendChild(page.createElement(tag)), what);
  for (const { day, words = "", photo } of await mine()) {
    add("h2", { textContent: day });
    add("p", { textContent: words });
    const reader = new FileReader();
    if (photo) await new Promise((done) => reader.readAsDataURL(photo, (reader.onload = done)));
    if (photo) add("img", { src: reader.result });
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", page.documentElement.outerHTML], { type: "text/html" }));
  link.download = "logbook.html";
  link.click();
};

// The page that opens without a signal says nothing about anybody: it is the same for all.
async function stay() {
  await navigator.serviceWorker.register("/sw.js");
  const shelf = await caches.open("logbook");
  await shelf.add(import.meta.url);
  const page = await fetch(say.shell, { credentials: "omit", cache: "no-store" });
  if (page.ok) await shelf.put(say.shell, page);
}

async function open() {
  try {
    known();
    for (const row of await mine()) if (row.sent < Date.now() - 864e5) await drop(row);
  } catch {
    return told(say.private);
  }
  part("nobody").hidden = who;
  if (!who) return;
  const typed = `draft:${who}:logbook-typed`;
  const [day, words] = JSON.parse(localStorage[typed] || "[]");
  form.words.value = words || "";
  form.day.value = words ? day : new Date().toLocaleDateString("sv");
  form.oninput = () => {
    [form.day.min, form.day.max] = form.at.selectedOptions[0].days;
    try { localStorage[typed] = JSON.stringify([form.day.value, form.words.value]); } catch { /* full */ }
  };
  form.oninput();
  part("which").hidden = form.at.length < 2;
  part("device").hidden = part("list").hidden = false;
  navigator.storage?.persist?.().then((is) => (part("fragile").hidden = is));
  for (const kind of ["online", "focus"]) addEventListener(kind, send);
  await show();
  stay().catch(() => {});
  send();
}

place.hidden = false;
open();
