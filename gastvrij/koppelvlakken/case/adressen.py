"""Which addresses the service has in each version of CASE, and what stands there."""

from dataclasses import dataclass

from gastvrij.kaders.uitvoer.case_klassen import NEW, OLD

VERSIONS = {"v1p1": NEW, "v1p0": OLD}
DISCOVERY = {
    "v1p1": "discovery/imscasev1p1_openapi3_v1p0.json",
    "v1p0": "discovery/imscasev1p0_openapi3_v1p0.json",
}


@dataclass(frozen=True, slots=True)
class Adres:
    """One address: its path, the name of the url, the class that it gives, and in which form.

    `form` is object (one by itself), set (one and what stands under it in its list), package, or
    ties (an item with its associations).
    """

    path: str
    name: str
    klasse: str
    form: str


ADRESSEN = (
    Adres("CFDocuments", "document", "CFDocument", "object"),
    Adres("CFPackages", "package", "CFPackage", "package"),
    Adres("CFItems", "item", "CFItem", "object"),
    Adres("CFItemAssociations", "item_associations", "CFItem", "ties"),
    Adres("CFAssociations", "association", "CFAssociation", "object"),
    Adres("CFAssociationGroupings", "association_grouping", "CFAssociationGrouping", "object"),
    Adres("CFConcepts", "concept", "CFConcept", "set"),
    Adres("CFItemTypes", "item_type", "CFItemType", "set"),
    Adres("CFLicenses", "license", "CFLicense", "object"),
    Adres("CFSubjects", "subject", "CFSubject", "set"),
    Adres("CFRubrics", "rubric", "CFRubric", "object"),
)
