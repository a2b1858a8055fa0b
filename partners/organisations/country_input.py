"""A country is typed, not sought in a list of 249 that each row of a form would carry: 10 kB.

The page has it once (`organisations/admin/help_with_countries.html`): browsers complete words.
"""

from typing import Any

from django import forms
from wagtail.admin.panels import FieldPanel, HelpPanel

from partners.organisations import countries

LIST = "countries"


class CountryInput(forms.TextInput):
    """Shows the name; takes name or code, and gives back as it is what is neither."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"list": LIST, "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str:
        return countries.name_of(str(value or ""))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return countries.code_of(str(super().value_from_datadict(data, files, name) or ""))


class CountryPanel(FieldPanel):
    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{"widget": CountryInput, "disable_comments": True, **kwargs})


class HelpWithCountries(HelpPanel):
    """Help that carries the list for all rows of the form."""

    def __init__(self, content: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("template", "organisations/admin/help_with_countries.html")
        super().__init__(content, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            return {**context, "list": LIST, "names": [name for _code, name in countries.choices()]}
