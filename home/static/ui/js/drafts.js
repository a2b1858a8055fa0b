// What is typed into a form with data-draft is kept: by the server, every 20 seconds and when one
// looks away; on this device while there is no way to it, for the person whose form it is.
const form = document.querySelector("[data-draft]");
const note = form?.querySelector("[data-kept]");
const saved = form?.querySelector("[data-saved]");
const key = `draft:${form?.dataset.draft}`;
const forget = (but) => {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith("draft:") && !(but && name.startsWith(but))) delete localStorage[name];
  }
};
const typed = () => {
  const words = new FormData(form);
  for (const { name, type } of form) if (["file", "password"].includes(type)) words.delete(name);
  return new URLSearchParams(words);
};
const plain = (words) => {
  for (const name of ["csrfmiddlewaretoken", "once", "seen", "draft_version", "draft_of"]) words.delete(name);
  return words.toString();
};

// Whether the server keeps it now. Throws when there is no way, or another person is signed in.
async function send(words) {
  words.set("csrfmiddlewaretoken", form.csrfmiddlewaretoken.value);
  const answer = await fetch(location.pathname, {
    method: "POST", body: words, headers: { "X-Draft": 1 }, redirect: "error", keepalive: true,
  });
  if (answer.status === 409) form.insertAdjacentHTML("beforebegin", await answer.text());
  else if (answer.status === 204) form.draft_version.value = answer.headers.get("X-Draft");
  else if (answer.status !== 410) throw answer;
  delete localStorage[key];
  return answer.status === 204;
}

let last, isOver;
async function keep() {
  const words = typed(), now = plain(typed());
  if (now === last || isOver) return;
  try {
    isOver = !await send(words);
    note.hidden = true;
    last = now;
    saved.hidden = isOver;
    saved.lastChild.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
  } catch {
    localStorage[key] = typed();
    note.hidden = !(saved.hidden = true);
  }
}

async function open() {
  last = plain(typed());
  forget(key.split(":", 2).join(":"));
  const words = localStorage[key] && new URLSearchParams(localStorage[key]);
  if (words && plain(new URLSearchParams(words)) === last) delete localStorage[key];
  else if (words) await send(words).then((is) => is && location.assign("?draft"), () => {});
  setInterval(keep, 20000);
  addEventListener("online", keep);
  document.addEventListener("visibilitychange", keep);
  form.addEventListener("submit", (event) => {
    localStorage[key] = typed();
    if (navigator.onLine) return;
    event.preventDefault();
    note.hidden = false;
  });
}

if (form) open();
document.querySelector("[data-forgets]")?.addEventListener("submit", () => forget());
