"""What each operation means, by example."""

import time

import pytest

from annotations.errors import Problem
from annotations.model import (
    Attribution,
    Changes,
    Counts,
    Credibility,
    Experience,
    HeldBack,
    Learned,
    Lesson,
    Origin,
    Proposal,
    Quotation,
    Reliability,
    SourceKind,
    Span,
    State,
)
from annotations.session import Session
from tests.conftest import TEXT, incoming, span_of
from tests.store.test_steps import PROPOSALS

ANTARA, BNPB, SRI = 1, 2, 3
HEAVY = span_of("300 warga telah diungsikan")
RAIN = span_of("hujan masih akan turun sampai Kamis")
PROPOSAL = Proposal(
    (RAIN,), Quotation.INDIRECT, (span_of("Menurut"),), span_of("BNPB"), "BNPB", SourceKind.GOVERNMENT, score=0.8
)
RELAYED = Proposal(
    (HEAVY,),
    Quotation.INDIRECT,
    (span_of("melaporkan bahwa"),),
    span_of("Sri Wahyuni"),
    "Tono Prasetya",
    SourceKind.PERSON,
    span_of("Antara"),
    "Kantor Berita Antara",
    SourceKind.NEWS_AGENCY,
    score=0.6,
)


def run(session: Session, *proposals: Proposal) -> list[Proposal]:
    """Record a run; give what then waits for a decision."""
    session.record_run(1, "tes", "1", "id", proposals)
    return [one.proposal for one in session.store.suggestions(1)]


# Claims


def test_a_highlight_is_trimmed_joined_and_anchored(session):
    start, end = HEAVY
    (claim_id,) = session.highlight(1, [Span(start + 4, end), Span(start - 1, start + 10)], ["Antara"]).claims
    claim = session.store.claim(claim_id)
    assert claim.spans == (HEAVY,)
    assert claim.quote == "300 warga telah diungsikan"
    assert TEXT.startswith(claim.prefix + claim.quote + claim.suffix, start - len(claim.prefix))
    assert (claim.origin, claim.analyst, claim.score) == (Origin.ANALYST, "ana", None)
    assert [step.source_id for step in claim.chain] == [ANTARA]


def test_a_claim_of_two_passages_keeps_both(session):
    (claim_id,) = session.highlight(1, [RAIN, HEAVY]).claims
    claim = session.store.claim(claim_id)
    assert claim.spans == (HEAVY, RAIN)
    assert claim.quote == "300 warga telah diungsikan […] hujan masih akan turun sampai Kamis"


@pytest.mark.parametrize("span", [Span(44, 45), Span(5, 5), Span(9, 4), Span(-3, 4), Span(0, len(TEXT) + 1)])
def test_a_highlight_of_nothing_or_outside_is_refused(session, rows, span):
    before = rows()
    with pytest.raises(Problem):
        session.highlight(1, [span])
    assert rows() == before


def test_a_source_is_found_by_its_alias_in_any_case_and_a_new_name_makes_one(session):
    (claim_id,) = session.highlight(1, [HEAVY], ["kantor berita  ANTARA", "Warta Bumi"]).claims
    names = [session.store.source(step.source_id).name for step in session.store.claim(claim_id).chain]
    assert names == ["Antara", "Warta Bumi"]


def test_a_source_put_in_place_of_another_keeps_the_words_that_name_it(session, claim):
    mention = span_of("Kantor berita Antara")
    session.set_chain([claim], [Attribution(ANTARA, mention, (span_of("melaporkan"),))])
    session.set_source([claim], BNPB)
    session.set_source([claim], SRI, at=7)
    assert session.store.claim(claim).chain == (
        Attribution(BNPB, mention, (span_of("melaporkan"),)),
        Attribution(SRI, None),
    )
    session.remove_step([claim], 0)
    assert session.store.claim(claim).chain == (Attribution(SRI, None),)


