// What is typed into a date field stays as it was typed: Wagtail's calendar wrote today over what
// it could not read, as soon as one left the field. The server reads it, or says that it cannot.
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
document.addEventListener("focusout", ({ target }) => {
  if (jQuery(target).data("xdsoft_datetimepicker")) jQuery(target).datetimepicker("hide");
});
