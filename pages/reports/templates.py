"""The templates of the office: handed in, checked, kept, forgotten; and what a template may ask for."""

import pandas as pd
import streamlit as st

from data.decisions import Template
from data.refusals import StoreError
from metrics.registry import KPIS
from pages.parts.figures import shown
from pages.parts.notices import has_seen
from pages.parts.view import View
from pages.reports import words as reports_words

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORGOT, TOLD = "template_forgotten", "template_told"


def templates_part(view: View) -> None:
    """Those that are kept, the form for another, the names there are."""
    say = view.say
    st.subheader(say(reports_words.TEMPLATES), anchor=False)
    st.markdown(f":small[:gray[{say(reports_words.TEMPLATES_TEXT)}]]")
    if told := st.session_state.pop(TOLD, ""):
        st.success(told, icon=":material/check:")
    left, right = st.columns(2, gap="medium")
    with left:
        _saved(view)
    with right:
        _form(view)
    if st.toggle(say(reports_words.REFERENCE), key="template_reference"):
        _reference(view)


def _saved(view: View) -> None:
    say, templates = view.say, view.reader.decisions.templates
    _forgotten(view)
    if not templates:
        st.markdown(say(reports_words.NONE_YET))
    for slug, template in templates.items():
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{shown(template.name)}** :small[:gray[{shown(template.file)}]]")
            with st.container(horizontal=True, gap="small"):
                _download(view, slug, template)
                if st.button(say(reports_words.FORGET), key=f"forget_template_{slug}", icon=":material/delete:"):
                    _forget(view, slug, template)
    st.download_button(
        say(reports_words.START),
        data=_start,
        file_name=say(reports_words.START_NAME),
        mime=WORD_TYPE,
        key="template_start",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _start() -> bytes:
    from reports.document.layout import default_template

    return default_template()


def _download(view: View, slug: str, template: Template) -> None:
    from reports.document.office_templates import template_of

    st.download_button(
        view.say(reports_words.DOWNLOAD),
        data=lambda: template_of(view.store, slug),
        file_name=template.file,
        mime=WORD_TYPE,
        key=f"get_template_{slug}",
        on_click="ignore",
        icon=":material/download:",
    )


def _forget(view: View, slug: str, template: Template) -> None:
    from reports.document.office_templates import remove_template, template_of
    from reports.document.refusals import DocumentError

    try:
        content = template_of(view.store, slug)
    except DocumentError:
        content = b""  # its file is damaged: nothing to keep again
    remove_template(view.store, slug)
    st.session_state[FORGOT] = (template, content)
    _redraw(view)


def _forgotten(view: View) -> None:
    """What was just forgotten can be kept again."""
    template, content = st.session_state.get(FORGOT, (None, b""))
    if template is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(view.say(reports_words.FORGOTTEN, name=shown(template.name)), width="stretch")
        if content and st.button(view.say(reports_words.KEEP), key="keep_template", icon=":material/undo:"):
            st.session_state.pop(FORGOT)
            _save(view, template.name, template.file, content)


def _form(view: View) -> None:
    say = view.say
    with st.form("template_form"):
        name = st.text_input(
            say(reports_words.NAME), key="template_name", max_chars=60, placeholder=say(reports_words.NAME_HINT)
        )
        file = st.file_uploader(say(reports_words.FILE), key="template_file", max_upload_size=20)
        is_sent = st.form_submit_button(say(reports_words.SAVE), key="template_save", icon=":material/save:")
    if is_sent and file is None:
        st.error(say(reports_words.NO_FILE))
    elif is_sent and file is not None:
        _save(view, name, file.name, file.getvalue())


def _save(view: View, name: str, file: str, content: bytes) -> None:
    from reports.document.office_templates import save_template
    from reports.document.refusals import DocumentError

    try:
        save_template(view.store, name, file, content)
    except (DocumentError, StoreError) as error:
        st.error(shown(error.message_vi if view.language == "vi" else error.message_en), icon=":material/error:")
        return
    st.session_state[TOLD] = view.say(reports_words.SAVED, name=shown(" ".join(name.split())))
    st.session_state.pop(FORGOT, None)
    _redraw(view)


def _redraw(view: View) -> None:
    has_seen(view.store)  # our own decision is no news to its writer
    st.rerun()


# -- what may be asked -----------------------------------------------------------------------------------


def _reference(view: View) -> None:
    from reports.document import names

    say, is_english = view.say, view.language == "en"
    st.markdown(f":small[{say(reports_words.CONDITIONS)}]")
    asked = [
        *((name, told[is_english]) for name, told in (names.OF_DOCUMENT | names.OF_BLOCKS).items()),
        *((f"{name}.dossiers", told[is_english]) for name, told in names.OF_SUBJECT.items()),
        *((f"{name}.on_time_rate", told[1 + is_english]) for name, told in names.OF_KPI.items()),
        ("cau.on_time_rate", say(reports_words.SENTENCE_OF)),
    ]
    rows = [{say(reports_words.ASKED): f"{{{{ {name} }}}}", say(reports_words.GIVES): told} for name, told in asked]
    st.dataframe(pd.DataFrame(rows), hide_index=True, height=300)
    kpis = [
        {
            say(reports_words.KPI_ID): kpi.id,
            say(reports_words.MEASURE): kpi.label(view.language),
            say(reports_words.SUBJECT): kpi.subject,
        }
        for kpi in KPIS.values()
    ]
    st.dataframe(pd.DataFrame(kpis), hide_index=True, height=300)
