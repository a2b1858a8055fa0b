// Answers without a network: what the reader saved, else the page that lists it.
// Keeps nothing by itself but that page; never touches the admin or what carries a login.
const CORE = "core-__VERSION__";
const PAGES = __CORE__;
const ANY = { ignoreSearch: true, ignoreVary: true };

oninstall = (event) => {
  skipWaiting();
  event.waitUntil(fill());
};

onactivate = (event) => event.waitUntil(renew());

// What is asked for in order to be saved ("no-store") comes from the network or not at all.
onfetch = (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === "GET" && request.cache !== "no-store" && origin === location.origin && !pathname.startsWith("/admin/"))
    event.respondWith(answer(request, pathname));
};

async function fill() {
  await (await caches.open(CORE)).addAll(PAGES.map((page) => new Request(page, { credentials: "omit" })));
}

async function renew() {
  for (const name of await caches.keys()) if (name.startsWith("core") && name !== CORE) await caches.delete(name);
  await clients.claim();
}

// A dead network accepts and never answers: where a copy is kept, it gets three seconds.
async function answer(request, pathname) {
  const kept = await caches.match(request, ANY).catch(() => {});
  if (kept && pathname.startsWith("/js/")) return kept; // named by its content
  try {
    const late = new Promise((done) => kept && setTimeout(done, 3000, kept));
    const fresh = await Promise.race([fetch(request), late]);
    return kept && [502, 503, 504].includes(fresh.status) ? kept : fresh;
  } catch {
    return kept || request.mode === "navigate" && await caches.match(PAGES[+pathname.startsWith("/en/")], ANY) || Response.error();
  }
}
