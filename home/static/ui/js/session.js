// What drafts.js could not keep: is it the connection, or has the session ended? Said at once; who
// has logged in elsewhere and comes back sends the same form, under a token of the new session.
const form = document.querySelector("[data-draft]");
const away = form?.querySelector("[data-kept]");
const ended = form?.querySelector("[data-ended]");

async function ask() {
  const answer = await fetch(location.pathname, { redirect: "manual", cache: "no-store" });
  const page = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const mine = page && page.querySelector(`[data-draft="${form.dataset.draft}"]`);
  ended.hidden = !!mine;
  away.hidden = true;
  if (mine) form.csrfmiddlewaretoken.value = mine.csrfmiddlewaretoken.value;
}

if (ended) {
  new MutationObserver(() => away.hidden || ask().catch(() => {})).observe(away, { attributeFilter: ["hidden"] });
  for (const kind of ["focus", "visibilitychange"]) addEventListener(kind, () => ended.hidden || ask().catch(() => {}), true);
  form.addEventListener("submit", (event) => {
    if (ended.hidden) return;
    event.preventDefault();
    ask().then(() => ended.hidden && form.requestSubmit(event.submitter), () => {});
  });
}
