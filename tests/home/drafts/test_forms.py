"""Which fields of a form a draft may hold."""

from django import forms

from home.desk.forms import ActForm, ConfirmForm


class Several(ActForm):
    text = forms.CharField()
    file = forms.FileField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput)
    code = forms.CharField(widget=forms.TextInput({"autocomplete": "one-time-code"}))
    at = forms.SplitDateTimeField()
    found = forms.CharField(show_hidden_initial=True)


def test_no_file_password_or_code_is_kept() -> None:
    kept = ["text", "at_0", "at_1", "found", "initial-found", "seen"]
    assert Several().names_to_keep() == kept


def test_a_form_that_only_asks_keeps_nothing() -> None:
    assert ConfirmForm().names_to_keep() == []


def test_files_are_said_not_to_be_kept() -> None:
    form = Several()
    form.say_that_files_are_not_kept()
    assert form.fields["file"].help_text
    assert not form.fields["text"].help_text
