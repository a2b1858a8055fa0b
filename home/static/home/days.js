// What is typed into a date field stays as it was typed: Wagtail's calendar wrote today over what
// it could not read, as soon as one left the field. The server reads it, or says that it cannot.
// The calendar lies over the buttons below it: it goes when something was chosen, when one types,
// leaves the field or presses Escape, and does not come after one has left or begun to type: it is
// shown a tenth of a second after the field has the focus. A press on the field brings it back.
const calendar = (field) => jQuery(field).data("xdsoft_datetimepicker");
const close = (field) => calendar(field) && jQuery(field).datetimepicker("hide");
const typed = new WeakSet();
const chosen = (_moment, field) => close(field[0]);
Object.assign(jQuery.fn.datetimepicker.defaults, {
  validateOnBlur: false,
  onSelectDate: chosen,
  onSelectTime: chosen,
  onShow(_moment, field) {
    this.find(".xdsoft_save_selected").remove(); // in English, whatever the language
    return field.is(":focus") && !typed.has(field[0]);
  },
});
document.addEventListener("input", ({ target }) => {
  typed.add(target);
  close(target);
});
document.addEventListener("focusout", ({ target }) => {
  typed.delete(target);
  close(target);
});
document.addEventListener("pointerdown", ({ target }) => typed.delete(target), true);
// A day that is chosen alone has the hour that it has when it is typed alone.
document.addEventListener("focusin", ({ target }) => {
  const { alone } = target.dataset;
  if (alone && calendar(target)) jQuery(target).datetimepicker("setOptions", { defaultTime: alone });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !calendar(event.target)?.is(":visible")) return;
  event.stopPropagation();
  close(event.target);
}, true);
