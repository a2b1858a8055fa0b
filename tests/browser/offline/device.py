"""What journeys of a tool that is kept on a device say and do."""

from playwright.sync_api import Page, expect

TOOL = "/id/perpustakaan/my-coop/"
HELD = (
    "caches.open('saved').then(shelf => shelf.keys())"
    ".then(all => all.map(one => new URL(one.url).pathname))"
)
IN_CONTROL = """() => new Promise((done) => {
    const look = () => (navigator.serviceWorker.controller ? done() : setTimeout(look, 50));
    look();
})"""
FULL_DEVICE = """() => {
    const put = Cache.prototype.put;
    let times = 0;
    Cache.prototype.put = function (...what) {
        times += 1;
        if (times === 2) return Promise.reject(new DOMException('', 'QuotaExceededError'));
        return put.apply(this, what);
    };
}"""
# The saved copy of a tool, as if it had been saved in 2020, in an older version.
AGE = """async (path) => {
    const shelf = await caches.open('saved');
    const held = await shelf.match(path, { ignoreVary: true });
    const headers = new Headers(held.headers);
    const note = JSON.parse(decodeURIComponent(headers.get('x-saved')));
    Object.assign(note, { version: '1', at: Date.UTC(2020, 0, 15, 9) });
    headers.set('x-saved', encodeURIComponent(JSON.stringify(note)));
    await shelf.put(path, new Response(await held.blob(), { headers }));
}"""
# The same, as scripts kept it that noted in localStorage what was saved.
AS_FORMERLY = """async (path) => {
    const shelf = await caches.open('saved');
    const held = await shelf.match(path, { ignoreVary: true });
    const headers = new Headers(held.headers);
    const { title, files, size, lang } = JSON.parse(decodeURIComponent(headers.get('x-saved')));
    headers.delete('x-saved');
    await shelf.put(path, new Response(await held.blob(), { headers }));
    localStorage.setItem('saved-tools', JSON.stringify({ [path]: { title, files, size, lang } }));
}"""
FAILED = "Belum bisa disimpan."
DONE = "Tersimpan. Kini bisa dibuka tanpa jaringan."
SCRIPT = "**/js/offline.*.js"  # what keeping a tool takes, fetched when it is wanted
WITHOUT_A_WORKER = (
    "navigator.serviceWorker.getRegistrations()"
    ".then(all => Promise.all(all.map(one => one.unregister())))"
)
SAVED_COPY = "Ini salinan yang disimpan di perangkat ini pada"


def save(page: Page) -> None:
    page.goto(TOOL)
    page.get_by_role("button", name="Simpan untuk luring").click()
    expect(page.get_by_text(DONE)).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready")
