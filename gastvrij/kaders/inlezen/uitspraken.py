"""Words to say, or an instruction: decided by the marks of speech in a sentence."""

import re

_QUOTED = re.compile(r"^[\"“„‘'«].{2,}[\"”’'»][.!?]?$")
_GREETING = re.compile(
    r"^[\"“‘'(]*(?:goede(?:n|\s)?\s?(?:morgen|middag|avond|dag)|goeiedag|hallo|welkom|dank u|"
    r"bedankt|tot ziens|graag gedaan|sterkte|succes|"
    r"(?:een\s)?(?:fijne|prettige|mooie)\s(?:dag|middag|avond|weekend)|het spijt (?:me|mij)|"
    r"mijn excuses|excuses|sorry|een moment|momentje)\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:ik|mij|me|mijn)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)
_VOCATIVE = re.compile(
    r"\b(?:mevrouw|meneer|mijnheer)\s+(?:(?:de|van|van der|den)\s+)?[A-Z(…\[]", re.I
)
_BLANK = re.compile(r"\((?:…|\.\.\.|naam[^)]{0,30})\)|\[[^\]]{0,30}\]|…|\.\.\.", re.IGNORECASE)
_ACTOR = re.compile(
    r"^(?:de|een|het)\s+(?:\w+\s)?(?:medewerk\w+|beller|klant|inwoner|adviseur|collega|"
    r"gesprek|antwoord)\b",
    re.IGNORECASE,
)
_SITUATION = re.compile(r"^[A-Z][^.:?!]{2,50}:\s+[A-Z\"“‘']")
_TAG = re.compile(r"^(?:etc|enz|enzovoort)\b", re.IGNORECASE)
MAX_TAG_WORDS = 2


def is_utterance(sentence: str, *, staff_is_u: bool = False) -> bool:
    """Test if a sentence is to be said to the caller.

    `staff_is_u` says that the document speaks to its own staff as "u", so that this word
    is no sign of speech.
    """
    if _QUOTED.search(sentence) or _GREETING.search(sentence):
        return True
    if _ACTOR.search(sentence):
        return False
    if sentence.rstrip("\"”’')").endswith(("?", "!")) or _BLANK.search(sentence):
        return True
    if _SELF.search(sentence) or _VOCATIVE.search(sentence):
        return True
    return bool(_YOU.search(sentence)) and not staff_is_u


def is_situation(sentence: str) -> bool:
    """Test if a sentence opens with a situation and a colon, then says something."""
    return bool(_SITUATION.search(sentence))


def is_tag(sentence: str) -> bool:
    """Test if a sentence only hangs on to the one before it, as "Etc." does."""
    return bool(_TAG.search(sentence)) and len(sentence.split()) <= MAX_TAG_WORDS
