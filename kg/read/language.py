"""Is a text English? In: a text. Out: yes or no, by the small words that a language uses all the time."""

from __future__ import annotations

import re

SHORTEST = 200
_SAMPLE = 5_000
_LONG_ENOUGH_TO_MISS_THEM = 600
_LEAST_SHARE = 0.05
_ENGLISH_WORDS = """
the and that with from by were been has have which who they their them his her its this these those would could
should after before about between against during because while when where what how than there are not it at as for
he she be but of to in on a an is was said
"""
# Words that English texts hold in names alone, by family: German and Dutch; Romance; Nordic; Slavic, Hungarian and
# Turkish; Indonesian, Swahili, Somali, Hausa, Vietnamese and Tagalog.
_FOREIGN_WORDS = """
der die das und den dem ein eine ist nicht mit von zu auf für sich des wurde auch het een van dat niet zijn met
voor op naar maar ook bij deur nie vir om hulle
le la les du et une est dans que qui pour sur pas ont avec el los las del en una por con para más fue como o os
um uma não foi ao dos il di che della per sono gli nel și din pe
og på af til ikke det som var han men och att inte ett av ja oli että se
w na się jest przez je si že ve bir ile için bu olarak da su koji az egy és hogy
yang dan pada untuk dengan ini itu dari tidak ya wa kwa katika ni za waxaa oo ka ay ta sun của và là các ng
sa mga ang
"""
_ENGLISH, _FOREIGN = frozenset(_ENGLISH_WORDS.split()), frozenset(_FOREIGN_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


def is_english(text: str) -> bool:
    """Whether the text reads as English; one under `SHORTEST` characters is too short to tell and does."""
    if len(text) < SHORTEST:
        return True
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    latin = sum(map(bool, map(_LATIN.fullmatch, words)))
    english = sum(word in _ENGLISH for word in words)
    if latin < len(words) / 2 or sum(word in _FOREIGN for word in words) > english:
        return False
    return english >= _LEAST_SHARE * len(words) or len(text) < _LONG_ENOUGH_TO_MISS_THEM


def is_english_tag(lang: str) -> bool:
    """Whether a language tag or name ("en", "en-GB", "eng", "English") stands for English."""
    return re.split(r"[-_ (]", lang.strip().lower())[0] in {"en", "eng", "english"}
