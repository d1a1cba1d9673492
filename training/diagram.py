"""The reliability diagram of the scores: mean score against the share that is right, as an SVG picture."""

from collections.abc import Mapping, Sequence

from annotations.evaluate import Bin

_SIDE, _LEFT, _TOP = 320, 64, 20
_COLOURS = ("#0b66a8", "#c2410c", "#0f766e")
_STYLE = (
    "text{font:13px sans-serif;fill:#222}.axis{stroke:#888;fill:none}.even{stroke:#888;stroke-dasharray:4 4}"
    "@media (prefers-color-scheme:dark){text{fill:#ddd}}"
)


def diagram(series: Mapping[str, Sequence[Bin]]) -> str:
    """Give a diagram with a line for each of some bins; a point's area is in proportion to its suggestions.

    Args:
        series: bins by the name of the line, at most three.
    """
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _SIDE + 130} {_TOP + _SIDE + 54}" role="img">',
        f"<title>Mean score and share that is right: {', '.join(series)}</title><style>{_STYLE}</style>",
        f'<rect class="axis" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>',
        f'<line class="even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>',
    ]
    for tenth in range(0, 11, 2):
        at = tenth / 10
        out.append(f'<text x="{_x(at)}" y="{_y(0) + 18}" text-anchor="middle">{at}</text>')
        out.append(f'<text x="{_LEFT - 8}" y="{_y(at) + 4}" text-anchor="end">{at}</text>')
    out.append(f'<text x="{_x(0.5)}" y="{_y(0) + 42}" text-anchor="middle">mean score</text>')
    out.append(f'<text transform="translate(16 {_y(0.5)}) rotate(-90)" text-anchor="middle">share that is right</text>')
    most = max((one.n for bins in series.values() for one in bins), default=1)
    for number, ((name, bins), colour) in enumerate(zip(series.items(), _COLOURS, strict=False)):
        points = [one for one in bins if one.n]
        path = " ".join(f"{_x(one.score)},{_y(one.right)}" for one in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [
            f'<circle cx="{_x(one.score)}" cy="{_y(one.right)}" r="{2 + 10 * (one.n / most) ** 0.5:.1f}" '
            f'fill="{colour}" fill-opacity="0.6"><title>{name}: {one.n} suggestions, mean score {one.score:.3f}, '
            f"{one.right:.3f} right</title></circle>"
            for one in points
        ]
        place = _TOP + 24 + 24 * number
        out.append(f'<rect x="{_x(1) + 14}" y="{place - 11}" width="12" height="12" fill="{colour}"/>')
        out.append(f'<text x="{_x(1) + 32}" y="{place}">{name}</text>')
    return "\n".join([*out, "</svg>", ""])


def _x(value: float) -> float:
    return round(_LEFT + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_TOP + _SIDE * (1 - value), 1)
