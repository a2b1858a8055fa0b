// Before one signs out: how many entries of the logbook this account has not sent yet (logbook.js).
const note = document.querySelector("[data-outbox]");
try {
  const opening = indexedDB.open("logbook", 1);
  opening.onupgradeneeded = () => opening.transaction.abort(); // nothing was ever written here
  opening.onerror = (event) => event.preventDefault();
  opening.onsuccess = () => {
    const asked = opening.result.transaction("outbox").objectStore("outbox").getAll();
    asked.onsuccess = () => {
      const left = asked.result.filter((row) => row.who === note.dataset.outbox && row.state !== "sent");
      note.querySelector("[data-count]").textContent = left.length;
      note.hidden = !left.length;
      opening.result.close();
    };
  };
} catch {
  // This browser keeps nothing: nothing waits here.
}
