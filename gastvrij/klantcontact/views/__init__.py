"""Screens of klantcontact."""

from .kanalen import (
    add_kanaal,
    change_kanaal,
    kanalen,
)
from .ketenpartners import add_ketenpartner, change_ketenpartner, ketenpartners
from .onderwerpen import (
    add_onderwerp,
    change_onderwerp,
    onderwerpen,
)
from .overdrachten import accept, open_overdracht, overdracht
from .partijen import dubbelen, losmaken, samenvoegen, uit_elkaar
from .signalen import answer, report, seen, signalen
from .sjablonen import failed_mail, retry_mail, sjablonen, sjabloon
from .themas import add_thema, change_thema, themas

__all__ = [
    "accept",
    "add_kanaal",
    "add_ketenpartner",
    "add_onderwerp",
    "add_thema",
    "answer",
    "change_kanaal",
    "change_ketenpartner",
    "change_onderwerp",
    "change_thema",
    "dubbelen",
    "failed_mail",
    "kanalen",
    "ketenpartners",
    "losmaken",
    "onderwerpen",
    "open_overdracht",
    "overdracht",
    "report",
    "retry_mail",
    "samenvoegen",
    "seen",
    "signalen",
    "sjablonen",
    "sjabloon",
    "themas",
    "uit_elkaar",
]
