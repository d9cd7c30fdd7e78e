"""The card of one file: what was recognised, what will change, what is wrong, the one button that writes."""

from typing import Literal

import streamlit as st

from data.accepted import Batch
from data.facts import Problem, Reading
from data.measures import MEASURES
from data.system import account
from loaders.load import Preview
from loaders.registry import find_source
from pages.parts.figures import count, moment, shown
from pages.parts.reason import reason_field
from pages.parts.source_names import source_name
from pages.parts.view import View
from pages.upload import words as upload_words
from pages.upload.changes import changed_table, missing_figures, new_figures
from pages.upload.downloads import problem_downloads
from pages.upload.headlines import headlines_after
from pages.upload.mapping.card import can_be_mapped, map_instead_button, mapping_card, new_layout_line
from pages.upload.prose.card import prose_card
from pages.upload.prose.contradictions import shown_with_text
from pages.upload.prose.numbers import findings_in
from pages.upload.waiting.problems import listed, problem_list, questions
from pages.upload.waiting.session import (
    Waiting,
    agree,
    answer_again,
    drop,
    make_current,
    prepared,
    read_again,
    reason_key,
)
from pages.upload.waiting.texts import days_text, periods_text, place_text, size
from pages.words import NAMED as LAYOUT_NAMED


def file_card(view: View, file: Waiting) -> None:
    """Everything about one file; nothing of it is written until its button is pressed."""
    preview = prepared(view, file)
    if file.note:
        st.warning(file.note[0 if view.language == "vi" else 1], icon=":material/info:")
        file.note = None
    if can_be_mapped(preview) and (file.is_mapping or preview.verdict == "reject"):
        mapping_card(view, file, preview)
        return
    if not preview.reading.source and preview.verdict == "reject":
        _unreadable(view, file, preview)
        return
    new_layout_line(view, file)
    _recognised(view, file, preview)
    if preview.reading.facts:
        _counts(view, preview)
    _loaded_before(view, file, preview)
    questions(view, file, preview)  # what must be done first stands first
    prose_card(view, file, preview)
    headlines_after(view, file, preview)
    # Side by side on a wide screen; at 1366 the changes need the whole width for their last columns.
    width: int | Literal["auto"] = 640 if preview.changed else "auto"
    with st.grid(2 if preview.changed else 1, min_column_width=width, gap="medium"):
        if preview.changed:
            with st.container():
                changed_table(view, preview)
        with st.container():
            map_instead_button(view, file, preview)
            problem_list(view, preview, shown_with_text(file, preview))
    new_figures(view, preview)
    missing_figures(view, preview)
    _decide(view, file, preview)


def queue(view: View, files: list[Waiting]) -> None:
    """Files that wait behind the one being checked, a line each."""
    if not files:
        return
    st.subheader(view.say(upload_words.QUEUE, count=count(view, len(files))), anchor=False)
    for file in files:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            about = view.say(upload_words.SIZE_WAITING, size=size(view, file.content))
            st.markdown(f"**{shown(file.name)}** :small[:gray[{about}]]", width="stretch")
            st.button(
                view.say(upload_words.OPEN_THIS), key=f"open_{file.digest}", on_click=make_current, args=(file.digest,)
            )
            st.button(
                view.say(upload_words.DROP),
                key=f"drop_{file.digest}",
                type="tertiary",
                on_click=drop,
                args=(file.digest,),
            )


# -- a file that cannot be read --------------------------------------------------------------------------


