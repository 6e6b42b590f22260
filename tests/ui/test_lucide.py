import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from organizer.ui.lucide import icon_path


def bounds(element: str) -> tuple[float, float, float, float]:
    rect: QRectF = icon_path(f"<svg>{element}</svg>").boundingRect()
    return round(rect.left(), 2), round(rect.top(), 2), round(rect.right(), 2), round(rect.bottom(), 2)


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<circle cx="12" cy="12" r="10" />', (2, 2, 22, 22)),
        ('<rect width="18" height="11" x="3" y="11" rx="2" ry="2" />', (3, 11, 21, 22)),
        ('<line x1="2" x2="22" y1="4" y2="20" />', (2, 4, 22, 20)),
        ('<polyline points="4 7 12 3 20 7" />', (4, 3, 20, 7)),
        ('<ellipse cx="12" cy="5" rx="9" ry="3" />', (3, 2, 21, 8)),
        ('<path d="M3 9h18" />', (3, 9, 21, 9)),
        ('<path d="m5 12 7-7 7 7" />', (5, 5, 19, 12)),
        ('<path d="M12 2a10 10 0 1 0 0 20 10 10 0 1 0 0-20" />', (2, 2, 22, 22)),
        ('<path d="M21 5a2 2 0 00-2-2H5a2 2 0 00-2 2v14" />', (3, 3, 21, 19)),
        ('<path d="M4 4c0 8 8 8 8 0s8-8 8 0" />', (4, -2, 20, 10)),
        ('<path d="M4 4Q8 12 12 4T20 4" />', (4, 0, 20, 8)),
    ],
)
def test_elements_lie_where_svg_says(element: str, expected: tuple[float, ...]) -> None:
    assert bounds(element) == pytest.approx(expected, abs=0.02)


def test_a_closed_path_goes_on_from_its_start() -> None:
    assert bounds('<path d="M2 2h8v8zh-1" />') == (1, 2, 10, 10)


@pytest.mark.parametrize("d", ["M1", "M1 2 L3", "M0 0 A1 1 0 0 1", "M0 0 X3 4"])
def test_malformed_data_is_refused(d: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        icon_path(f'<svg><path d="{d}" /></svg>')


@given(
    st.floats(0.5, 10), st.floats(0.5, 10), st.integers(0, 180), st.booleans(), st.booleans(), st.floats(1, 20),
    st.floats(1, 20),
)  # fmt: skip
def test_an_arc_ends_where_it_should(
    rx: float, ry: float, turn: int, large: bool, sweep: bool, x: float, y: float
) -> None:
    path = icon_path(f'<svg><path d="M0 0A{rx} {ry} {turn} {int(large)} {int(sweep)} {x} {y}" /></svg>')
    assert path.currentPosition().x() == pytest.approx(x, abs=1e-3)
    assert path.currentPosition().y() == pytest.approx(y, abs=1e-3)
