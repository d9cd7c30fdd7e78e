"""The text of a document: its paragraphs with numbers, each number marked as what became of it."""

import streamlit as st

from pages.parts.figures import count, shown
from pages.parts.marked import marked_text
from pages.parts.view import View
from pages.upload.prose import words as prose_words
from pages.upload.prose.numbers import COLOURS, FLAGGED, SIGNS, STATES, Block, Findings, Number

HEIGHT = 560
LONGEST_HEADING = 140
MOST_IN_SIGHT, MOST_SHOWN = 30, 300
LONGEST = 1200  # of a paragraph that is shown whole


def legend(view: View, findings: Findings) -> str:
    """What the marks mean; those that no number bears are not named."""
    return " ".join(
        f":{COLOURS[state]}-background[{SIGNS[state]} {view.say(prose_words.STATES[state])}]"
        for state in (*STATES, FLAGGED)
        if findings.of(state)
    )


def marked_paragraphs(view: View, findings: Findings) -> None:
    """The paragraphs that hold numbers, the heading they stand under above them; a long document's rest folded away."""
    say = view.say
    st.markdown(f"**{say(prose_words.TEXT)}**")
    paragraphs = _paragraphs(findings)
    if not paragraphs:
        st.markdown(f":small[:gray[{say(prose_words.NO_NUMBERS)}]]")
        return
    with st.container(height=HEIGHT if len(paragraphs) > 4 else "content", border=True, gap="small"):
        st.markdown(_markdown(view, findings, paragraphs[:MOST_IN_SIGHT]))
        rest = paragraphs[MOST_IN_SIGHT:MOST_SHOWN]
        if rest:
            with st.expander(say(prose_words.MORE_PARAGRAPHS, count=count(view, len(rest)))):
                st.markdown(_markdown(view, findings, rest))
        left = len(paragraphs) - MOST_SHOWN
        if left > 0:
            st.markdown(f":small[:gray[{say(prose_words.CUT_PARAGRAPHS, count=count(view, left))}]]")


def _paragraphs(findings: Findings) -> list[tuple[Block | None, Block, list[Number]]]:
    """(Heading, paragraph, its numbers), in their order; the heading only where it is another than before."""
    by_paragraph: dict[int, list[Number]] = {}
    for one in findings.numbers:
        by_paragraph.setdefault(one.row["paragraph"], []).append(one)
    heading: Block | None = None
    paragraphs = []
    for block in findings.blocks:
        if block.number in by_paragraph:
            paragraphs.append((heading, block, by_paragraph[block.number]))
            heading = None
        elif block.kind == "heading":
            heading = block
    return paragraphs


def _markdown(view: View, findings: Findings, paragraphs: list[tuple[Block | None, Block, list[Number]]]) -> str:
    lines = []
    for heading, block, numbers in paragraphs:
        if heading:
            lines.append(f":small[:gray[**{shown(_cut(findings.text[heading.start : heading.end]))}**]]")
        name = view.say(prose_words.PARAGRAPH, number=block.number)
        marks = [one.mark() for one in numbers]
        text = marked_text(findings.text, block.start, block.end, marks, LONGEST)
        lines.append(f":small[:gray[{name}]] {text}")
    return "\n\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_HEADING else text[:LONGEST_HEADING].rsplit(" ", 1)[0] + " …"


def marked_sentence(findings: Findings, one: Number, longest: int = 0) -> str:
    """The sentence of a number, the number alone marked."""
    start, end = one.row["sentence"]
    return marked_text(findings.text, start, end, [one.mark(is_strong=True)], longest)
