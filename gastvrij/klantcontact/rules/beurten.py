"""The order of the drafts that one page sends: `page.turn`, such as `k3f9.12`.

The answer to a draft can be lost on its way while the draft itself was stored. The page then sends
its next draft with a version that is one behind, and must not be told that somebody else wrote.
"""

import re

# Where a draft keeps the turn in which it was sent, beside its fields.
BEURT_VELD = "beurt"
BEURT = re.compile(r"([0-9a-z]{8,32})\.([0-9]{1,15})", re.ASCII)


def is_later_of_same_page(stored: str, sent: str) -> bool:
    """Test if both drafts come from one page, and the sent one was written after the stored one."""
    before, after = BEURT.fullmatch(stored), BEURT.fullmatch(sent)
    if before is None or after is None:
        return False
    return before[1] == after[1] and int(after[2]) > int(before[2])
