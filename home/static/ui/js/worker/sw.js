// Answers without a network: what the reader saved, else the page that lists it.
// Keeps nothing by itself but that page; never touches the admin or what carries a login.
const CORE = "core-__VERSION__";
const SAVED = "saved";
const PAGES = __CORE__;
const PATIENCE = 3000; // milliseconds
const AWAY = [502, 503, 504];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CORE).then((shelf) =>
    Promise.all(PAGES.map(async (page) => {
      const answer = await fetch(page, { credentials: "omit" });
      if (answer.ok) await shelf.put(page, answer);
    }))));
});

addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name !== CORE && name !== SAVED).map((name) => caches.delete(name)))
      .then(() => clients.claim())));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/admin/")) return;
  event.respondWith(answer(request, pathname));
});

// A dead network accepts and never answers: what is kept waits PATIENCE for it and no longer.
async function answer(request, pathname) {
  const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
  if (kept && pathname.startsWith("/js/")) return kept; // named by its content
  const asked = fetch(request);
  try {
    if (!kept) return await asked;
    const fresh = await Promise.race([asked, new Promise((_done, fail) => setTimeout(fail, PATIENCE))]);
    return AWAY.includes(fresh.status) ? kept : fresh;
  } catch (_error) {
    asked.catch(() => {});
    return kept || without(request, pathname);
  }
}

async function without(request, pathname) {
  if (request.mode !== "navigate") return Response.error();
  const page = PAGES[pathname.startsWith("/en/") ? 1 : 0];
  return (await caches.match(page, { ignoreVary: true })) || Response.error();
}
