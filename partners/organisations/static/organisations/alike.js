/* Shows organisations that are called nearly so, below the name or the number, while one types. */
(() => {
  const REST = 400; // milliseconds
  const field = (name) => document.querySelector(`[data-edit-form] [name=${name}]`);
  const asked = () => {
    const query = new URLSearchParams();
    const names = { name: "name", acronym: "acronym", number: "registration_number", region: "region" };
    for (const [key, name] of Object.entries(names)) {
      const value = field(name)?.value;
      if (value) query.set(key, value);
    }
    const form = document.querySelector("[data-edit-form]");
    const key = field("organisation")?.value || /\/edit\/(\d+)\//.exec(form?.action || "")?.[1];
    if (key) query.set("but", key);
    return query;
  };
  const show = (box, found) => {
    box.replaceChildren();
    if (!found.rows.length) return;
    const title = document.createElement("strong"), list = document.createElement("ul");
    title.textContent = found.title;
    for (const row of found.rows) {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = row.url;
      link.target = "_blank";
      link.textContent = row.text;
      item.append(link, ` ${row.note}`);
      list.append(item);
    }
    box.append(title, list);
  };
  const watch = () => {
    const first = field("name") || field("registration_number");
    if (!first) return;
    const box = document.createElement("div");
    box.className = "alike";
    box.setAttribute("role", "status");
    first.closest(".w-field")?.append(box);
    let timer, last = "";
    const ask = async () => {
      const query = asked().toString();
      if (query === last) return;
      last = query;
      const admin = document.querySelector("[data-edit-form]").action.split("/snippets/")[0];
      const answer = await fetch(`${admin}/organisations/alike/?${query}`, { headers: { accept: "application/json" } });
      if (answer.ok && query === last) show(box, await answer.json());
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, REST);
    };
    for (const name of ["name", "acronym", "registration_number", "region"]) {
      for (const happening of ["input", "change"]) field(name)?.addEventListener(happening, soon);
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
})();
