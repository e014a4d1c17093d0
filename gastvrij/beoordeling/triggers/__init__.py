"""What must hold in the database, whatever program writes."""

from . import formulieren, kwaliteit, observaties, proeve

TRIGGERS = [
    *formulieren.TRIGGERS,
    *observaties.TRIGGERS,
    *proeve.TRIGGERS,
    *kwaliteit.TRIGGERS,
]
