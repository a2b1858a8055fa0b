from search.text.synonyms import MAX_ALTERNATIVES, Span, Thesaurus

TERMS = Thesaurus(
    [
        ("koperasi", "cooperative", "co-operative", "co-op"),
        ("simpan pinjam", "savings and loans", "SP"),
        ("rapat anggota tahunan", "RAT", "annual general meeting"),
        ("rapat", "meeting"),
    ]
)


def test_a_term_gives_its_other_forms():
    assert TERMS.alternatives(["cooperatives"]) == (
        ("koperasi",),
        ("co", "operative"),
        ("co", "op"),
    )
    assert TERMS.alternatives(["kebun"]) == ()


def test_terms_of_several_words_are_found_in_any_form():
    assert TERMS.spans(["belajar", "simpanan", "pinjam"]) == [
        Span(1, 3, (("savings", "and", "loans"), ("sp",)))
    ]


def test_the_longest_term_wins():
    spans = TERMS.spans(["rapat", "anggota", "tahunan"])
    assert [(span.start, span.end) for span in spans] == [(0, 3)]
    assert TERMS.spans(["rapat"])[0].alternatives == (("meeting",),)


def test_alternatives_are_few():
    many = Thesaurus([["kas", *(f"kata{n}" for n in range(20))]])
    assert len(many.alternatives(["kas"])) == MAX_ALTERNATIVES


def test_empty_forms_are_ignored():
    assert len(Thesaurus([("", "-", "kas")])) == 1
