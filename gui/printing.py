"""An article with its claims on paper: printed, or saved as PDF. Marked in the text by number, listed after it."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from annotations.errors import Problem
from annotations.model import Article, Claim, Source
from gui import theme
from gui.card import through
from gui.words import day, tr

_POINTS = 11.0


def annotated(
    article: Article, text: str, claims: Sequence[Claim], sources: Mapping[int, Source], history_head: str
) -> str:
    """Give an article as HTML: its head, its words with the claims tinted and numbered, and the list of the claims.

    Args:
        claims: of the article, in text order; the number of each is its place in that order.
        sources: of the project, by id.
        history_head: hash of the last entry of the project's history, to say which state this is.
    """
    first, _, rest = text.partition("\n")
    titled = first.strip() == article.title.strip()
    head = [f"<h1>{escape(article.title)}</h1>"] if not titled else []
    about = [article.outlet, day(article.published), article.byline, article.url]
    body = _paragraphs(text, claims, lambda claim: _tint(claim, sources), titled=titled)
    facts = f"<p class='quiet'>{' · '.join(escape(part) for part in about if part)}</p>"
    if titled and rest:
        body.insert(1, facts)
    else:
        head.append(facts)
    parts = [_STYLE, *head, *body]
    if claims:
        parts.append(f"<hr><h2>{tr('Claims')}</h2>")
        parts += [_listed(number, claim, sources) for number, claim in enumerate(claims, 1)]
    parts.append(f"<p class='quiet'>{tr('State of the project: {hash}', hash=history_head)}</p>")
    return "\n".join(parts)


_STYLE = """<style>
h1 { font-size: 18pt; margin-bottom: 2pt; } h2 { font-size: 13pt; margin-top: 18pt; }
p { margin-bottom: 6pt; } .quiet { color: #5F6670; font-size: 9pt; } sup { font-size: 11pt; font-weight: bold; }
</style>"""


def _tint(claim: Claim, sources: Mapping[int, Source]) -> str:
    source = sources.get(claim.chain[0].source_id or 0) if claim.chain else None
    tint, share = theme.LIGHT.source(source.colour if source else -1), 0.18
    mixed = (round(255 - share * (255 - part)) for part in (tint.red(), tint.green(), tint.blue()))
    return QColor(*mixed).name()


def _paragraphs(text: str, claims: Sequence[Claim], tint: Callable[[Claim], str], *, titled: bool) -> list[str]:
    """Give the text as paragraphs, each claim tinted, the innermost on top, and its number where it ends."""
    events: list[tuple[int, int, int]] = []  # position, 0 for an end and 1 for a start, number
    for number, claim in enumerate(claims, 1):
        events += [event for span in claim.spans for event in ((span.start, 1, number), (span.end, 0, number))]
    events.sort()
    ends = {number: claim.spans[-1].end for number, claim in enumerate(claims, 1)}
    out: list[str] = []
    active: list[int] = []
    at = 0

    def words(until: int) -> None:
        if until > at:
            pieces = escape(text[at:until]).split("\n")
            colour = tint(claims[active[-1] - 1]) if active else ""
            tinted = [
                f"<span style='background-color:{colour}'>{one}</span>" if colour and one else one for one in pieces
            ]
            out.append("\n".join(tinted))

    for position, is_start, number in events:
        words(position)
        at = position
        if is_start:
            active.append(number)
        else:
            active.remove(number)
            if ends[number] == position:
                out.append(f"<sup>{number}</sup>")
    words(len(text))
    paragraphs = [one for one in "".join(out).split("\n") if one.strip()]
    marks = ["h1" if titled and place == 0 else "p" for place in range(len(paragraphs))]
    return [f"<{mark}>{one}</{mark}>" for mark, one in zip(marks, paragraphs, strict=True)]


def _listed(number: int, claim: Claim, sources: Mapping[int, Source]) -> str:
    chain = [source for step in claim.chain if (source := sources.get(step.source_id or 0))]
    reliability = claim.reliability or (chain[0].reliability if chain else None)
    code = f"{reliability or '–'}{claim.credibility or '–'}"
    meanings = [tr(one.meaning) for one in (reliability, claim.credibility) if one]
    facts = [
        escape(through([source.name for source in chain])) or tr("no source yet"),
        f"<b>{code}</b> ({escape(', '.join(meanings))})" if meanings else tr("not rated"),
        tr(claim.quotation) if claim.quotation else "",
        *map(escape, claim.tags),
    ]
    note = f"<br><i>{escape(claim.note.strip())}</i>" if claim.note.strip() else ""
    about = " · ".join(fact for fact in facts if fact)
    return f"<p><b>{number}</b>&nbsp; “{escape(' '.join(claim.quote.split()))}”<br>{about}{note}</p>"


def document(html: str) -> QTextDocument:
    """Give HTML as a document for paper, in the reading face."""
    made = QTextDocument()
    made.setDefaultFont(theme.reading_font(_POINTS))
    made.setHtml(html)
    return made


def print_on(device: QPagedPaintDevice, html: str) -> None:
    """Paint the pages on a printer or into a PDF file."""
    device.setPageMargins(QMarginsF(2, 2, 2, 2), QPageLayout.Unit.Millimeter)  # the document brings two centimetres
    document(html).print_(device)


def save_pdf(path: Path, html: str, title: str) -> None:
    """Write a PDF file; an older one stays until the new one is whole.

    Raises:
        Problem: it cannot be written.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(b"")
        writer = QPdfWriter(str(draft))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setTitle(title)
        writer.setCreator("Sorotan")
        print_on(writer, html)
        del writer
        draft.replace(path)
    except OSError as error:
        raise Problem(
            tr("“{path}” could not be written: {error}.", path=path, error=error.strerror or error),
            tr("Choose another folder."),
        ) from error
    finally:
        draft.unlink(missing_ok=True)
