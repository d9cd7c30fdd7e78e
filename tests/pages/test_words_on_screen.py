"""No English on the Vietnamese screens, ours or Streamlit's (pages/framework translates that).

Everything a reader can see, hover or have read out is collected in a real browser. A text is foreign when it
holds a word that no Vietnamese syllable can be and that our own Vietnamese does not use, or a word that only
our English uses.
"""

import re

from data.measures import MEASURES
from data.places import PLACES
from loaders.registry import SOURCES
from metrics import registry
from tests.pages.browsing import settled, show, visitor
from tests.pages.sentences import sentences
from tests.pages.told import COLLECT

# Names that are the same in every language.
NAMES = [
    "Facebook",
    "Zalo",
    "Excel",
    "PowerPoint",
    "PNG",
    "Meta",
    "Business",
    "Suite",
    "KPI",
    "API",
    "Windows",
    "UTF",
    "Unicode",
    "TCVN",
    "VNI",
    "English",
    "Online",
    "csv",
    "xlsx",
    "xls",
    "html",
    "eGov",
    "iGate",
    "VNeID",
    "Streamlit",
]

WORD = re.compile(r"[^\W\d_]+")
_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x"
_CODA = "ng|nh|ch|c|m|n|p|t"
_NUCLEUS = (
    "oai|oao|oay|oeo|uay|uya|uye|uoi|uou|ieu|yeu|uyu|"
    "ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y"
)
SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:{_CODA})?", re.IGNORECASE)


def lexicon(language):
    """The words of our own texts in one language, in small letters."""
    texts = [getattr(sentence, language) for sentence in sentences()]
    for kpi in registry.KPIS.values():
        names = (kpi.label, kpi.card_name, kpi.column_name, kpi.wall_name, kpi.chart_name)
        texts += [text(language) for text in (*names, kpi.meaning, kpi.caution)]
    texts += [measure.label(language) for measure in MEASURES.values()]
    texts += [place.name if language == "vi" else place.name_en for place in PLACES.values()]
    texts += [text for source in SOURCES for text in (source.name(language), source.short(language))]
    return {
        word.lower() for text in texts for word in WORD.findall(re.sub(r"\{\w*\}|:[a-z-]+\[|:material/\w+:", " ", text))
    }


SHORT = {"tr"}  # triệu, at the axis of large amounts
VIETNAMESE = lexicon("vi") | SHORT | {name.lower() for name in NAMES}
# Names of places are written without accents in English; such a syllable may be another name (Phường Mỹ Tho).
SYLLABLES_OF_NAMES = {word.lower() for place in PLACES.values() for word in WORD.findall(place.name_en)}
ONLY_ENGLISH = {word for word in lexicon("en") - VIETNAMESE - SYLLABLES_OF_NAMES if word.isascii() and len(word) > 1}


def is_foreign(text):
    """Whether a text holds a word that is not Vietnamese. Abbreviations in capitals are names."""
    for word in WORD.findall(text):
        plain = word.isascii() and not word.isupper() and len(word) > 1 and word.lower() not in VIETNAMESE
        if plain and (word.lower() in ONLY_ENGLISH or not SYLLABLE.fullmatch(word)):
            return True
    return False


def test_our_lexicon_tells_the_languages_apart():
    assert is_foreign("Upload") and is_foreign("Drag and drop files here") and is_foreign("late dossiers")
    assert is_foreign("Chọn options") and is_foreign("Fullscreen")
    assert not is_foreign("Hồ sơ trước hạn") and not is_foreign("Facebook: tiếp cận") and not is_foreign("theo thang")
    assert len(ONLY_ENGLISH) > 300


def test_nothing_is_english(vietnamese_looks, browser, serve, sample_store):
    texts = dict(vietnamese_looks.texts)
    address = serve(sample_store.folder)
    with visitor(browser, address, 1366) as page:
        show(page, address, "so-sanh")
        page.locator("[data-testid=stSelectbox] input").first.click()
        page.keyboard.type("qqq")
        page.wait_for_timeout(300)
        texts |= dict.fromkeys(page.evaluate(COLLECT), "a select box")
        settled(page)
    assert {text: where for text, where in texts.items() if is_foreign(text)} == {}
