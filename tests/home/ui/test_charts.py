"""Numbers become the right shapes."""

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from home.ui import charts

AMOUNTS = st.floats(0, 1e9)


@given(value=AMOUNTS, maximum=AMOUNTS)
def test_share_stays_between_0_and_100(value: float, maximum: float) -> None:
    assert 0 <= charts.share(value, maximum) <= 100


@given(value=AMOUNTS, maximum=AMOUNTS)
def test_level_is_one_of_five(value: float, maximum: float) -> None:
    assert charts.level(value, maximum) in range(5)


@given(maximum=st.integers(0, 500))
def test_level_ranges_cover_every_number_once(maximum: int) -> None:
    ranges = charts.level_ranges(maximum)
    covered = [number for _, low, high in ranges for number in range(low, high + 1)]
    assert covered == list(range(maximum + 1))


def test_38_provinces_have_a_tile_each_and_none_overlap() -> None:
    tiles = charts.tiles().values()
    assert len(tiles) == len({(tile.column, tile.row) for tile in tiles}) == 38


def test_long_country_names_are_set_smaller() -> None:
    assert charts.fit_text("PAPUA NUGINI", 72, 13) < charts.fit_text("INDIA", 72, 13) == 13


def _render(source: str, **values: object) -> str:
    return Template("{% load charts %}" + source).render(Context(values))


def test_bar_is_drawn_with_presentation_attributes() -> None:
    drawn = _render("{% bar 36 40 %}")
    assert 'width="90"' in drawn
    assert "style" not in drawn


def test_tile_map_reads_out_every_province() -> None:
    drawn = _render("{% tile_map values 'Cooperatives' %}", values={"33": 4})
    assert drawn.count("<title>") == 38
    assert 'aria-label="Jawa Tengah (JATENG): 4"' in drawn
    assert 'aria-label="Aceh: 0"' in drawn, "its letters are its name"


def test_tiles_of_the_map_can_be_touched_on_a_narrow_phone() -> None:
    columns = max(tile.x for tile in charts.tiles().values()) / charts.CELL + 1
    assert (360 - 2 * 17) / columns * 25 / charts.CELL >= 44


def test_halves_of_the_map_hold_every_province_once_and_join() -> None:
    western = [tile for tile in charts.tiles().values() if not tile.is_eastern]
    eastern = [tile for tile in charts.tiles().values() if tile.is_eastern]
    assert len(western) + len(eastern) == 38
    assert max(tile.column for tile in western) + 1 == min(tile.column for tile in eastern)
    assert min(tile.x for tile in eastern) == 0
    assert max(tile.y for tile in western) == max(tile.y for tile in eastern)


def test_list_stands_before_the_map_and_folds_what_is_beyond_six() -> None:
    values = [{"code": code, "value": 9, "label": "9"} for code in list(charts.tiles())[:8]]
    drawn = _render("{% tile_map values 'Cooperatives' %}", values=values)
    assert drawn.index("<ul") < drawn.index("<svg")
    assert "<summary>Lainnya (2)</summary>" in drawn


def test_letters_of_a_province_stand_in_the_middle_of_its_tile() -> None:
    tile = charts.Tile("32", "Jawa Barat", "JA/BAR", 4, 6)
    heights = [y - tile.y for _line, y in tile.lines]
    assert [line for line, _y in tile.lines] == ["JA", "BAR"]
    assert sum(heights) / 2 == charts.Tile("31", "DKI Jakarta", "DKI", 4, 5).lines[0][1] - 5 * 26
    assert 0 < heights[0] < heights[1] < charts.CELL


def test_tile_map_without_values_has_no_list() -> None:
    assert "<details>" not in _render("{% tile_map values 'Cooperatives' %}", values={})


def test_stages_of_a_tool_are_done_up_to_the_last_reached() -> None:
    drawn = _render("{% adaptation_stages 2 as all %}{% for s in all %}{{ s.state }},{% endfor %}")
    assert drawn == "done,done,,,,"


def test_figures_beside_the_map_are_grouped_as_readers_write_them() -> None:
    drawn = _render("{% tile_map values 'Cooperatives' %}", values={"33": 8476})
    assert "–8.476" in drawn
