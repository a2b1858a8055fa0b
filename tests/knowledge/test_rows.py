"""What the rows of a tool say of themselves."""

from knowledge.models import ToolOrigin
from tests.factories.organisations import OrganisationFactory


def test_country_stands_beside_a_maker_and_not_beside_itself() -> None:
    alone = ToolOrigin(country="ID")
    assert (alone.name, alone.note) == ("Indonesia", "")
    maker = ToolOrigin(organisation=OrganisationFactory.build(country="CA"))
    assert maker.note == maker.country_name == "Kanada"