def _unreadable(view: View, file: Waiting, preview: Preview) -> None:
    """One clear card. A file to be mended and a fault of ours never look alike."""
    problem = preview.problems[0]
    if problem.code == "our_fault":
        st.error(
            f"{shown(problem.message(view.language))} {view.say(upload_words.UNTOUCHED)}",
            icon=":material/build:",
            title=view.say(upload_words.OUR_FAULT),
        )
        with st.container(horizontal=True):
            st.button(
                view.say(upload_words.RETRY),
                key="read_again",
                type="primary",
                icon=":material/refresh:",
                on_click=read_again,
                args=(file.digest,),
            )
            _drop_button(view, file)
        return
    with st.container(border=True, gap="small"):
        st.markdown(
            f":orange-badge[{view.say(upload_words.YOUR_FILE_BADGE)}] **{view.say(upload_words.YOUR_FILE)}: "
            f"{shown(file.name)}** :small[:gray[{size(view, file.content)}]]"
        )
        for fault in preview.problems:
            st.markdown(shown(fault.message(view.language)))
        st.markdown(f":small[:gray[{view.say(upload_words.UNTOUCHED)}]]")
        _drop_button(view, file)


def _drop_button(view: View, file: Waiting) -> None:
    st.button(view.say(upload_words.DROP), key="drop_current", on_click=drop, args=(file.digest,))


# -- what was recognised ---------------------------------------------------------------------------------


def _recognised(view: View, file: Waiting, preview: Preview) -> None:
    """Five facts of the file, each with a small line that says how it is known."""
    reading = preview.reading
    facts = reading.facts
    places = list(dict.fromkeys(f.place for f in facts))
    units = {f.unit for f in facts if f.unit}
    labels = {f.period_label for f in facts}
    sheet = reading.notes.get("sheet", "")
    about = {"count": count(view, len(facts)), "size": size(view, file.content), "sheet": shown(sheet)}
    about_file = view.say(upload_words.SHEET if sheet else upload_words.NO_SHEET, **about)
    if len(places) == 1:
        place = place_text(view, places[0])
        place_note = (
            view.say(upload_words.UNITS, count=count(view, len(units))) if units else view.say(upload_words.WHOLE)
        )
    else:
        place = view.say(upload_words.PLACES, count=count(view, len(places)))
        place_note = view.say(upload_words.UNITS, count=count(view, len(units))) if units else ""
    period_note = (
        days_text(view, facts) if len(labels) == 1 else view.say(upload_words.PERIODS, count=count(view, len(labels)))
    )
    unknown, below = view.say(upload_words.NOT_YET), view.say(upload_words.CHOOSE_BELOW)
    with st.container(border=True):
        for column, (title, text, note) in zip(
            st.columns([1.5, 1.1, 1.1, 1, 0.7], gap="medium"),
            (
                (upload_words.FILE, shown(file.name), about_file),
                (upload_words.RECOGNISED, _source(view, reading), _measures(view, facts)),
                (
                    upload_words.PERIOD,
                    periods_text(view, labels) if labels else unknown,
                    period_note if labels else below,
                ),
                (upload_words.PLACE, place if places else unknown, place_note if places else below),
                (upload_words.WHO, shown(account()), f"{view.today:%d/%m/%Y}"),
            ),
        ):
            with column, st.container(gap="xxsmall"):
                st.markdown(f":small[:gray[{view.say(title)}]]")
                st.markdown(f"**{text}**")
                st.markdown(f":small[:gray[{note}]]")


def _source(view: View, reading: Reading) -> str:
    """What a layout is called; the published and the sample figures come in our template."""
    if name := reading.notes.get("layout"):
        return view.say(LAYOUT_NAMED, name=shown(name))
    if source := find_source(reading.source):
        return source.name(view.language).partition(" (")[0]
    return source_name(view, reading.source)


def _measures(view: View, facts: list) -> str:
    labels = list(dict.fromkeys(MEASURES[f.measure].label(view.language) for f in facts))
    if not labels:
        return ""
    return view.say(upload_words.MATCHED, count=count(view, len(labels)))


