"""The four drawings of the overview, on figures of matplotlib: what is drawn, and what lies at a place of it."""

from collections.abc import Callable
from typing import NamedTuple

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from annotations.model import Credibility
from annotations.session import Overview
from annotations.store import NO_SOURCE
from gui import theme
from gui.words import counted, day, number, tr

CODES = (*map(str, Credibility), "-")
_SOURCES, _ARTICLES, _NAMES, _NAME, _TITLE = 18, 22, 16, 24, 46
_DAYS = 31
_ALONG = 0.4  # of the way from who cites to who is cited


class Target(NamedTuple):
    """What a place of a drawing stands for: a source with a credibility, a source, or an article."""

    kind: str
    id: int
    credibility: str = ""


At = Callable[[float, float], Target | None]
Place = tuple[float, float, float, float]


class Drawing(NamedTuple):
    """A drawing that was made.

    Attributes:
        words: what it shows, for those who do not see it.
        at: gives what lies at a place, in the coordinates of its data.
        cells: what can be gone to by key, row by row.
        places: where the cells stand, in the coordinates of the data: left, bottom, width, height; as in `cells`.
    """

    words: str
    at: At
    cells: tuple[tuple[Target, ...], ...] = ()
    places: tuple[tuple[Place, ...], ...] = ()


def shortened(name: str, limit: int) -> str:
    """Give a name, its end left out where it is long."""
    return name if len(name) <= limit else f"{name[: limit - 1]}…"


