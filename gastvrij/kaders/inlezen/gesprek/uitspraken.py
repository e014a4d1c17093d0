"""Words to say, or an instruction: decided by the marks of speech in a sentence."""

import re

_QUOTED = re.compile(r"^[\"“„‘'«].{2,}[\"”’'»][.!?]?$")
_GREETING = re.compile(
    r"^[\"“‘'(]*(?:goede(?:n|\s)?\s?(?:morgen|middag|avond|dag)|goeiedag|hallo|welkom|dank u|"
    r"bedankt|tot ziens|graag gedaan|sterkte|succes|"
    r"(?:een\s)?(?:fijne|prettige|mooie)\s(?:dag|middag|avond|weekend)|het spijt (?:me|mij)|"
    r"mijn excuses|excuses|sorry|een moment|momentje|"
    r"good\s(?:morning|afternoon|evening|day)|hello|hi|welcome|thank you|thanks|goodbye|"
    r"have a (?:nice|good|great)|i am sorry|one moment|my apologies|apologies)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:bijv(?:oorbeeld)?\.?|bv\.|voorbeeld(?:zin(?:nen)?|en)?|hulpzin(?:nen)?|zeg(?: dan)?|"
    r"(?:je|u|ik) zegt?|zin(?:nen)?|for example|e\.g\.|examples?|example (?:phrase|sentence)s?|say|"
    r"you (?:can |could )?say)\s*:",
    re.IGNORECASE,
)
_ENGLISH_SELF = re.compile(r"(?<!\w)I(?:'|’|\s)(?=m\b|ll\b|ve\b|d\b|\w)")
_SELF = re.compile(r"\b(?:ik|mij|me|mijn|my)\b", re.IGNORECASE)
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
    if is_quote(sentence) or _GREETING.search(sentence):
        return True
    if _ACTOR.search(sentence):
        return False
    if sentence.rstrip("\"”’')").endswith(("?", "!")) or _BLANK.search(sentence):
        return True
    if any(sign.search(sentence) for sign in (_SELF, _VOCATIVE, _ENGLISH_SELF)):
        return True
    return bool(_YOU.search(sentence)) and not staff_is_u


def is_quote(text: str) -> bool:
    """Test if a text says of itself that it is to be said: by quotes, or by a word such as Zeg."""
    return bool(_QUOTED.search(text)) or bool(_CUE.match(text))


def is_cue(text: str) -> bool:
    """Test if a text only announces what is to be said."""
    return bool(_CUE.fullmatch(text))


def is_situation(sentence: str) -> bool:
    """Test if a sentence opens with a situation and a colon, then says something."""
    return bool(_SITUATION.search(sentence))


def is_tag(sentence: str) -> bool:
    """Test if a sentence only hangs on to the one before it, as "Etc." does."""
    return bool(_TAG.search(sentence)) and len(sentence.split()) <= MAX_TAG_WORDS