def test_reliability_belongs_to_the_source_and_an_override_to_the_claim(session, claim):
    (other,) = session.highlight(1, [RAIN]).claims
    session.set_source([claim, other], ANTARA)
    session.rate_reliability([claim], Reliability.B)
    assert session.store.source(ANTARA).reliability == "B"
    assert session.store.claim(claim).reliability is None
    session.rate([other], Reliability.D, Credibility.FOUR)
    assert session.store.source(ANTARA).reliability == "B"
    assert (session.store.claim(other).reliability, session.store.claim(other).credibility) == ("D", "4")
    session.rate_reliability([other], Reliability.B)
    assert session.store.claim(other).reliability is None


def test_a_tag_in_another_case_is_the_same_tag(session, claim):
    session.add_tag([claim], "Perlu  cek")
    assert session.add_tag([claim], "PERLU CEK") == Changes()
    assert session.store.claim(claim).tags == ("Perlu cek",)
    session.remove_tag([claim], "perlu cek")
    assert session.store.claim(claim).tags == ()
    with pytest.raises(Problem):
        session.add_tag([claim], " \t")


def test_who_listens_hears_of_a_step_after_it_is_in_the_file(session, project):
    heard = []

    def listen(changes: Changes) -> None:
        with_others = Session.open(project, "budi", read_only=True)
        heard.append((changes, len(with_others.store.claim_ids())))
        with_others.close()

    session.subscribe(listen)
    session.highlight(1, [HEAVY])
    session.undo()
    assert [(one.step, n) for one, n in heard] == [("Highlight claim", 1), ("Undo Highlight claim", 0)]
    assert heard[0][0].claims == {1}
    assert heard[0][0].pages == {1}


@pytest.mark.parametrize("descending", [False, True])
def test_no_basis_to_judge_is_not_sorted_as_the_worst(session, descending):
    quotes = {}
    words = ("Retakan", "muncul", "Senin", "malam", "juru")
    for word, letter, digit in zip(words, "FEAB", "6512", strict=False):
        (claim_id,) = session.highlight(1, [span_of(word)]).claims
        session.rate([claim_id], Reliability(letter), Credibility(digit))
        quotes[claim_id] = f"{letter}{digit}"
    (claim_id,) = session.highlight(1, [span_of(words[4])]).claims
    quotes[claim_id] = ""
    ranked = ["A1", "B2", "E5"]
    wanted = [*(reversed(ranked) if descending else ranked), "F6", ""]
    for sort in ("reliability", "credibility"):
        assert [quotes[i] for i in session.store.claim_ids(sort=sort, descending=descending)] == wanted


# Sources


def test_a_new_name_leaves_the_old_one_as_an_alias(session):
    session.rename_source(ANTARA, "LKBN Antara")
    assert session.store.source_named("antara") == ANTARA
    source = session.store.source(BNPB)
    session.edit_source(BNPB, name="Badan Bencana", kind=source.kind, reliability=None, aliases=[], note="")
    assert session.store.source_named("BNPB") == BNPB
    assert session.store.source(BNPB).aliases == ("BNPB",)


def test_a_name_has_one_owner(session):
    with pytest.raises(Problem, match="is a name of Antara already"):
        session.add_source("kantor berita antara")
    with pytest.raises(Problem, match="is a name of Antara already"):
        session.add_alias(BNPB, "ANTARA")


def test_merged_sources_leave_their_names_and_stand_once_in_a_chain(session, claim):
    session.set_chain([claim], [Attribution(SRI), Attribution(BNPB), Attribution(ANTARA)])
    session.merge_sources(ANTARA, [BNPB, SRI])
    assert [step.source_id for step in session.store.claim(claim).chain] == [ANTARA]
    for name in ("BNPB", "Badan Nasional Penanggulangan Bencana", "Sri Wahyuni"):
        assert session.store.source_named(name) == ANTARA
    assert [source.id for source in session.store.sources()] == [ANTARA]
    session.undo()
    assert [step.source_id for step in session.store.claim(claim).chain] == [SRI, BNPB, ANTARA]


def test_a_source_that_is_used_is_not_deleted(session, claim):
    session.set_source([claim], ANTARA)
    with pytest.raises(Problem, match="Antara is used"):
        session.delete_sources([ANTARA])
    session.delete_sources([BNPB])
    assert session.store.source_named("BNPB") is None


# Suggestions


