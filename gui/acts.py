"""Every act: its words, its menu, its keys. Menus, toolbar, list of keys and palette are made from this table."""

from typing import NamedTuple

from gui.words import marked


class Act(NamedTuple):
    """One act.

    Attributes:
        name: the window's method that does it.
        under: the menu inside the menu where it stands.
        page: acts while the page has the focus alone (Tab, Enter, Backspace mean other things elsewhere).
        always: acts also where no project is open.
        writes: changes the project, so not where that is open to look at alone.
    """

    name: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    page: bool = False
    always: bool = False
    under: str = ""
    writes: bool = False


def _edge(name: str, words: str, key: str) -> Act:
    return Act(name, words, "Claim", (key,), page=True, under="Edges", writes=True)


ACTS: tuple[Act, ...] = (
    Act("new_project", "New project…", "File", ("Ctrl+N",), always=True),
    Act("ask_open_project", "Open project…", "File", ("Ctrl+O",), always=True),
    Act("try_sample", "Try the sample", "File", always=True),
    Act("", "", "File"),
    Act("ask_import", "Import articles…", "File", ("Ctrl+I",), writes=True),
    Act("ask_address", "Import from an address…", "File", ("Ctrl+U",), writes=True),
    Act("ask_paste", "Paste an article…", "File", ("Ctrl+Shift+V",), writes=True),
    Act("edit_article", "Article details…", "File", ("Ctrl+Shift+I",), writes=True),
    Act("update_article", "New version of the article from a file…", "File", writes=True),
    Act("delete_article", "Delete article", "File", writes=True),
    Act("", "", "File"),
    Act("ask_export", "Export to CSV…", "File", ("Ctrl+E",)),
    Act("save_pdf", "Save the article as PDF…", "File", ("Ctrl+Shift+E",)),
    Act("print_article", "Print the article…", "File", ("Ctrl+P",)),
    Act("save_copy", "Save a copy…", "File", ("Ctrl+Shift+S",)),
    Act("show_backups", "Backups…", "File"),
    Act("close_project", "Close project", "File", ("Ctrl+W",)),
    Act("quit", "Quit", "File", ("Ctrl+Q",), always=True),
    Act("undo", "Undo", "Edit", ("Ctrl+Z",), writes=True),
    Act("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), writes=True),
    Act("", "", "Edit"),
    Act("copy", "Copy", "Edit", ("Ctrl+C",), page=True),
    Act("copy_citation", "Copy the claim as citation", "Edit", ("Ctrl+Shift+C",)),
    Act("grow_selection", "Grow the selection: word, sentence, paragraph", "Edit", (".",), page=True),
    Act("shrink_selection", "Shrink the selection again", "Edit", (",",), page=True),
    Act("", "", "Edit"),
    Act("find", "Search all articles and claims", "Edit", ("Ctrl+F",)),
    Act("show_palette", "Find an act…", "Edit", ("Ctrl+Shift+P",), always=True),
    Act("", "", "Edit"),
    Act("name_analyst", "Analyst's name…", "Edit", always=True),
    Act("preferences", "Preferences…", "Edit", ("Ctrl+,",), always=True),
    Act("show_overview", "Overview…", "View", ("Ctrl+Shift+O",)),
    Act("show_history", "History…", "View", ("Ctrl+Shift+Y",)),
    Act("focus_source", "Focus on one source", "View", ("F",)),
    Act("toggle_legend", "Legend", "View", ("L",)),
    Act("", "", "View"),
    Act("larger", "Larger text", "View", ("Ctrl++", "Ctrl+=")),
    Act("smaller", "Smaller text", "View", ("Ctrl+-",)),
    Act("usual_size", "Usual size", "View", ("Ctrl+0",)),
    Act("", "", "View"),
    Act("next_pane", "Next pane", "View", ("F6",)),
    Act("previous_pane", "Previous pane", "View", ("Shift+F6",)),
    Act("next_article", "Next article", "View", ("Ctrl+PgDown",)),
    Act("previous_article", "Previous article", "View", ("Ctrl+PgUp",)),
    Act("highlight", "Make a claim of the selection", "Claim", ("H",), writes=True),
    Act("highlight_exactly", "Make a claim, to the character", "Claim", ("Ctrl+H",), writes=True),
    Act("add_passage", "Add the selection to the claim", "Claim", ("Shift+H",), writes=True),
    Act("take_passage", "Take the selection out of the claim", "Claim", ("Ctrl+Shift+H",), writes=True),
    Act("", "", "Claim"),
    Act("next_claim", "Next claim", "Claim", ("J",)),
    Act("previous_claim", "Previous claim", "Claim", ("K",)),
    Act("next_here", "Next claim at this place", "Claim", ("O",)),
    Act("next_unrated", "Next claim not rated yet", "Claim", ("U",)),
    Act("", "", "Claim"),
    Act("pick_source", "Source…", "Claim", ("S",), writes=True),
    Act("pick_next_step", "Source, next step of the chain…", "Claim", ("Shift+S",), writes=True),
    Act("source_from_words", "Source from the words under the cursor", "Claim", ("M",), writes=True),
    Act("next_step_from_words", "Next step from the words under the cursor", "Claim", ("Shift+M",), writes=True),
    Act("rate", "Rate…", "Claim", ("R",), writes=True),
    Act("pick_confirmation", "Name who confirms it…", "Claim", ("Shift+R",), writes=True),
    Act("next_quotation", "Quotation: direct, indirect, mixed", "Claim", ("Q",), writes=True),
    Act("pick_tag", "Tag…", "Claim", ("T",), writes=True),
    Act("write_note", "Note", "Claim", ("N",), writes=True),
    Act("", "", "Claim"),
    _edge("end_right", "Move its end a word right", "Alt+Right"),
    _edge("end_left", "Move its end a word left", "Alt+Left"),
    _edge("start_right", "Move its start a word right", "Alt+Shift+Right"),
    _edge("start_left", "Move its start a word left", "Alt+Shift+Left"),
    _edge("end_sentence_down", "Move its end a sentence down", "Alt+Down"),
    _edge("end_sentence_up", "Move its end a sentence up", "Alt+Up"),
    _edge("start_sentence_down", "Move its start a sentence down", "Alt+Shift+Down"),
    _edge("start_sentence_up", "Move its start a sentence up", "Alt+Shift+Up"),
    _edge("end_paragraph_down", "Move its end a paragraph down", "Alt+PgDown"),
    _edge("end_paragraph_up", "Move its end a paragraph up", "Alt+PgUp"),
    _edge("start_paragraph_down", "Move its start a paragraph down", "Alt+Shift+PgDown"),
    _edge("start_paragraph_up", "Move its start a paragraph up", "Alt+Shift+PgUp"),
    Act("tag_alike", "Tag the same words everywhere…", "Claim", ("Ctrl+Shift+A",), writes=True),
    Act("split_claim", "Split the claim at the cursor", "Claim", ("X",), writes=True),
    Act("join_claims", "Join the claim with the next, or those selected", "Claim", ("Shift+X",), writes=True),
    Act("", "", "Claim"),
    Act("show_orphans", "Claims without a place…", "Claim", writes=True),
    Act("show_claim_history", "History of the claim…", "Claim", ("Y",)),
    Act("delete_claim", "Delete claim", "Claim", ("Del",), writes=True),
    Act("suggest_here", "Suggest claims in this article", "Suggestions", ("Ctrl+G",), writes=True),
    Act("suggest_all", "Suggest claims in all articles", "Suggestions", ("Ctrl+Shift+G",), writes=True),
    Act("cancel_suggesting", "Cancel", "Suggestions", writes=True),
    Act("show_suggestions", "How good are they?…", "Suggestions"),
    Act("", "", "Suggestions"),
    Act("next_suggestion", "Next suggestion", "Suggestions", ("Tab",), page=True),
    Act("previous_suggestion", "Previous suggestion", "Suggestions", ("Shift+Tab",), page=True),
    Act("enter", "Accept (on a selection: make a claim)", "Suggestions", ("Return", "Enter"), page=True, writes=True),
    Act("reject", "Reject", "Suggestions", ("Backspace",), page=True, writes=True),
    Act("edit_suggestion", "Edit before accepting", "Suggestions", ("E",), writes=True),
    Act("accept_above", "Accept all above the score", "Suggestions", ("Ctrl+Return", "Ctrl+Enter"), writes=True),
    Act("review_list", "Review them in a list…", "Suggestions", ("Ctrl+Shift+R",)),
    Act("why_nothing", "Why is there nothing here?", "Suggestions", ("W",)),
    Act("leave", "Choose nothing", "Claim", ("Esc",), page=True),
    Act("show_guide", "Guide", "Help", ("Shift+F1",), always=True),
    Act("show_news", "What's new", "Help", always=True),
    Act("show_keys", "Keys", "Help", ("F1",), always=True),
    Act("show_code", "The Admiralty code", "Help", always=True),
    Act("show_about", "About Sorotan", "Help", always=True),
)
MENUS = ("File", "Edit", "View", "Claim", "Suggestions", "Help")
NUMBERS = tuple("1234567890")


def number_acts() -> list[Act]:
    """Give the acts of the number keys: the first ten sources, with Shift as the next step of the chain."""
    return [
        act
        for place, key in enumerate(NUMBERS, 1)
        for act in (
            Act(f"source_{place}", marked("Source {place} of the list"), "Claim", (key,), writes=True),
            Act(
                f"step_{place}",
                marked("Source {place} of the list as next step of the chain"),
                "Claim",
                (f"Shift+{key}",),
                writes=True,
            ),
        )
    ]