def _counts(view: View, preview: Preview) -> None:
    """Five counts, each with a word that says what happens to those figures."""
    asks = sum(p.severity == "ask" for p in preview.problems)
    refused = sum(p.severity == "reject" for p in preview.problems)
    last = (
        (upload_words.REFUSED, refused, "red", upload_words.REFUSED_WORD)
        if refused
        else (upload_words.TO_CHOOSE, asks, "red", upload_words.TO_CHOOSE_WORD)
    )
    with st.grid(5, min_column_width=164):
        for title, amount, colour, word in (
            (upload_words.NEW, len(preview.new), "blue", upload_words.NEW_WORD),
            (upload_words.CHANGED, len(preview.changed), "orange", upload_words.CHANGED_WORD),
            (upload_words.UNCHANGED, len(preview.unchanged), "gray", upload_words.UNCHANGED_WORD),
            (upload_words.MISSING, len(preview.missing), "gray", upload_words.MISSING_WORD),
            last,
        ):
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(view.say(title), count(view, amount))
                st.markdown(
                    f":{colour}-badge[{view.say(word)}]"
                    if amount
                    else f":small[:gray[{view.say(upload_words.NONE_WORD)}]]"
                )


def _loaded_before(view: View, file: Waiting, preview: Preview) -> None:
    """The same bytes were loaded before: when, by whom, and what loading them now would change."""
    same = [b for b in view.store.batches() if b.original == file.digest]
    amount = count(view, len(preview.new) + len(preview.changed))
    if preview.already:
        st.info(_before(view, upload_words.ALREADY, preview.already), icon=":material/history:")
    elif preview.is_unchanged and preview.verdict not in ("ask", "reject"):
        st.info(view.say(upload_words.NOTHING_NEW), icon=":material/history:")
    elif same:
        sentence = upload_words.ALREADY_BUT if same[-1].is_live else upload_words.ALREADY_OUT
        st.info(_before(view, sentence, same[-1], count=amount), icon=":material/history:")


def _before(view: View, sentence, batch: Batch, **values) -> str:
    return view.say(sentence, when=moment(batch.time), who=shown(batch.who), batch=batch.id, **values)


# -- deciding --------------------------------------------------------------------------------------------


def _decide(view: View, file: Waiting, preview: Preview) -> None:
    """The one primary button, which says how many figures it writes; dropping the file; its problems."""
    amount = len(preview.new) + len(preview.changed)
    asks = sum(p.severity == "ask" for p in preview.problems)
    problems = listed(preview)
    if preview.verdict == "reject":
        note = view.say(upload_words.REFUSED_NOTE)
    elif asks:
        note = view.say(upload_words.ANSWER_NOTE, count=count(view, asks))
    else:
        note = view.say(upload_words.UNDO_NOTE) if amount else ""
        warnings = sum(p.severity == "warn" for p in problems)
        if amount and warnings:
            note = view.say(upload_words.WARN_NOTE, count=count(view, warnings), undo=note)
    if preview.approved and preview.verdict not in ("reject", "ask"):
        reason_field(view, preview.approved, reason_key(file.digest), file.lacks_reason)
    # Always in sight, however long the questions and tables above.
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if amount and preview.verdict != "reject":
            st.button(
                view.say(upload_words.CONFIRM, count=count(view, amount)),
                key="confirm",
                disabled=bool(asks),
                type="secondary" if asks else "primary",
                icon=":material/check:",
                on_click=agree,
                args=(view, file.digest, preview),
            )
        _drop_button(view, file)
        st.markdown(f":small[:gray[{note}]]", width="content")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        problem_downloads(view, file, problems, is_workbook=findings_in(file, preview) is None)
        if file.answers:
            st.button(
                view.say(upload_words.CHOOSE_AGAIN),
                key="answer_again",
                type="tertiary",
                icon=":material/undo:",
                on_click=answer_again,
                args=(file.digest,),
            )
    if file.answers:
        st.markdown(f":small[:gray[{view.say(upload_words.CHOSEN, choices=_chosen(view, file))}]]")


def _chosen(view: View, file: Waiting) -> str:
    side = 0 if view.language == "vi" else 1
    texts = []
    for question, choice in file.answers.items():
        problem: Problem = file.asked[question]
        text = problem.choices[choice][side] if choice in problem.choices else choice
        texts.append(f"{problem.locator}: {text}" if problem.locator else text)
    return shown("; ".join(texts))
