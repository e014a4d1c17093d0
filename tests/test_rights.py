"""Who may open which address: a row for each, and an address without a row fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gastvrij.basis.models import Medewerker
from tests.world import World, make_world

Sessions = dict[str, str]

# method, name of the address, objects in it, who may; 403: and 404: who is refused, and for whom it
# does not exist. Everybody else who is logged in gets 403. A POST is sent empty, but for what
# stands in SENT: who may then gets any answer but a refusal of rights.
ROWS = """
GET  basis:home - everyone
GET  basis:componenten - everyone
POST basis:taal - everyone
POST basis:aanwezigheid - everyone
GET  basis:mijn - everyone
GET  basis:inzage - everyone
GET  basis:handelingen - everyone
GET  password_change - everyone
POST password_change - everyone
GET  password_change_done - everyone
POST logout - everyone
GET  basis:beheer - frits anja
GET  basis:organisatie - frits
POST basis:organisatie - frits
GET  basis:medewerkers - frits anja
GET  basis:medewerker_nieuw - frits
POST basis:medewerker_nieuw - frits
GET  basis:medewerker medewerker frits anja
GET  basis:medewerker_wijzigen medewerker frits
POST basis:medewerker_wijzigen medewerker frits
POST basis:rol_geven medewerker frits
POST basis:rol_intrekken medewerker frits
POST basis:wachtwoordmail medewerker frits
GET  basis:afdelingen - frits anja
GET  basis:afdeling_nieuw - frits
POST basis:afdeling_nieuw - frits
GET  basis:afdeling afdeling frits
POST basis:afdeling afdeling frits
POST basis:team_nieuw afdeling frits
GET  basis:team team frits
POST basis:team team frits
GET  basis:kalender - frits anja
POST basis:kalender - frits
POST basis:sluitingsdag_weghalen dag frits
GET  basis:poort - frits anja
GET  basis:besluit_nieuw doel frits
POST basis:besluit_nieuw doel frits
POST basis:besluit_intrekken besluit frits
GET  basis:spoor - frits anja
POST basis:spoor_controle - frits anja
GET  klantcontact:onderwerpen - frits anja
GET  klantcontact:onderwerp-nieuw - frits
POST klantcontact:onderwerp-nieuw - frits
GET  klantcontact:onderwerp onderwerp frits
POST klantcontact:onderwerp onderwerp frits
GET  klantcontact:ketenpartners - frits anja
GET  klantcontact:ketenpartner-nieuw - frits
POST klantcontact:ketenpartner-nieuw - frits
GET  klantcontact:ketenpartner ketenpartner frits
POST klantcontact:ketenpartner ketenpartner frits
GET  klantcontact:sjablonen - frits anja
GET  klantcontact:sjabloon sjabloon frits
POST klantcontact:sjabloon sjabloon frits
GET  klantcontact:uitgaand - frits anja
POST klantcontact:uitgaand_opnieuw uitgaand frits
GET  klantcontact:signalen - noor fatima bram sjoerd tessa victor
POST klantcontact:signaal_melden - noor fatima bram sjoerd tessa victor
POST klantcontact:signaal_beantwoorden signaal bram victor 403: noor 404: fatima sjoerd tessa
POST klantcontact:signaal_gezien signaal noor 403: bram victor 404: fatima sjoerd tessa
GET  klantcontact:overdracht overdracht noor bram 404: fatima sjoerd tessa victor
POST klantcontact:overdracht_openen overdracht bram 403: noor 404: fatima sjoerd tessa victor
POST klantcontact:overdracht_aannemen overdracht bram 403: noor 404: fatima sjoerd tessa victor
GET  kaders:index - everyone
GET  kaders:upload - kim karel
POST kaders:upload - kim karel
GET  kaders:lezingen - kim karel
POST kaders:retry lezing kim karel
POST kaders:dismiss lezing kim karel
GET  kaders:voorstel voorstel kim karel
POST kaders:answer voorstel kim karel
POST kaders:answer_all voorstel kim karel
POST kaders:choose_kader voorstel kim karel
POST kaders:reread voorstel kim karel
POST kaders:adopt voorstel kim karel
POST kaders:reject voorstel kim karel
GET  kaders:versie versie everyone
GET  kaders:versie concept_versie kim karel 404: everyone
POST kaders:publish concept_versie kim karel 404: everyone
POST kaders:discard concept_versie kim karel 404: everyone
GET  kaders:edit concept_versie kim karel
POST kaders:add_element concept_versie kim karel
POST kaders:undo_edit concept_versie kim karel
POST kaders:redo_edit concept_versie kim karel
POST kaders:change_element concept_versie+element kim karel
POST kaders:act_on_element concept_versie+element+handeling kim karel
GET  kaders:export_case versie everyone
GET  kaders:export_case concept_versie kim karel 404: everyone
GET  kaders:export_xlsx versie everyone
GET  kaders:export_csv versie everyone
GET  kaders:export_docx versie everyone
GET  kaders:export_pdf versie everyone
GET  kaders:export_pdf concept_versie kim karel 404: everyone
GET  kaders:export_report versie everyone
GET  case-v1p1:documents - everyone
GET  case-v1p1:document versie everyone
GET  case-v1p1:package versie everyone
GET  case-v1p1:item case_item everyone
GET  case-v1p1:item_associations case_item everyone
GET  case-v1p1:association case_association everyone
GET  case-v1p1:association_grouping case_grouping everyone
GET  case-v1p1:concept case_concept everyone
GET  case-v1p1:item_type case_item_type everyone
GET  case-v1p1:license case_license everyone
GET  case-v1p1:subject case_subject everyone
GET  case-v1p1:rubric case_rubric everyone
GET  case-v1p1:discovery - everyone
GET  case-v1p0:documents - everyone
GET  case-v1p0:document versie everyone
GET  case-v1p0:package versie everyone
GET  case-v1p0:item case_item everyone
GET  case-v1p0:item_associations case_item everyone
GET  case-v1p0:association case_association everyone
GET  case-v1p0:association_grouping case_grouping everyone
GET  case-v1p0:concept case_concept everyone
GET  case-v1p0:item_type case_item_type everyone
GET  case-v1p0:license case_license everyone
GET  case-v1p0:subject case_subject everyone
GET  case-v1p0:rubric case_rubric everyone
GET  case-v1p0:discovery - everyone
GET  kaders:identities concept_versie kim karel
POST kaders:identities concept_versie kim karel
GET  kaders:in_use versie kim karel
POST kaders:take_into_use versie kim karel
POST kaders:withdraw_use versie kim karel
GET  kaders:compare - everyone
GET  kaders:compare_docx - everyone
GET  kaders:compare_json - everyone
GET  kaders:kruistabel - everyone
POST kaders:import_kruistabel - kim karel
POST kaders:kruistabel_leeg - kim karel
GET  kaders:kruistabel_versie kruistabel everyone
GET  kaders:export_kruistabel kruistabel everyone
GET  kaders:dekking kruistabel everyone
GET  kaders:kruistabel_nieuw kruistabel kim karel
POST kaders:kruistabel_nieuw kruistabel kim karel
POST kaders:sign_kruistabel kruistabel kim karel
POST kaders:discard_kruistabel kruistabel kim karel
GET  kaders:verband_kiezen kruistabel kim karel
GET  kaders:verband kruistabel+van+naar everyone
POST kaders:verband kruistabel+van+naar kim karel
POST kaders:verband_weghalen kruistabel+van+naar kim karel
GET  kaders:verbandvoorstellen kruistabel kim karel
POST kaders:verband_aannemen kruistabel+van+naar kim karel
POST kaders:verband_afwijzen kruistabel+van+naar kim karel
POST kaders:verband_toch_voorstellen kruistabel+van+naar kim karel
GET  kaders:normen - everyone
POST kaders:add_norm - kim karel
GET  werkplek:index - noor fatima bram sjoerd tessa victor
POST werkplek:start - noor fatima bram sjoerd tessa victor
POST werkplek:eenvoudig - noor fatima bram sjoerd tessa victor
GET  werkplek:gesprek gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:concept gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:registreer gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:eerder gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_zoek gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_kies gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_nieuw gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_vergelijk gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_controleer gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_los gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_beeld gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_bsn gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:inwoner_herhaling gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:ongedaan gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:hulp gesprek+plek noor 404: fatima bram sjoerd tessa victor
POST werkplek:voorlees gesprek+plek noor 404: fatima bram sjoerd tessa victor
GET  werkplek:mensen gesprek noor 404: fatima bram sjoerd tessa victor
GET  werkplek:ketenpartners - noor fatima bram sjoerd tessa victor
POST werkplek:overdragen gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:terugbellen gesprek noor 404: fatima bram sjoerd tessa victor
POST werkplek:intrekken overdracht noor 403: bram 404: fatima sjoerd tessa victor
POST werkplek:gevoelig - noor fatima bram sjoerd tessa victor
GET  klantcontact:dubbelen - noor fatima bram sjoerd tessa victor
POST klantcontact:samenvoegen - noor fatima bram sjoerd tessa victor
POST klantcontact:uit_elkaar - noor fatima bram sjoerd tessa victor
POST klantcontact:losmaken partij noor fatima bram sjoerd tessa victor
GET  taken:index - noor fatima bram sjoerd tessa victor
GET  taken:lijst lijst noor fatima bram sjoerd tessa victor
POST taken:zoek - noor fatima bram sjoerd tessa victor
GET  taken:taak taak noor fatima bram victor 404: sjoerd tessa
POST taken:oppakken taak bram victor 404: sjoerd tessa
POST taken:poging taak bram victor 404: sjoerd tessa
POST taken:afronden taak bram victor 404: sjoerd tessa
POST taken:doorsturen taak victor 404: sjoerd tessa
POST taken:heropenen taak bram victor 404: sjoerd tessa
GET  taken:paneel taak noor fatima bram victor 404: sjoerd tessa
POST taken:volgende - noor fatima bram sjoerd tessa victor
POST taken:schrijven taak bram victor 404: sjoerd tessa
POST taken:terugvragen taak bram victor 404: sjoerd tessa
POST taken:beantwoorden terugvraag noor 404: fatima bram sjoerd tessa victor
GET  taken:verdelen - tessa victor
GET  taken:verdelen_van drukke_collega victor 404: tessa
POST taken:verdelen_van drukke_collega victor 404: tessa
GET  taken:afwezigheid - noor fatima bram sjoerd tessa victor
POST taken:afwezigheid - noor fatima bram sjoerd tessa victor
POST taken:afwezigheid_weghalen afwezigheid bram victor 404: noor fatima sjoerd tessa
GET  taken:tijden_overzicht - frits anja tessa victor
GET  taken:tijden_gemeente - frits
POST taken:tijden_gemeente - frits
GET  taken:tijden afdeling frits tessa 404: victor
POST taken:tijden afdeling frits tessa 404: victor
GET  taken:termijnen - frits anja
POST taken:termijnen - frits
POST taken:termijn_beeindigen termijn frits
GET  taken:regels - frits anja
POST taken:regels - frits
GET  beoordeling:index - everyone
GET  beoordeling:wat_wij_bewaren - everyone
GET  beoordeling:vernietigingen - everyone
GET  beoordeling:bewaartermijnen - frits anja
GET  beoordeling:bewaartermijn bewaarsoort frits
POST beoordeling:bewaartermijn bewaarsoort frits
GET  beoordeling:formulier_pdf formulier everyone
GET  beoordeling:formulier_pdf concept_formulier olga 404: everyone
GET  beoordeling:formulieren - everyone
POST beoordeling:formulieren - olga
GET  beoordeling:formulier formulier everyone
POST beoordeling:publiceren concept_formulier olga
POST beoordeling:eigen_formulier - olga
POST beoordeling:nieuwe_versie formulier olga
GET  beoordeling:voorbeeld formulier everyone
POST beoordeling:voorbeeld formulier everyone
GET  beoordeling:voorbeeld concept_formulier olga 404: everyone
GET  beoordeling:formulier_bewerken concept_formulier olga
POST beoordeling:formulier_bewerken concept_formulier olga
POST beoordeling:gewichten eigen_formulier olga
POST beoordeling:groep_nieuw eigen_formulier olga
GET  beoordeling:uit_kader eigen_formulier olga
POST beoordeling:uit_kader eigen_formulier olga
GET  beoordeling:cesuur concept_formulier olga
POST beoordeling:cesuur concept_formulier olga
GET  beoordeling:angoff concept_formulier olga
POST beoordeling:angoff concept_formulier olga
GET  beoordeling:groep eigen_groep olga
POST beoordeling:groep eigen_groep olga
GET  beoordeling:criterium_nieuw eigen_groep olga
POST beoordeling:criterium_nieuw eigen_groep olga
POST beoordeling:groep_omhoog eigen_groep olga
POST beoordeling:groep_omlaag eigen_groep olga
POST beoordeling:groep_weg eigen_groep olga
GET  beoordeling:criterium eigen_criterium olga
POST beoordeling:criterium eigen_criterium olga
POST beoordeling:criterium_omhoog eigen_criterium olga
POST beoordeling:criterium_omlaag eigen_criterium olga
POST beoordeling:criterium_weg eigen_criterium olga
POST beoordeling:notitie afname coen 404: els wim
GET  beoordeling:transcript gepland coen 404: els wim
POST beoordeling:transcript gepland coen 404: els wim
POST beoordeling:transcript_opslaan gepland coen 404: els wim
POST beoordeling:transcript_beginnen gepland coen 404: els wim
POST beoordeling:niveaus criterium olga
POST beoordeling:formulier_weg concept_formulier olga
GET  beoordeling:plannen - olga
POST beoordeling:plannen - olga
GET  beoordeling:eigenaren - olga
GET  beoordeling:eigenaar_nieuw - olga
POST beoordeling:eigenaar_nieuw - olga
GET  beoordeling:eigenaar eigenaar olga
POST beoordeling:eigenaar eigenaar olga
GET  beoordeling:opdrachten - everyone
POST beoordeling:opdrachten - olga
GET  beoordeling:opdracht opdracht everyone
GET  beoordeling:opdracht concept_opdracht olga 404: everyone
POST beoordeling:opdracht_opslaan concept_opdracht olga
POST beoordeling:opdracht_tekenen concept_opdracht olga
GET  beoordeling:opdracht_pdf opdracht everyone
GET  beoordeling:opdracht_pdf concept_opdracht olga 404: everyone
GET  beoordeling:proeven - everyone
GET  beoordeling:proeve_aanvragen - olga
POST beoordeling:proeve_aanvragen - olga
GET  beoordeling:proevedag - olga
GET  beoordeling:proeve proeve noor els wim olga 404: everyone
GET  beoordeling:proeve_afname proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_citaat proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_citaat_weg proeve+citaat els 403: noor wim olga 404: everyone
POST beoordeling:proeve_oordeel proeve+criterium els 403: noor wim olga 404: everyone
POST beoordeling:proeve_bijwerken proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_toelaten proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_afwijzen proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_vrijstellen proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_verplaatsen proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_terugtrekken proeve olga noor 403: els wim 404: everyone
POST beoordeling:proeve_formulier_uitreiken proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_bevestigen proeve noor 403: els wim olga 404: everyone
POST beoordeling:proeve_identiteit_vaststellen proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_beginnen proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_gesprek proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_eindigen proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_afbreken proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_indienen proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_afspreken proeve+criterium els 403: noor wim olga 404: everyone
POST beoordeling:proeve_akkoord proeve+criterium els 403: noor wim olga 404: everyone
POST beoordeling:proeve_vervangen proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_voorlopig proeve els 403: noor wim olga 404: everyone
POST beoordeling:proeve_reageren proeve noor 403: els wim olga 404: everyone
POST beoordeling:proeve_teruggeven proeve wim 403: noor els olga 404: everyone
POST beoordeling:proeve_vaststellen proeve wim 403: noor els olga 404: everyone
POST beoordeling:proeve_uitreiken proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_archiveren proeve olga 403: noor els wim 404: everyone
POST beoordeling:proeve_vragen proeve_uit+vraag noor 403: els wim olga 404: everyone
POST beoordeling:proeve_beantwoorden procedure olga 403: noor 404: everyone
GET  beoordeling:proeve_formulier_pdf proeve noor els wim olga 404: everyone
GET  beoordeling:proeve_uitslag_pdf proeve_uit noor els wim 403: olga 404: everyone
GET  beoordeling:proeve_ics proeve_nieuw noor els wim olga 404: everyone
GET  beoordeling:observatie gepland noor coen olga 404: everyone
GET  beoordeling:observatie afname noor coen olga 404: everyone
GET  beoordeling:observatie gedeeld noor coen olga 404: everyone
POST beoordeling:beginnen gepland coen 404: els wim
POST beoordeling:citaat afname coen 404: els wim
POST beoordeling:citaat_weg afname+fragment coen 404: els wim
POST beoordeling:oordeel afname+criterium coen 404: els wim
POST beoordeling:delen afname coen 404: els wim
POST beoordeling:zelf_invullen afname noor 403: coen olga 404: everyone
POST beoordeling:reageren gedeeld noor 403: coen olga 404: everyone
GET  beoordeling:kwaliteit - coen
GET  beoordeling:steekproef_nieuw - coen
POST beoordeling:steekproef_nieuw - coen
GET  beoordeling:steekproef steekproef coen
POST beoordeling:trekken trekking coen
POST beoordeling:trekking_beginnen trekking coen
GET  beoordeling:kalibratie_nieuw - coen
POST beoordeling:kalibratie_nieuw - coen
GET  beoordeling:overeenstemming - coen olga
POST beoordeling:indienen kalibratie coen 404: els wim
POST beoordeling:betwisten beoordeeld noor 403: coen olga 404: everyone
POST beoordeling:leerpunt beoordeeld coen
POST beoordeling:leerpunt_akkoord leerpunt noor 403: coen 404: everyone
POST beoordeling:leerpunt_liever_niet leerpunt noor 403: coen 404: everyone
POST beoordeling:leerpunt_intrekken leerpunt coen 403: noor 404: everyone
GET  beoordeling:betwistingen - olga
POST beoordeling:toewijzen betwisting olga
POST beoordeling:afronden toegewezen coen
GET  ontwikkeling:index - everyone
POST ontwikkeling:vrijgeven - everyone
POST ontwikkeling:intrekken vrijgave noor 404: everyone
GET  ontwikkeling:beeld medewerker noor tessa 404: everyone
POST ontwikkeling:niveau_stellen medewerker+competentie tessa 403: noor 404: everyone
POST ontwikkeling:niveau_antwoord vaststelling noor 404: everyone
GET  ontwikkeling:functies - olga
POST ontwikkeling:functies - olga
GET  ontwikkeling:mijn_functies - everyone
GET  ontwikkeling:functie functie olga
POST ontwikkeling:functie functie olga
POST ontwikkeling:functie_vervallen functie olga
POST ontwikkeling:functieconcept functie olga
POST ontwikkeling:functievoorstel functie olga
POST ontwikkeling:functie_vervullen functie olga
GET  ontwikkeling:vervulling_beeindigen vervulling olga
POST ontwikkeling:vervulling_beeindigen vervulling olga
GET  ontwikkeling:functieprofiel functieprofiel olga
GET  ontwikkeling:functieprofiel functieconcept olga
POST ontwikkeling:functiekaders functieconcept olga
POST ontwikkeling:functie_eisen functieconcept olga
POST ontwikkeling:eis_beslissen eis olga
POST ontwikkeling:opleidingseis_nieuw functieconcept olga
POST ontwikkeling:opleidingseis_weg opleidingseis olga
GET  ontwikkeling:functie_overnemen functieconcept olga
POST ontwikkeling:functie_overnemen functieconcept olga
POST ontwikkeling:functieprofiel_vaststellen functieconcept olga
POST ontwikkeling:functieprofiel_weg functieconcept olga
GET  ontwikkeling:plan - everyone
GET  ontwikkeling:plan_van medewerker noor coen 404: everyone
GET  ontwikkeling:plan_team - tessa victor
GET  ontwikkeling:cyclus_nieuw medewerker tessa 404: noor victor
POST ontwikkeling:cyclus_nieuw medewerker tessa 404: noor victor
GET  ontwikkeling:doel_nieuw - everyone
POST ontwikkeling:doel_nieuw - everyone
GET  ontwikkeling:doel leerdoel noor tessa coen 404: everyone
GET  ontwikkeling:doel_wijzigen leerdoel noor 404: everyone
POST ontwikkeling:doel_wijzigen leerdoel noor 404: everyone
POST ontwikkeling:doel_voortgang leerdoel noor 404: everyone
POST ontwikkeling:doel_bereikt leerdoel noor 404: everyone
POST ontwikkeling:doel_stoppen leerdoel noor 404: everyone
POST ontwikkeling:doel_reageren leerdoel tessa 403: noor coen 404: everyone
GET  ontwikkeling:cyclus cyclus noor tessa 404: everyone
POST ontwikkeling:cyclus_einde cyclus tessa 403: noor 404: everyone
POST ontwikkeling:gesprek_plannen cyclus tessa 403: noor 404: everyone
GET  ontwikkeling:gesprek cyclusgesprek noor tessa 404: everyone
GET  ontwikkeling:gesprek_ics cyclusgesprek noor tessa 404: everyone
POST ontwikkeling:gesprek_verplaatsen cyclusgesprek tessa 403: noor 404: everyone
POST ontwikkeling:gesprek_afzeggen cyclusgesprek tessa 403: noor 404: everyone
POST ontwikkeling:gesprek_agenda cyclusgesprek noor tessa 404: everyone
POST ontwikkeling:gesprek_verslag cyclusgesprek tessa 403: noor 404: everyone
POST ontwikkeling:gesprek_antwoord cyclusgesprek noor 403: tessa 404: everyone
POST ontwikkeling:agenda_weg agendapunt noor 403: tessa 404: everyone
POST ontwikkeling:agenda_besproken agendapunt noor tessa 404: everyone
GET  ontwikkeling:schattingen - everyone
GET  ontwikkeling:uitvraag_nieuw - everyone
POST ontwikkeling:uitvraag_nieuw - everyone
GET  ontwikkeling:uitvraag uitvraag noor 404: everyone
POST ontwikkeling:uitvraag_akkoord uitvraag noor 404: everyone
POST ontwikkeling:uitvraag_weigeren uitvraag noor 404: everyone
POST ontwikkeling:uitvraag_sluiten uitvraag noor 404: everyone
GET  ontwikkeling:schatting_geven uitvraag noor bram els wim 404: everyone
POST ontwikkeling:schatting_geven uitvraag noor bram els wim 404: everyone
POST ontwikkeling:schatting_afwijzen uitvraag noor bram els wim 404: everyone
GET  ontwikkeling:team - olga
GET  ontwikkeling:team_csv afdeling olga
GET  ontwikkeling:team_xlsx afdeling olga
GET  ontwikkeling:hulp - everyone
POST ontwikkeling:hulp - everyone
POST ontwikkeling:hulp_weghalen wens noor 404: everyone
GET  ontwikkeling:hulp_vragen hulpaanbod noor 404: everyone
POST ontwikkeling:hulp_vragen hulpaanbod noor 404: everyone
GET  ontwikkeling:hulpvraag hulpvraag noor bram 404: everyone
POST ontwikkeling:hulpvraag hulpvraag bram 403: noor 404: everyone
GET  ontwikkeling:dossier - everyone
GET  ontwikkeling:dossier_van medewerker noor coen 404: everyone
GET  ontwikkeling:dossier_pdf - everyone
GET  ontwikkeling:dossier_json - everyone
GET  ontwikkeling:bewijs_nieuw - everyone
POST ontwikkeling:bewijs_nieuw - everyone
GET  ontwikkeling:bewijs bewijs noor coen 404: everyone
GET  ontwikkeling:bewijs_document bewijs noor coen 404: everyone
POST ontwikkeling:bewijs_nakijken bewijs coen 403: noor 404: everyone
POST ontwikkeling:bewijs_intrekken gezien_bewijs noor 404: everyone
POST ontwikkeling:bewijs_verwijderen bewijs noor 404: everyone
GET  ontwikkeling:nominatie_nieuw - everyone
POST ontwikkeling:nominatie_nieuw - everyone
GET  ontwikkeling:nominatie voorbeeld coen 404: everyone
POST ontwikkeling:nominatie_terughalen voorbeeld noor 404: everyone
POST ontwikkeling:nominatie_aanbieden voorbeeld noor 404: everyone
POST ontwikkeling:nominatie_antwoord voorbeeld coen 404: everyone
POST ontwikkeling:uitslag_inbrengen proeve_uit noor 404: everyone
POST ontwikkeling:uitslag_terughalen proeve_uit noor 404: everyone
GET  ontwikkeling:vertrekken - olga
POST ontwikkeling:vertrekken - olga
POST ontwikkeling:vertrek_intrekken vertrek olga
POST ontwikkeling:vertrek_meegegeven vertrek olga
GET  ontwikkeling:dossiertermijn - frits anja
POST ontwikkeling:dossiertermijn - frits
GET  ontwikkeling:badges - olga
POST ontwikkeling:badge_vragen proeve_uit noor 404: everyone
GET  ontwikkeling:badge_json badge noor 404: everyone
GET  ontwikkeling:badge_svg badge noor 404: everyone
GET  ontwikkeling:badge_intrekken badge noor olga 404: everyone
POST ontwikkeling:badge_intrekken badge noor olga 404: everyone
GET  sturing:index - frits tessa victor coen olga anja
POST sturing:bijwerken - frits tessa victor coen olga
GET  klantcontact:themas - frits anja
GET  klantcontact:thema-nieuw - frits
POST klantcontact:thema-nieuw - frits
GET  klantcontact:thema thema frits
POST klantcontact:thema thema frits
GET  kennis:index - everyone
POST kennis:zoek - everyone
POST kennis:bureau_zoek - everyone
POST kennis:bureau_artikel - everyone
GET  kennis:redactie - bram sjoerd tessa victor kim karel
GET  kennis:artikel-nieuw - bram sjoerd tessa victor kim karel
POST kennis:artikel-nieuw - bram sjoerd tessa victor kim karel
GET  kennis:artikel artikel everyone
GET  kennis:artikel concept_artikel bram victor kim karel 404: everyone
GET  kennis:versie artikel+nummer everyone
GET  kennis:bewerken concept_artikel bram victor kim karel 404: sjoerd tessa
POST kennis:bewerken concept_artikel bram victor kim karel 404: sjoerd tessa
POST kennis:nieuwe-versie artikel bram victor kim karel 404: sjoerd tessa
POST kennis:publiceren concept_artikel bram victor kim karel 404: sjoerd tessa
POST kennis:concept-weg concept_artikel bram victor kim karel 404: sjoerd tessa
POST kennis:verlengen artikel bram victor kim karel 404: sjoerd tessa
POST kennis:intrekken artikel bram victor kim karel 404: sjoerd tessa
POST kennis:plaats artikel bram victor kim karel 404: sjoerd tessa
POST kennis:terugkoppelen artikel noor fatima bram sjoerd tessa victor kim karel
POST kennis:beantwoorden terugkoppeling bram victor kim karel 404: sjoerd tessa
GET  kennis:berichten - everyone
GET  kennis:bericht-nieuw - bram sjoerd tessa victor kim karel
POST kennis:bericht-nieuw - bram sjoerd tessa victor kim karel
GET  kennis:bericht bericht everyone
POST kennis:gelezen bericht everyone
GET  kennis:bericht-wijzigen bericht bram victor kim karel 404: sjoerd tessa
POST kennis:bericht-wijzigen bericht bram victor kim karel 404: sjoerd tessa
POST kennis:bericht-beeindigen bericht bram victor kim karel 404: sjoerd tessa
GET  kennis:tekstblokken - bram sjoerd tessa victor kim karel
GET  kennis:tekstblok-nieuw - bram sjoerd tessa victor kim karel
POST kennis:tekstblok-nieuw - bram sjoerd tessa victor kim karel
GET  kennis:tekstblok tekstblok bram victor kim karel 404: sjoerd tessa
POST kennis:tekstblok tekstblok bram victor kim karel 404: sjoerd tessa
GET  kennis:synoniemen - bram sjoerd tessa victor kim karel
GET  kennis:synoniem-nieuw - bram sjoerd tessa victor kim karel
POST kennis:synoniem-nieuw - bram sjoerd tessa victor kim karel
GET  kennis:synoniem synoniem bram sjoerd tessa victor kim karel
POST kennis:synoniem synoniem bram sjoerd tessa victor kim karel
POST kennis:synoniem-weg synoniem bram sjoerd tessa victor kim karel
GET  kennis:thema thema everyone
GET  basis:toepassingen - frits anja
GET  basis:toepassing_nieuw - frits
POST basis:toepassing_nieuw - frits
POST basis:toepassing_intrekken toepassing frits
GET  klantcontact:kanalen - frits anja
GET  klantcontact:kanaal-nieuw - frits
POST klantcontact:kanaal-nieuw - frits
GET  klantcontact:kanaal kanaal frits
POST klantcontact:kanaal kanaal frits
GET  werkplek:live - noor fatima bram sjoerd tessa victor
POST werkplek:neem_op oproep noor 404: fatima bram sjoerd tessa victor
POST werkplek:weggooien gesprek noor 404: fatima bram sjoerd tessa victor
GET  werkplek:berichten - noor fatima bram sjoerd tessa victor
GET  werkplek:berichtenlijst berichtenlijst noor fatima bram sjoerd tessa victor
GET  werkplek:bericht inkomend noor fatima bram victor 404: sjoerd tessa
POST werkplek:bericht_neem inkomend noor fatima bram victor 404: sjoerd tessa
POST werkplek:bericht_terug inkomend noor fatima bram victor 404: sjoerd tessa
POST werkplek:bericht_geen_vraag inkomend noor fatima bram victor 404: sjoerd tessa
POST werkplek:bericht_toch_vraag inkomend noor fatima bram victor 404: sjoerd tessa
POST werkplek:bericht_afdeling inkomend noor fatima bram victor 404: sjoerd tessa
POST telefonie:gebeurtenissen - everyone
POST berichten:berichten - everyone
"""
# Open to everybody, logged in or not.
PUBLIC = {
    "basis:alive",
    "telefonie:openapi",
    "berichten:openapi",
    "basis:ready",
    "basis:first_admin",
    "login",
    "password_reset",
    "password_reset_done",
    "password_reset_confirm",
    "password_reset_complete",
    "did_document",
    "badges:check",
    "badges:status_list",
    "badges:badge",
    "badges:badge_json",
}
# Programs ask these, not people: who is not logged in gets 401 and no page to log in.
SERVICES = ("case-v1p1:", "case-v1p0:", "telefonie:", "berichten:")
# Words in an address that stand for one thing everywhere in the world.
FIXED: dict[str, object] = {
    "dag": date(2026, 12, 24),
    "doel": "proeve",
    "bewaarsoort": "kwaliteit",
    "vraag": "klacht",
    "handeling": "verwijderen",
    "lijst": "te-laat",
    "berichtenlijst": "nieuw",
    "nummer": 1,
    "plek": 0,
}
# Choices out of the world are sent under the name of what is chosen.
APPOINTMENT: dict[str, object] = {"gepland_op": "2026-12-24T09:00", "plaats": "Spreekkamer 2"}
SENT: dict[str, dict[str, object]] = {
    "basis:taal": {"taal": "nl"},
    "basis:aanwezigheid": {"stand": "bezet"},
    "werkplek:start": {"kanaal": "telefoon"},
    "werkplek:inwoner_kies": {"geboortedatum": "geen datum"},
    "werkplek:eenvoudig": {"kanaal": "telefoon"},
    "ontwikkeling:niveau_stellen": {
        "niveau": "niveau",
        "besproken_op": "2026-11-20",
        "reden": "Zo besproken.",
    },
    "ontwikkeling:cyclus_einde": {"tot_en_met": "2026-12-24"},
    "ontwikkeling:gesprek_plannen": APPOINTMENT | {"soort": "voortgang"},
    "ontwikkeling:gesprek_verplaatsen": APPOINTMENT,
    "ontwikkeling:gesprek_verslag": {
        "bewerking": 0,
        "gehouden_op": "2026-11-20",
        "verslag": "Zo besproken.",
    },
    "ontwikkeling:gesprek_antwoord": {"bewerking": 0, "akkoord": "ja", "reactie": ""},
    "ontwikkeling:doel_reageren": {"tekst": "Mooi."},
    "ontwikkeling:hulpvraag": {"is_ja": "ja", "antwoord": "Dat kan."},
    "ontwikkeling:bewijs_nakijken": {"uitkomst": "origineel_gezien", "reden": ""},
    "ontwikkeling:nominatie_aanbieden": {"aan": "coach"},
}
# These ask for people to look at together: an afdeling or a functie.
TEAMS = {"ontwikkeling:team_csv", "ontwikkeling:team_xlsx"}
# Two objects of which the second has its own name in the address.
NAMED = {"fragment", "citaat", "competentie", "criterium", "element", "van", "naar"}


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    method: str
    name: str
    objects: tuple[str, ...]
    may: frozenset[str]
    refused: frozenset[str]
    hidden: frozenset[str]

    def __str__(self) -> str:
        return " ".join((self.method, self.name, *self.objects))

    def kwargs(self, uuids: dict[str, UUID]) -> dict[str, object]:
        """Return what the address asks for."""
        first, *rest = self.objects or ("",)
        if not first:
            return {}
        if first in FIXED:
            return {first: FIXED[first]}
        if self.name in TEAMS:
            return {"code": f"afdeling-{uuids[first]}"}
        named: dict[str, object] = {name: uuids[name] for name in rest if name in NAMED}
        fixed = {name: FIXED[name] for name in rest if name in FIXED}
        return {"uuid": uuids[first]} | named | fixed

    def sent(self, uuids: dict[str, UUID]) -> dict[str, object]:
        """Return what is filled in, where only that tells who may."""
        given = SENT.get(self.name, {})
        return {name: uuids.get(str(value), value) for name, value in given.items()}

    def expects(self, who: str) -> HTTPStatus | None:
        """Return the refusal that somebody should get, None for who may."""
        if self.may & {who, "everyone"}:
            return None
        if who not in self.refused and self.hidden & {who, "everyone"}:
            return HTTPStatus.NOT_FOUND
        return HTTPStatus.FORBIDDEN


def rows() -> Iterator[Row]:
    for line in ROWS.strip().splitlines():
        method, name, objects, people = line.split(maxsplit=3)
        may, _, hidden = people.partition("404:")
        may, _, refused = may.partition("403:")
        found = () if objects == "-" else tuple(objects.split("+"))
        groups = (frozenset(words.split()) for words in (may, refused, hidden))
        yield Row(method, name, found, *groups)


TABLE = list(rows())


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Yield the name of every address with its namespace."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (space, pattern.namespace) if part)
            yield from addresses(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join(part for part in (space, pattern.name) if part)


@pytest.fixture(scope="module")
def world(kept: None) -> World:
    """Make the world once for all rows."""
    return make_world()


@pytest.fixture(scope="module")
def sessions(world: World) -> Sessions:
    """Log everybody in once; return the key of the session of each."""
    return {who: _session_of(person) for who, person in world.cast.people.items()}


def _session_of(person: Medewerker) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def ask(world: World, row: Row, session: str | None) -> HttpResponseBase:
    """Send the request of a row in a session and undo what it did."""
    client = Client()
    if session is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    with transaction.atomic():
        url = reverse(row.name, kwargs=row.kwargs(world.uuids))
        is_post = row.method == "POST"
        response = client.post(url, row.sent(world.uuids)) if is_post else client.get(url)
        transaction.set_rollback(True)
    return response


def test_every_address_has_a_row() -> None:
    assert {*addresses(get_resolver())} == {row.name for row in TABLE} | PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=str)
def test_who_may_and_who_may_not(world: World, sessions: Sessions, row: Row) -> None:
    wrong = []
    for who, session in sessions.items():
        status = ask(world, row, session).status_code
        refusal = row.expects(who)
        is_right = status not in {403, 404, 500} if refusal is None else status == refusal
        if not is_right:
            wrong.append(f"{who}: {status}, not {refusal or 'let in'}")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=str)
def test_nobody_comes_in_without_logging_in(world: World, row: Row) -> None:
    response = ask(world, row, None)
    if row.name.startswith(SERVICES):
        assert response.status_code == HTTPStatus.UNAUTHORIZED
        return
    assert response.status_code == HTTPStatus.FOUND
    assert response["Location"].startswith("/inloggen/")


@pytest.mark.django_db
def test_an_object_that_is_not_there_is_404_for_who_may(world: World, sessions: Sessions) -> None:
    nowhere = {name: UUID(int=1) for name in world.uuids}
    empty = World(world.cast, nowhere)
    for row in TABLE:
        if row.objects and row.objects[0] not in FIXED and "everyone" not in row.may:
            session = sessions[min(row.may)]
            assert ask(empty, row, session).status_code == HTTPStatus.NOT_FOUND, str(row)


def test_people_of_the_table_are_people_of_the_cast(world: World) -> None:
    named = {who for row in TABLE for who in row.may | row.refused | row.hidden} - {"everyone"}
    assert named <= set(world.cast.people)