def test_accepting_makes_the_claim_with_all_that_the_suggestion_holds(session):
    run(session, RELAYED)
    (claim_id,) = session.accept([1]).claims
    claim = session.store.claim(claim_id)
    assert (claim.quote, claim.quotation) == ("300 warga telah diungsikan", "indirect")
    assert (claim.origin, claim.pipeline, claim.score) == (Origin.SUGGESTION, "tes 1", 0.6)
    first, second = claim.chain
    assert session.store.source(first.source_id).name == "Tono Prasetya"
    assert session.store.source(first.source_id).kind == SourceKind.PERSON
    assert (first.mention, first.cue) == (RELAYED.mention, RELAYED.cue)
    assert (second.source_id, second.mention) == (ANTARA, RELAYED.via)
    assert (claim.reliability, claim.credibility) == (None, None)
    suggestion = session.store.suggestion(1)
    assert (suggestion.state, suggestion.decided_by, suggestion.claim_id) == (State.ACCEPTED, "ana", claim_id)


@pytest.mark.parametrize(
    ("said", "known", "kind", "lasting"),
    [
        ("Зеленський", "Zelenskiy", SourceKind.PERSON, True),
        ("Kantor Berita Pusat Korea", "KCNA", SourceKind.NEWS_AGENCY, True),
        ("Volodymyr Zelensky", "Zelenskiy", SourceKind.PERSON, False),
    ],
)
def test_another_spelling_means_the_source_that_is_there_and_becomes_its_alias(session, said, known, kind, lasting):
    (source_id,) = session.add_source(known, kind).sources
    proposal = Proposal((RAIN,), Quotation.INDIRECT, source=said, kind=kind, score=0.5)
    run(session, proposal)
    assert session.linked(proposal).id == source_id
    (claim_id,) = session.accept([1]).claims
    assert [step.source_id for step in session.store.claim(claim_id).chain] == [source_id]
    assert (said in session.store.source(source_id).aliases) == lasting
    session.undo()
    assert session.store.source(source_id).aliases == ()
    assert session.linked(proposal).id == source_id


def test_a_name_that_the_analyst_typed_means_itself_alone(session):
    (source_id,) = session.add_source("Zelenskiy", SourceKind.PERSON).sources
    run(session, PROPOSAL)
    edited = Proposal((RAIN,), Quotation.INDIRECT, source="Volodymyr Zelensky", kind=SourceKind.PERSON)
    assert session.linked(edited, typed=True) is None
    (claim_id,) = session.accept([1], edited).claims
    (step,) = session.store.claim(claim_id).chain
    assert step.source_id != source_id
    assert session.store.source(step.source_id).name == "Volodymyr Zelensky"


def test_two_suggestions_that_name_a_new_source_differently_make_one(session):
    first = Proposal((RAIN,), Quotation.INDIRECT, source="Sergei Lavrov", kind=SourceKind.PERSON, score=0.5)
    second = Proposal((HEAVY,), Quotation.INDIRECT, source="Sergey Lavrov", kind=SourceKind.PERSON, score=0.5)
    run(session, first, second)
    session.accept_above(0.0)
    assert [source.name for source in session.store.sources()][3:] == ["Sergey Lavrov"]


def test_an_edited_suggestion_keeps_its_score_and_says_that_it_was_edited(session):
    run(session, PROPOSAL)
    edited = Proposal((HEAVY,), Quotation.MIXED, source="Antara")
    (claim_id,) = session.accept([1], edited).claims
    assert session.store.claim(claim_id).quote == "300 warga telah diungsikan"
    assert session.store.claim(claim_id).score == 0.8
    assert session.store.suggestion(1).state == State.EDITED


def test_what_was_rejected_does_not_come_back(session):
    assert run(session, PROPOSAL, RELAYED) == [RELAYED, PROPOSAL]
    session.reject([s.id for s in session.store.suggestions(1) if s.proposal == PROPOSAL])
    assert run(session, PROPOSAL, RELAYED) == [RELAYED]
    nearly = Proposal((Span(RAIN.start + 6, RAIN.end),), Quotation.INDIRECT, (), PROPOSAL.mention, "BNPB")
    assert run(session, nearly) == []
    elsewhere = session.add_articles([incoming(title="Salinan")], twice=True)[0]
    (article_id,) = elsewhere.articles
    session.record_run(article_id, "tes", "1", "id", [PROPOSAL])
    assert session.store.suggestions(article_id) == []
    session.undo()
    session.undo()
    assert run(session, PROPOSAL) == [PROPOSAL]


