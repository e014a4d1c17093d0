"""Refusals in the form of CASE: imsx_StatusInfo."""

from gastvrij.kaders.uitvoer.case_klassen import NEW, OLD

UNKNOWN, NO_UUID = "unknownobject", "invalid_uuid"
NO_SORT, NO_SELECTION = "invalid_sort_field", "invalid_selection_field"
NO_LOGIN, FORBIDDEN = "unauthorised_request", "forbidden"
# The words that 1.0 spells otherwise.
_OLD_WORDS = {NO_UUID: "invaliduuid", NO_LOGIN: "unauthorisedrequest"}
HTTP = {
    UNKNOWN: 404,
    NO_UUID: 404,
    NO_SORT: 400,
    NO_SELECTION: 400,
    NO_LOGIN: 401,
    FORBIDDEN: 403,
}


class Refused(Exception):
    """A request that is refused: the code of CASE, the field that it is about, and why."""

    def __init__(self, code: str, field: str, why: str) -> None:
        super().__init__(why)
        self.code, self.field, self.why = code, field, why

    @property
    def http(self) -> int:
        """Return the status of the answer."""
        return HTTP[self.code]

    def as_dict(self, version: str) -> dict[str, object]:
        """Return the body of the answer in the words of this version of CASE."""
        code = _OLD_WORDS.get(self.code, self.code) if version == OLD else self.code
        return status_info(self.why, self.field, code)


def status_info(why: str, field: str, code: str, *, major: str = "failure") -> dict[str, object]:
    """Return an imsx_StatusInfo."""
    return {
        "imsx_codeMajor": major,
        "imsx_severity": "error",
        "imsx_description": why,
        "imsx_codeMinor": {
            "imsx_codeMinorField": [
                {"imsx_codeMinorFieldName": field, "imsx_codeMinorFieldValue": code}
            ]
        },
    }


CODES: dict[str, tuple[str, ...]] = {
    NEW: (
        "forbidden",
        "fullsuccess",
        "internal_server_error",
        NO_SELECTION,
        NO_SORT,
        NO_UUID,
        "server_busy",
        NO_LOGIN,
        UNKNOWN,
    ),
}
CODES[OLD] = tuple(_OLD_WORDS.get(one, one) for one in CODES[NEW])
