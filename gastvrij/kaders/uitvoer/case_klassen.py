"""The classes of CASE as one table: fields, types, what is required, since which version.

Source: the CASE 1.0 and 1.1 information model of 1EdTech. Both directions and the description of
our own service work from this table.
"""

from dataclasses import dataclass

OLD, NEW = "1.0", "1.1"
# Association types of both versions; 1.1 knows one more, and own ones that start with ext:.
ASSOCIATIONS = (
    "isChildOf",
    "isPeerOf",
    "isPartOf",
    "exactMatchOf",
    "precedes",
    "isRelatedTo",
    "replacedBy",
    "exemplar",
    "hasSkillLevel",
)
TRANSLATION = "isTranslationOf"
OWN_ASSOCIATION = r"ext:[a-zA-Z0-9._-]+"

# Class: one field a line: name, type; ! is required, + is only in 1.1, +! is required in 1.1.
# Days of a status go out in 1.1 only: the schema of 1.0 takes a day for a moment too, and then
# refuses what is both. `lijst:X` is a list of class X, `een:X` one of it.
_TABLE = """
CFPackage
    CFDocument een:CFDocument !
    CFItems lijst:CFItem
    CFAssociations lijst:CFAssociation
    CFDefinitions een:CFDefinitions
    CFRubrics lijst:CFRubric
    extensions uitbreiding +
CFDocument
    identifier uuid !
    uri uri !
    frameworkType tekst +
    caseVersion versie +
    creator tekst !
    title tekst !
    lastChangeDateTime moment !
    officialSourceURL uri
    publisher tekst
    description tekst
    subject teksten
    subjectURI verwijzingen
    language tekst
    version tekst
    adoptionStatus tekst
    statusStartDate dag +
    statusEndDate dag +
    licenseURI verwijzing
    notes tekst
    extensions uitbreiding +
CFItem
    identifier uuid !
    fullStatement tekst !
    alternativeLabel tekst
    CFItemType tekst
    uri uri !
    humanCodingScheme tekst
    listEnumeration tekst
    abbreviatedStatement tekst
    conceptKeywords teksten
    conceptKeywordsURI verwijzing
    notes tekst
    subject teksten +
    subjectURI verwijzingen +
    language tekst
    educationLevel teksten
    CFItemTypeURI verwijzing
    licenseURI verwijzing
    statusStartDate dag +
    statusEndDate dag +
    lastChangeDateTime moment !
    extensions uitbreiding +
CFAssociation
    identifier uuid !
    associationType verband !
    sequenceNumber geheel
    uri uri !
    originNodeURI knoop !
    destinationNodeURI knoop !
    CFAssociationGroupingURI verwijzing
    lastChangeDateTime moment !
    notes tekst +
    extensions uitbreiding +
CFDefinitions
    CFConcepts lijst:CFConcept
    CFSubjects lijst:CFSubject
    CFLicenses lijst:CFLicense
    CFItemTypes lijst:CFItemType
    CFAssociationGroupings lijst:CFAssociationGrouping
    extensions uitbreiding +
CFConcept
    identifier uuid !
    uri uri !
    title tekst !
    keywords tekst
    hierarchyCode tekst !
    description tekst
    lastChangeDateTime moment !
    extensions uitbreiding +
CFSubject
    identifier uuid !
    uri uri !
    title tekst !
    hierarchyCode tekst !
    description tekst
    lastChangeDateTime moment !
    extensions uitbreiding +
CFLicense
    identifier uuid !
    uri uri !
    title tekst !
    description tekst
    licenseText tekst !
    lastChangeDateTime moment !
    extensions uitbreiding +
CFItemType
    identifier uuid !
    uri uri !
    title tekst !
    description tekst +!
    hierarchyCode tekst !
    typeCode tekst
    lastChangeDateTime moment !
    extensions uitbreiding +
CFAssociationGrouping
    identifier uuid !
    uri uri !
    title tekst !
    description tekst
    lastChangeDateTime moment !
    extensions uitbreiding +
CFRubric
    identifier uuid !
    uri uri !
    title tekst
    description tekst
    lastChangeDateTime moment !
    CFRubricCriteria lijst:CFRubricCriterion
    extensions uitbreiding +
CFRubricCriterion
    identifier uuid !
    uri uri !
    category tekst
    description tekst
    CFItemURI verwijzing
    weight getal
    position geheel
    rubricId uuid
    lastChangeDateTime moment !
    CFRubricCriterionLevels lijst:CFRubricCriterionLevel
    extensions uitbreiding +
CFRubricCriterionLevel
    identifier uuid !
    uri uri !
    description tekst
    quality tekst
    score getal
    feedback tekst
    position geheel
    rubricCriterionId uuid
    lastChangeDateTime moment !
    extensions uitbreidingen +
"""


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a class: its type, and in which versions it is there and required."""

    naam: str
    type: str
    versions: tuple[str, ...]
    required: tuple[str, ...]

    @property
    def below(self) -> str:
        """Return the class of what stands in this field, empty for a plain value."""
        return self.type.partition(":")[2]


def _field(line: str) -> Veld:
    naam, kind, mark = f"{line} -".split()[:3]
    versions = (NEW,) if mark == "+" else (OLD, NEW)
    required = {"!": versions, "+!": (NEW,)}.get(mark, ())
    return Veld(naam, kind, versions, required)


def _classes() -> dict[str, tuple[Veld, ...]]:
    found: dict[str, list[Veld]] = {}
    for line in _TABLE.strip().splitlines():
        if line.startswith(" "):
            found[next(reversed(found))].append(_field(line))
        else:
            found[line] = []
    return {name: tuple(fields) for name, fields in found.items()}


KLASSEN = _classes()
# What a class has more when it is asked for by itself, outside a package.
ALONE = {
    "CFDocument": Veld("CFPackageURI", "verwijzing", (OLD, NEW), (OLD, NEW)),
    "CFItem": Veld("CFDocumentURI", "verwijzing", (OLD, NEW), (OLD, NEW)),
    "CFAssociation": Veld("CFDocumentURI", "verwijzing", (OLD, NEW), ()),
}
# Where in a package the objects of a class stand.
IN_DEFINITIONS = (
    "CFConcepts",
    "CFSubjects",
    "CFLicenses",
    "CFItemTypes",
    "CFAssociationGroupings",
)