def test_what_is_a_claim_already_is_not_proposed(session):
    session.highlight(1, [RAIN], ["BNPB"])
    assert run(session, PROPOSAL) == []
    session.undo()
    assert run(session, PROPOSAL) == [PROPOSAL]


def test_a_later_run_supersedes_what_it_does_not_find_and_keeps_what_it_does(session):
    run(session, PROPOSAL)
    assert run(session, PROPOSAL, RELAYED) == [RELAYED, PROPOSAL]
    assert run(session, RELAYED) == [RELAYED]
    assert session.store.suggestion(1).state == State.SUPERSEDED


def test_a_run_that_found_nothing_is_kept(session):
    run(session)
    (last,) = session.store.runs(1)
    assert (last.pipeline, last.version, last.found, last.analyst) == ("tes", "1", 0, "ana")


def test_accept_above_takes_those_alone_and_is_one_step(session):
    run(session, PROPOSAL, RELAYED)
    session.accept_above(0.7)
    assert [claim.quote for claim in session.store.claims_of(1)] == ["hujan masih akan turun sampai Kamis"]
    session.undo()
    session.accept_above(0.6)
    assert len(session.store.claims_of(1)) == 2
    session.undo()
    assert session.store.claims_of(1) == []


def test_a_proposal_outside_the_text_is_left_out(session):
    beyond = Proposal((Span(0, len(TEXT) + 1),), Quotation.INDIRECT)
    assert run(session, beyond, PROPOSAL) == [PROPOSAL]


# Articles


def test_the_same_text_is_noticed_and_can_be_wanted_twice(session):
    changes, (twin,) = session.add_articles([incoming(title="Lagi")])
    assert changes == Changes()
    assert twin.article.id == 1
    changes, twins = session.add_articles([incoming(title="Lagi")], twice=True)
    assert (len(changes.articles), twins) == (1, [])


def test_an_article_that_is_deleted_comes_back_with_its_claims_and_suggestions(session, claim):
    run(session, PROPOSAL)
    session.delete_articles([1])
    assert session.store.articles() == []
    assert session.store.claim_ids() == []
    assert session.store.search("hujan") == []
    session.undo()
    assert session.store.claim(claim).quote == "300 warga telah diungsikan"
    assert [s.proposal for s in session.store.suggestions(1)] == [PROPOSAL]
    assert session.store.search("hujan")


def proposal(words: str, cue: str, source: str, score: float = 0.8) -> Proposal:
    return Proposal((span_of(words),), Quotation.INDIRECT, (span_of(cue),), None, source, score=score)


def decide(session: Session) -> list[int]:
    """Record three suggestions; give their ids in text order."""
    found = [
        proposal("Retakan itu muncul pada Senin malam", "kata", "Sri Wahyuni"),
        proposal("300 warga telah diungsikan", "melaporkan", "Antara"),
        proposal("hujan masih akan turun", "Menurut", "BNPB"),
    ]
    session.record_run(1, "sorotan-rules-id", "0.2", "id", found)
    return [one.id for one in session.store.suggestions(1)]


def test_decisions_teach_cue_and_source_at_once_and_undo_takes_it_back(session):
    first, second, third = decide(session)
    assert session.experience() == Experience()
    session.accept([first])
    session.reject([second])
    edited = session.store.suggestion(third).proposal._replace(source="Antara")
    session.accept([third], edited)
    taught = session.experience()
    assert taught.cues == {"kata": Counts(1, 0), "melaporkan": Counts(0, 1), "menurut": Counts(1, 0)}
    assert taught.sources == {"sri wahyuni": Counts(1, 0), "antara": Counts(0, 1)}
    for _ in range(3):
        session.undo()
    assert session.experience() == Experience()


