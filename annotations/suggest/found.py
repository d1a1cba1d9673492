"""What the rules hand on: an attribution before its source is resolved."""

from dataclasses import dataclass, field

from annotations.model import Span


@dataclass(slots=True)
class Found:
    """An attribution before its source is resolved.

    Attributes:
        content, cue: places in the text.
        modifiers: words before the cue that deny or weaken it: *belum* mengatakan, *may* announce.
        mention, via: the words that name the source, and who passes the claim on; None for none.
        strength: 0 to 1, how sure a sign of a claim the cue is, as its list says.
        rule: which rule found it.
        sentence: place of the sentence, or of the sentences that one quotation joins.
        paragraph: number of the paragraph it stands in.
        nested: whether it stands inside a quotation.
        follows: whether a quotation without a cue that stands next may go on with it.
        marks: what the encoder says of it, in log odds by name.
        reading: what of it is the encoder's: claim, source or both; "" where all is as the rules found it.
    """

    content: list[Span]
    cue: list[Span]
    mention: Span | None
    act: str
    strength: float
    rule: str
    sentence: Span
    via: Span | None = None
    paragraph: int = 0
    nested: bool = False
    follows: bool = False
    modifiers: list[Span] = field(default_factory=list)
    marks: tuple[tuple[str, float], ...] = ()
    reading: str = ""

    @property
    def reach(self) -> int:
        """End of the last of its words."""
        others = [span for span in (self.mention, self.via) if span]
        return max(span.end for span in (*self.content, *self.cue, *others))
