// A session that ends while somebody writes is said at once; the words stay where they are. One logs
// in in another tab, and the same form is sent, once, under a token of the new session.
{
  const { address, ended, other, away, login, label, saved } = document.currentScript.dataset;
  const EVERY = 5000; // milliseconds
  let who, last = 0, notice, later;

  // Who is signed in: the same person as when the page was opened, nobody, another. What is to be
  // said of it; nothing when all is well.
  function judged(text) {
    last = Date.now();
    let said;
    try { said = JSON.parse(text); } catch { return ended; } // the log-in page
    who ??= said.who;
    if (said.who !== who) return other;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = said.token;
    window.wagtailConfig.CSRF_TOKEN = said.token;
    return "";
  }

  async function ask() {
    const answer = await fetch(address, { redirect: "manual", cache: "no-store" });
    return judged(answer.ok ? await answer.text() : "");
  }

  // While a form is being sent: it waits, so that it goes its own way, or does not.
  function askNow() {
    const asked = new XMLHttpRequest();
    try {
      asked.open("GET", address, false);
      asked.send();
    } catch {
      return away;
    }
    return judged(asked.responseText);
  }

  const check = async () => show(await ask().catch(() => away));

  function show(told) {
    const was = notice?.dataset.told;
    if (!told && was) {
      notice.remove();
      notice = undefined;
      // What was typed meanwhile is saved by itself, where a form does that.
      document.querySelector("[data-edit-form]")?.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true }));
    } else if (told && told !== was) tell(told);
  }

  function tell(words) {
    notice?.remove();
    notice = document.createElement("div");
    notice.className = "session-ended";
    notice.setAttribute("role", "alert");
    notice.dataset.told = words;
    notice.append(words);
    if (words !== away) notice.append(" ", Object.assign(document.createElement("a"), { href: login, target: "_blank", textContent: label }));
    document.body.append(notice);
  }

  // Also in a window above the page: what is uploaded in a chooser, the reason for sending back.
  const isWritten = (form) => form?.matches?.("[data-edit-form], :is(main, .modal) form[method=post i]");
  const checkAgain = () => {
    clearTimeout(later);
    const wait = notice ? 0 : last + EVERY - Date.now();
    if (document.visibilityState === "visible") later = setTimeout(check, Math.max(wait, 0));
  };

  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (!isWritten(form)) return;
    const told = askNow();
    if (!told) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    show(told);
    // Wagtail marks the button as busy only after this.
    setTimeout(() => { if (submitter?.dataset.wProgressLoadingValue) submitter.dataset.wProgressLoadingValue = "false"; });
  }, true);

  // Wagtail takes what stands in the form two seconds after it came for what is saved already: words
  // typed before are then neither saved by themselves nor asked about when one leaves.
  let isTyped = false;
  document.addEventListener("input", ({ isTrusted }) => (isTyped ||= isTrusted), true);
  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (isTyped) target.dataset.wUnsavedForceValue = "true";
  }, { once: true });

  document.addEventListener("DOMContentLoaded", () => {
    // A window above a page without a form: who opened the page is known before it is sent.
    if (![...document.forms].some(isWritten)) return void ask().catch(() => away);
    // Wagtail's workflow sends the editor's form past all who listen.
    for (const form of document.querySelectorAll("[data-edit-form]")) form.submit = () => form.requestSubmit();
    check();
    document.addEventListener("input", checkAgain);
    document.addEventListener("visibilitychange", checkAgain);
    addEventListener("focus", checkAgain);
    document.addEventListener("w-autosave:error", () => check());
    document.addEventListener("w-autosave:success", () => {
      const place = document.querySelector(".w-autosave-indicator__state--saved .w-autosave-indicator__text");
      if (place) place.textContent = `${saved} ${new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" })}`;
    });
  });
}
