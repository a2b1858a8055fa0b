from search.text.glossary import Entry, Glossary
from search.text.tokens import tokens

SHU = Entry("shu", {"id": ("Sisa hasil usaha", "SHU"), "en": ("Surplus",)})
KSP = Entry("ksp", {"id": ("Koperasi simpan pinjam", "KSP"), "en": ("Savings cooperative",)})
SP = Entry("sp", {"id": ("Simpan pinjam",), "en": ("Savings and loans",)})
GLOSSARY = Glossary([SHU, KSP, SP])


def codes(entries):
    return [entry.code for entry in entries]


def test_preferred_names_come_first():
    assert SHU.all_forms == ("Sisa hasil usaha", "Surplus", "SHU")
    assert (SHU.name("en"), SHU.name("fr")) == ("Surplus", "Sisa hasil usaha")


def test_a_query_that_is_a_term_is_found_in_any_form():
    for text in ("shu", "SISA hasil usaha", "surplus", "apa itu SHU?"):
        assert GLOSSARY.find(text) is SHU
    assert GLOSSARY.find("savings and loans") is SP
    assert GLOSSARY.find("shu koperasi") is None
    assert GLOSSARY.find("") is None


def test_terms_are_completed_shortest_first():
    assert codes(GLOSSARY.starting_with("s", 9)) == ["shu", "sp", "ksp"]
    assert codes(GLOSSARY.starting_with("savings a", 9)) == ["sp"]
    assert codes(GLOSSARY.starting_with("s", 1)) == ["shu"]
    assert codes(GLOSSARY.starting_with("()", 9)) == []


def test_longest_term_inside_a_text_wins():
    words = tokens("Koperasi simpan pinjam membagi SHU; simpan pinjam.")
    assert codes(GLOSSARY.inside(words)) == ["ksp", "shu", "sp"]


def test_no_terms_find_nothing():
    assert Glossary().find("shu") is None
    assert list(Glossary([Entry("x", {"id": ("!!",)})]).inside(["x"])) == []


ART = Entry("art", {"id": ("Anggaran rumah tangga", "ART"), "en": ("Bylaws",)})


def test_text_uses_terms_of_its_language_and_abbreviations_in_capitals():
    glossary = Glossary([SHU, KSP, SP, ART])
    text = "The SHU of a KSP follows the bylaws; simpan pinjam is an art, as is a second SHU."
    assert codes(glossary.used_in(text, "en")) == ["shu", "ksp", "art"]
    assert codes(glossary.used_in("Simpan pinjam dan surplus", "id")) == ["sp"]
    assert codes(glossary.used_in("Surplus and art", "en")) == ["shu"]
    assert glossary.used_in("", "en") == []
