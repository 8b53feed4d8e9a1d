"""Drawings as SVG: elements with escaped text, scales and their ticks. No styles within: classes and attributes alone."""

import datetime
import math
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from counterclaim.exports.visible import make_visible

_STEPS = (1, 2, 2.5, 5, 10)
_DAY_STEPS = (1, 2, 5, 7, 14)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def tag(name: str, *children: "str | Markup", **attributes: Any) -> Markup:
    """Return an element; `class_` is the class, None leaves an attribute out, other underscores become hyphens.

    >>> tag("text", "2 < 3", x=1.0, class_="name", fill=None)
    Markup('<text x="1" class="name">2 &lt; 3</text>')
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(escape(child if isinstance(child, Markup) else make_visible(child)) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>")


def _value(value: Any) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else make_visible(str(value))


def join(*parts: "Markup | Sequence[Markup]") -> Markup:
    """Return elements one after the other."""
    flat = (part if isinstance(part, Markup) else Markup("").join(part) for part in parts)
    return Markup("").join(flat)


def draw(width: float, height: float, title: str, *children: Markup, class_: str) -> Markup:
    """Return a drawing with a name that is read out: an image, or a group where it holds links."""
    inner = join(tag("title", title), *children)
    role = "group" if "<a " in inner else "img"
    box = f"0 0 {width:g} {height:g}"
    return tag("svg", inner, viewBox=box, width=width, height=height, role=role, aria_label=title, class_=class_)


def nice_ticks(most: float, count: int = 5) -> list[float]:
    """Return round numbers from 0 to the first at or over the highest value.

    >>> nice_ticks(460)
    [0.0, 100.0, 200.0, 300.0, 400.0, 500.0]
    """
    if most <= 0:
        return [0.0, 1.0]
    rough = most / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * step for step in _STEPS if power * step >= rough * 0.999)
    return [step * n for n in range(math.ceil(most / step - 1e-9) + 1)]


def short_number(value: float) -> str:
    """Return a number as an axis has it.

    >>> short_number(1500), short_number(2_000_000), short_number(0.5)
    ('1,500', '2M', '0.5')
    """
    for unit, name in ((1e9, "bn"), (1e6, "M")):
        if abs(value) >= unit:
            return f"{value / unit:g}{name}"
    return f"{value:,.10g}"


class Days:
    """A scale of days: from the first to the last, as x from `left` to `right`."""

    def __init__(self, first: str, last: str, left: float, right: float) -> None:
        self.first, self.last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
        self.left, self.right = left, right
        self._span = max((self.last - self.first).days, 1)

    def x(self, day: str) -> float:
        """Return where a day lies; what lies outside is put at the edge."""
        passed = (datetime.date.fromisoformat(day) - self.first).days
        return self.left + (self.right - self.left) * min(max(passed / self._span, 0.0), 1.0)

    def ticks(self, most: int = 7) -> Iterator[tuple[str, str]]:
        """Yield days with their names: days, months or years, as the length asks for."""
        step = next((step for step in _DAY_STEPS if self._span / step <= most), None)
        if step is not None:
            for n in range(0, self._span + 1, step):
                day = self.first + datetime.timedelta(days=n)
                yield day.isoformat(), f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if n == 0 else "")
            return
        months = max(1, math.ceil(self._span / 30.4 / most))
        step = next((one for one in (1, 2, 3, 6, 12) if one >= months), 12 * math.ceil(months / 12))
        year, month = self.first.year, 1
        while (year, month) <= (self.last.year, self.last.month):
            if (day := datetime.date(year, month, 1)) >= self.first:
                yield day.isoformat(), str(year) if step >= 12 else f"{_MONTHS[month - 1]} {year}"
            year, month = year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1