def fresh(figure: Figure) -> Axes:
    """Clear a figure, and give its axes in the colours of the theme."""
    now = theme.current()
    figure.clear()
    figure.set_facecolor(now.page.name())
    axes = figure.add_subplot()
    axes.set_facecolor(now.page.name())
    axes.tick_params(colors=now.ink.name(), length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return axes


def nothing(axes: Axes, words: str) -> Drawing:
    """Say that there is nothing to draw."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", color=theme.current().quiet.name(), wrap=True)
    return Drawing(words, lambda _x, _y: None)


def source_name(overview: Overview, source_id: int) -> str:
    """Give the name of a source, with its reliability."""
    if source_id == NO_SOURCE:
        return tr("no source")
    source = overview.sources[source_id]
    code = f"  ({source.reliability})" if source.reliability else ""
    return f"{shortened(source.name, _NAME)}{code}"


def matrix(figure: Figure, overview: Overview) -> Drawing:
    """Draw how many claims each source takes part in, by credibility."""
    axes, now = fresh(figure), theme.current()
    rows = overview.leading(_SOURCES)
    if not rows:
        return nothing(axes, tr("No claims yet."))
    found = {(cell.source_id, cell.credibility): cell.claims for cell in overview.matrix}
    values = [[found.get((row, code), 0) for code in CODES] for row in rows]
    most = max(map(max, values))
    colours = LinearSegmentedColormap.from_list("claims", [now.page.name(), now.accent.name()])
    axes.imshow(values, cmap=colours, vmin=0, vmax=most, aspect="auto")
    axes.set_xticks(range(len(CODES)), [code if code != "-" else tr("not rated") for code in CODES])
    axes.set_yticks(range(len(rows)), [source_name(overview, row) for row in rows])
    axes.xaxis.tick_top()
    axes.set_xticks([at - 0.5 for at in range(1, len(CODES))], minor=True)
    axes.set_yticks([at - 0.5 for at in range(1, len(rows))], minor=True)
    axes.grid(which="minor", color=now.line.name(), linewidth=0.8)
    axes.tick_params(which="minor", length=0)
    for y, line in enumerate(values):
        for x, n in enumerate(line):
            if n:
                shown = colours(n / most)
                axes.text(x, y, number(n), ha="center", va="center", color=readable(to_hex(shown)))
    cells = tuple(tuple(Target("cell", row, code) for code in CODES) for row in rows)
    said = [
        f"{source_name(overview, row)}: "
        + ", ".join(
            f"{code if code != '-' else tr('not rated')} {number(n)}" for code, n in zip(CODES, line, strict=True) if n
        )
        for row, line in zip(rows, values, strict=True)
    ]

    def at(x: float, y: float) -> Target | None:
        column, row = round(x), round(y)
        return cells[row][column] if 0 <= row < len(cells) and 0 <= column < len(CODES) else None

    places = tuple(tuple((x - 0.5, y - 0.5, 1.0, 1.0) for x in range(len(CODES))) for y in range(len(rows)))
    return Drawing("; ".join(said), at, cells, places)


def readable(background: str) -> str:
    """Give the ink that stands out more on a colour, 4.5:1 at least (WCAG 2.2, relative luminance)."""
    dark, light = "#000000", "#FFFFFF"
    here = _luminance(background) + 0.05
    return dark if here / (_luminance(dark) + 0.05) > (_luminance(light) + 0.05) / here else light


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def over_time(figure: Figure, overview: Overview) -> Drawing:
    """Draw how many claims the articles of each day, or month where there are many days, hold."""
    axes, now = fresh(figure), theme.current()
    if not overview.days:
        return nothing(axes, tr("No article with claims has a date of publication."))
    by_month = len(overview.days) > _DAYS
    found: dict[str, list[int]] = {}
    for one in overview.days:
        key = one.date[:7] if by_month else one.date
        both = found.setdefault(key, [0, 0])
        both[0] += one.rated
        both[1] += one.unrated
    labels = [key if by_month else day(key) for key in found]
    rated, unrated = ([pair[which] for pair in found.values()] for which in (0, 1))
    places = range(len(labels))
    axes.bar(places, rated, color=now.accent.name(), label=tr("rated"))
    axes.bar(
        places,
        unrated,
        bottom=rated,
        color=now.line.name(),
        hatch="//",
        edgecolor=now.quiet.name(),
        label=tr("not rated"),
    )
    step = max(1, len(labels) // 16)
    axes.set_xticks(places[::step], labels[::step], rotation=45, ha="right")
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.set_ylabel(tr("Claims"), color=now.ink.name())
    axes.legend(facecolor=now.page.name(), edgecolor=now.line.name(), labelcolor=now.ink.name())
    said = "; ".join(f"{label}: {counted('claim', a + b)}" for label, a, b in zip(labels, rated, unrated, strict=True))
    return Drawing(said, lambda _x, _y: None)


def citing(figure: Figure, overview: Overview) -> Drawing:
    """Draw who passes on what whom says: arrows from who passes on to who is cited."""
    axes, now = fresh(figure), theme.current()
    axes.set_axis_off()
    if not overview.citing:
        return nothing(axes, tr("No claim has a chain yet: nobody passes on what another one says."))
    graph = nx.DiGraph()
    for one in overview.citing:
        if len(graph) < _NAMES or {one.by_id, one.of_id} <= set(graph):
            graph.add_edge(one.by_id, one.of_id, claims=one.claims)
    places = nx.multipartite_layout(_layered(graph), subset_key="layer", align="vertical")
    most = max(claims for _, _, claims in graph.edges(data="claims"))
    boxes = {}
    for source_id, (x, y) in places.items():
        source = overview.sources[source_id]
        box = {"boxstyle": "round,pad=0.4", "facecolor": now.page.name(), "linewidth": 1.8}
        box["edgecolor"] = now.source(source.colour).name()
        look = {"ha": "center", "va": "center", "color": now.ink.name(), "bbox": box}
        # Twice: unseen under the arrows, which end at its edge, and over those that pass by.
        unseen = axes.text(x, y, shortened(source.name, _NAME), zorder=3, alpha=0.0, **look)
        axes.text(x, y, shortened(source.name, _NAME), zorder=5, **look)
        boxes[source_id] = unseen.get_bbox_patch()
    for by, of, claims in graph.edges(data="claims"):
        (x0, y0), (x1, y1) = places[by], places[of]
        arrow = {"arrowstyle": "-|>", "color": now.quiet.name(), "connectionstyle": "arc3,rad=0.05"}
        ends = {"patchA": boxes[by], "patchB": boxes[of], "shrinkA": 2, "shrinkB": 3, "lw": 0.8 + 3 * claims / most}
        axes.annotate("", (x1, y1), (x0, y0), arrowprops={**arrow, **ends}, zorder=4)
        axes.text(
            x0 + (x1 - x0) * _ALONG,
            y0 + (y1 - y0) * _ALONG,
            number(claims),
            color=now.ink.name(),
            fontsize=8,
            ha="center",
            va="center",
            bbox={"boxstyle": "round,pad=0.15", "facecolor": now.page.name(), "edgecolor": "none"},
            zorder=4.5,
        )
    if left := len(overview.citing) - graph.number_of_edges():
        words = tr("%Ln pairs with fewer claims are not drawn", left)
        axes.text(0, 0, words, transform=axes.transAxes, color=now.quiet.name(), ha="left", va="bottom")
    axes.margins(0.2)
    axes.update_datalim(list(places.values()))
    axes.autoscale_view()
    said = "; ".join(
        tr("{by} cites {of}: {claims}", by=_plain(overview, by), of=_plain(overview, of), claims=counted("claim", n))
        for by, of, n in graph.edges(data="claims")
    )

    wide, high = (abs(b - a) for a, b in (axes.get_xlim(), axes.get_ylim()))
    around = {one: (x - wide * 0.09, y - high * 0.045, wide * 0.18, high * 0.09) for one, (x, y) in places.items()}

    def at(x: float, y: float) -> Target | None:
        near = min(places, key=lambda one: ((places[one][0] - x) / wide) ** 2 + ((places[one][1] - y) / high) ** 2)
        left, bottom, width, height = around[near]
        return Target("source", near) if left < x < left + width and bottom < y < bottom + height else None

    order = sorted(places, key=lambda one: (places[one][0], -places[one][1]))
    cells = tuple((Target("source", one),) for one in order)
    return Drawing(said, at, cells, tuple((around[one],) for one in order))


def _plain(overview: Overview, source_id: int) -> str:
    return overview.sources[source_id].name


def _layered(graph: nx.DiGraph) -> nx.DiGraph:
    """Give each source its layer: those that are cited alone last, and before each who passes it on."""
    loose = nx.condensation(graph)  # sources that cite each other are one there
    depth: dict[int, int] = {}
    for group in reversed(list(nx.topological_sort(loose))):
        depth[group] = 1 + max((depth[following] for following in loose.successors(group)), default=-1)
    deepest = max(depth.values())
    for group, members in loose.nodes(data="members"):
        for member in members:
            graph.nodes[member]["layer"] = deepest - depth[group]
    return graph


def progress(figure: Figure, overview: Overview) -> Drawing:
    """Draw how far each article is, those first in which most is left to do."""
    axes, now = fresh(figure), theme.current()
    rows = sorted(overview.progress, key=lambda one: (-(one.unrated + one.left), -one.rated, one.article_id))[
        :_ARTICLES
    ]
    if not rows:
        return nothing(axes, tr("No articles yet."))
    places = range(len(rows))
    parts = (
        (tr("rated"), [one.rated for one in rows], now.accent.name(), ""),
        (tr("not rated"), [one.unrated for one in rows], now.line.name(), "//"),
        (tr("suggestions left"), [one.left for one in rows], now.page.name(), ".."),
    )
    so_far = [0] * len(rows)
    for label, values, colour, hatch in parts:
        axes.barh(places, values, left=so_far, color=colour, hatch=hatch, edgecolor=now.quiet.name(), label=label)
        so_far = [a + b for a, b in zip(so_far, values, strict=True)]
    axes.set_yticks(places, [shortened(one.title, _TITLE) for one in rows])
    axes.invert_yaxis()
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlim(0, max(1, *so_far) * 1.02)
    axes.legend(facecolor=now.page.name(), edgecolor=now.line.name(), labelcolor=now.ink.name(), loc="lower right")
    said = "; ".join(
        f"{one.title}: {tr('{done} of %Ln claims rated', one.rated + one.unrated, done=number(one.rated))}"
        for one in rows
    )
    cells = tuple((Target("article", one.article_id),) for one in rows)

    def at(_x: float, y: float) -> Target | None:
        row = round(y)
        return cells[row][0] if 0 <= row < len(cells) else None

    right = axes.get_xlim()[1]
    return Drawing(said, at, cells, tuple(((0.0, row - 0.5, right, 1.0),) for row in places))


def frame(axes: Axes, place: Place) -> Rectangle:
    """Draw a frame round what the keyboard stands on."""
    left, bottom, width, height = place
    ink = theme.current().ink.name()
    rectangle = Rectangle(
        (left, bottom), width, height, fill=False, edgecolor=ink, linewidth=2.0, clip_on=False, zorder=6
    )
    axes.add_patch(rectangle)
    return rectangle
