"""What must hold in the database, whatever program writes."""

from . import badges, dossier, functies, niveaus, plan, schattingen, vrijgaven

TRIGGERS = [
    *badges.TRIGGERS,
    *schattingen.TRIGGERS,
    *dossier.TRIGGERS,
    *functies.TRIGGERS,
    *niveaus.TRIGGERS,
    *plan.TRIGGERS,
    *vrijgaven.TRIGGERS,
]
