"""Vietnamese written in the encodings of the 1990s: TCVN3 (fonts .VnTime), VNI (VNI-Times), CP1258.

Text set in those fonts comes out of a workbook as Western letters: "Tæng céng" (TCVN3) or "Toång coäng" (VNI) for
"Tổng cộng". Which one it was is decided by the words: read as the right one, they are Vietnamese syllables.
"""

import re
import unicodedata
from collections import Counter

_TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ¡¢£¤¥¦§",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ",
    )
)
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323"))
_VNI_ROUND = dict(zip("âáàåãä", ("\u0302", *("\u0302" + t for t in "\u0301\u0300\u0309\u0303\u0323"))))
_VNI_SHORT = dict(zip("êéèúüë", ("\u0306", *("\u0306" + t for t in "\u0301\u0300\u0309\u0303\u0323"))))
_VNI_MARKS = _VNI_TONES | _VNI_ROUND | _VNI_SHORT
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_RHYMES = frozenset(
    re.findall(
        r"\w+",
        """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uc ui um un ung uô uôc uôi uôm uôn uông uôt up ut uâ uân uâng uât uây uê uêch uênh uơ uy uya
uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt
yêu ynh""",
    )
)
_SYLLABLE = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(.+)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = re.compile(r"[^\W\d_]+")
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_SURE, _LIKELY = 0.9, 0.6
_ENOUGH = 3  # words; fewer are asked, unless the fonts of the file say it too

CODINGS = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI", "utf8": "UTF-8"}


def convert(text: str, coding: str) -> str:
    """A text of Western letters as the Vietnamese it was written in. Text that is Unicode already stays."""
    if text.isascii() or _is_unicode(text):
        return text
    if coding == "tcvn3":
        return "".join(_TCVN3.get(letter, letter) for letter in text)
    if coding == "vni":
        return _from_vni(text)
    if coding == "utf8":
        try:
            return unicodedata.normalize("NFC", text.encode("cp1252").decode("utf-8"))
        except UnicodeError:
            return text
    return text


def _is_unicode(text: str) -> bool:
    """Whether a text holds Vietnamese letters that no old encoding shows."""
    return bool(_UNICODE.search(text))


def _from_vni(text: str) -> str:
    letters: list[str] = []
    for letter in text:
        lower = letter.lower()
        last = letters[-1][-1].lower() if letters else ""
        marks = _VNI_MARKS.get(lower)
        takes = {"a": True, "e": lower not in _VNI_SHORT, "o": lower not in _VNI_SHORT}
        if marks and (takes.get(last, False) or (last in "uyươi" and last and lower in _VNI_TONES)):
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + marks)
        else:
            plain = _VNI_LETTERS.get(lower, letter)
            letters.append(plain.upper() if letter.isupper() else plain)
    return "".join(letters)


def is_syllable(word: str) -> bool:
    """Whether a word is spelled like a Vietnamese syllable, its tone where it may stand."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(parts)
    plain = unicodedata.normalize("NFC", _TONES.sub("", parts))
    match = _SYLLABLE.fullmatch(plain)
    if len(tones) > 1 or not match:
        return False
    initial, rhyme = match[1] or "", match[2]
    if initial == "gi" and "i" + rhyme in _RHYMES and rhyme not in _RHYMES:
        rhyme = "i" + rhyme
    is_stopped = rhyme.endswith(("c", "ch", "p", "t"))  # takes sắc and nặng only
    return rhyme in _RHYMES and not (is_stopped and tones and tones[0] not in "\u0301\u0323")


def score(words: Counter, coding: str) -> float:
    """The share of accented words that are Vietnamese syllables once converted; "" keeps them."""
    total = sum(words.values())
    right = sum(count for word, count in words.items() if _reads(convert(word, coding) if coding else word))
    return right / total if total else 1.0


def _reads(text: str) -> bool:
    text = unicodedata.normalize("NFC", text).strip("“”‘’–…")
    parts = _WORD.findall(text)
    return bool(parts) and all(map(is_syllable, parts)) and not re.search(r"[^\w\s.,:;()/\-–]", text)


def accented(texts) -> Counter:
    """How often each word with other than ASCII letters stands in the texts; Unicode Vietnamese left out."""
    words: Counter = Counter()
    for text in texts:
        if not text.isascii() and not _is_unicode(text):
            for word in text.split():
                word = word.strip(".,:;()[]\"'/-0123456789%")
                if word and not word.isascii():
                    words[word] += 1
    return words


def recognise(texts, has_legacy_font: bool = False) -> tuple[str, bool]:
    """(coding, whether it is certain) of the texts of a file. ("", True): they are Unicode as they stand."""
    words = accented(texts)
    if not words:
        return "", True
    as_is = score(words, "")
    scores = sorted(((score(words, coding), coding) for coding in CODINGS), reverse=True)
    best, coding = scores[0]
    if best < _LIKELY or as_is >= best:
        return "", True
    is_enough = has_legacy_font or sum(words.values()) >= _ENOUGH
    is_alone = best - max(as_is, scores[1][0]) >= 0.2
    return coding, best >= (_LIKELY if has_legacy_font else _SURE) and is_alone and is_enough
