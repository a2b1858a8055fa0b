// On a phone a day is picked from its own calendar. What was typed and is no day stays as it is.
for (const place of matchMedia("(pointer: coarse)").matches ? document.querySelectorAll("[data-day]") : []) {
  const typed = place.value, day = typed.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, "$3-$2-$1");
  place.type = "date";
  place.value = day;
  if (place.value !== day) {
    place.type = "text";
    place.value = typed;
  }
}
