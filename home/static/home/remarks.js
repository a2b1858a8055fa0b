// The button for a remark is sent once in a form (portal/slim_forms.py); each other field that may
// have remarks gets its own here, before Wagtail looks for them.
document.addEventListener(
  "w-comments:init",
  ({ target }) => {
    const first = target.querySelector("[data-comment-add]");
    if (!first) return;
    let number = 0;
    for (const place of target.querySelectorAll(".w-field--commentable > [data-field-input]")) {
      if (place.querySelector("[data-comment-add]") || place.closest("[data-contentpath-disabled]"))
        continue;
      const button = first.cloneNode(true);
      const before = place.closest("[data-field-wrapper]")?.previousElementSibling;
      const named = before?.matches(".w-field__label")
        ? before
        : place.closest("[data-panel]")?.querySelector("[data-panel-heading]");
      if (named) {
        named.id ||= `remark-${++number}-label`;
        button.setAttribute("aria-describedby", named.id);
      }
      place.append(button);
    }
  },
  { once: true },
);
