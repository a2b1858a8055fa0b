"""Every code of the policy has its words, in both languages; the matching itself has none."""

from partners.apprenticeships.rounds.languages import in_language
from partners.apprenticeships.rounds.policy_words import CHANGES, CRITERIA, MEANINGS, RULES
from partners.matching import criteria, rules


def test_every_rule_and_criterion_has_its_words():
    assert list(RULES) == [rule.code for rule in rules.RULES]
    assert list(CHANGES) == [rule.code for rule in rules.RULES if rule.can_change]
    assert list(CRITERIA) == list(MEANINGS) == [c.code for c in criteria.CRITERIA]


def test_words_are_in_both_languages():
    for text in [*RULES.values(), *CHANGES.values(), *CRITERIA.values(), *MEANINGS.values()]:
        assert in_language(text, "id") != in_language(text, "en")