def test_acceptance_is_counted_by_pipeline(session):
    first, second, _ = decide(session)
    session.accept([first])
    session.reject([second])
    (row,) = session.store.acceptance()
    assert (row.pipeline, row.language, row.accepted, row.edited, row.rejected, row.pending) == (
        "sorotan-rules-id", "id", 1, 0, 1, 1
    )  # fmt: skip
    assert row.share == 0.5


def test_a_lesson_counts_until_it_is_forgotten_and_both_can_be_undone(session):
    first, second, _ = decide(session)
    session.accept([first])
    better = Learned(
        "id", "sorotan-rules-id", Lesson({"base": {"": 0.5}}, (("sebut", "verb"),)),
        HeldBack(0.5, 0.8, 0.5), HeldBack(0.6, 0.9, 0.4), 30, 3,
    )  # fmt: skip
    session.keep_lesson(better)
    assert session.experience().lessons == {"id": better.lesson}
    assert session.experience().cues == {}, "the lesson holds what was decided before it"
    (kept,) = session.store.learned()
    assert (kept.before, kept.after, kept.claims) == (better.before, better.after, 30)
    time.sleep(0.002)  # what is decided counts from the millisecond after the lesson on
    session.reject([second])
    assert session.experience().cues == {"melaporkan": Counts(0, 1)}
    session.forget_lessons()
    assert session.experience().lessons == {}
    assert set(session.experience().cues) == {"kata", "melaporkan"}
    session.undo()
    assert session.experience().lessons == {"id": better.lesson}


def test_cases_hold_what_was_decided_in_a_language(session):
    first, second, _ = decide(session)
    session.accept([first])
    session.reject([second])
    (case,) = session.cases("id")
    assert case.text == TEXT
    assert [(one.spans, one.names) for one in case.claims] == [
        ((span_of("Retakan itu muncul pada Senin malam"),), ("Sri Wahyuni",))
    ]
    assert [one.spans for one in case.rejected] == [(span_of("300 warga telah diungsikan"),)]
    assert list(session.cases("en")) == []


def test_a_source_has_a_note_and_a_colour(session):
    session.note_source(1, "agensi")
    session.recolour_source(1, 5)
    source = session.store.source(1)
    assert (source.note, source.colour) == ("agensi", 5)
    session.undo()
    session.undo()
    assert (session.store.source(1).note, session.store.source(1).colour) != ("agensi", 5)


def test_a_source_and_its_confirmation_need_a_name(session, claim, rows):
    before = rows()
    for act in (lambda: session.add_source(" \n "), lambda: session.confirm([claim], "  ")):
        with pytest.raises(Problem, match="needs a name"):
            act()
    assert rows() == before


def test_what_is_not_known_of_articles_cannot_be_changed_and_a_title_stays(session):
    with pytest.raises(ValueError, match="not editable: colour"):
        session.edit_article(1, colour="red")
    with pytest.raises(Problem, match="needs a title"):
        session.edit_article(1, title=" ")
    assert session.store.article(1).title == "Bendungan Randu Alas Retak"


def test_a_text_without_words_is_refused_and_one_that_is_not_canonical_is_our_mistake(session):
    with pytest.raises(Problem, match="is empty"):
        session.add_articles([incoming(" \n ")])
    with pytest.raises(ValueError, match="not canonical"):
        session.add_articles([incoming("a\r\nb")])
    assert session.store.article_ids() == [1]


def test_a_suggestion_and_a_version_that_are_not_there_are_told(session):
    with pytest.raises(Problem, match="no suggestion 9"):
        session.store.suggestion(9)
    with pytest.raises(LookupError, match="version 9"):
        session.store.version_text(9)


def test_a_search_without_words_finds_nothing(session):
    assert session.store.search("  “ ” ") == []


def test_whom_a_proposal_would_mean_is_told_before_it_is_accepted(session):
    proposal = PROPOSALS[0]
    named = proposal._replace(source="Kantor Berita Antara", kind=SourceKind.NEWS_AGENCY)
    assert session.linked(named).name == "Antara"
    assert session.linked(named._replace(source="Badan yang tak dikenal")) is None
    assert session.linked(named._replace(source="antara"), typed=True).name == "Antara"
    assert session.linked(named._replace(source="Kantor Antara"), typed=True) is None
    assert session.linked(named._replace(source="")) is None
