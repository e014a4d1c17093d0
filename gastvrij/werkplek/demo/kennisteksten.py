"""What the demo gemeente knows: invented articles in plain Dutch, by onderwerp."""

from typing import NamedTuple


class Tekst(NamedTuple):
    """An article: what it is about, its text, and what hangs on it."""

    onderwerp: str
    titel: str
    vraag: str
    antwoord: str
    trefwoorden: str = ""
    regel: str = ""
    ruimte: str = ""
    wie_beslist: str = ""
    online: str = ""
    dagen_geldig: int | None = None


AFSPRAAK = "Een afspraak maakt u met de inwoner op de website, of meteen in dit gesprek."

ARTIKELEN = (
    Tekst(
        "Paspoort of identiteitskaart",
        "Paspoort aanvragen",
        "Wat heb ik nodig voor een nieuw paspoort?",
        "U komt zelf naar de balie, op afspraak. Neem een pasfoto in kleur mee van hoogstens zes "
        "maanden oud en al uw oude reisdocumenten.\n\nHet paspoort ligt na vijf werkdagen klaar. "
        f"U haalt het zelf op. {AFSPRAAK}",
        "reisdocument, pasfoto, toestemming kind",
        regel="De inwoner komt zelf, bij de aanvraag en bij het ophalen.",
        ruimte="Wie niet kan komen door ziekte, krijgt bezoek aan huis.",
        wie_beslist="De teamleider Burgerzaken, dezelfde dag.",
        online="Afspraak maken voor een paspoort",
        dagen_geldig=300,
    ),
    Tekst(
        "Paspoort of identiteitskaart",
        "Identiteitskaart aanvragen",
        "Hoe vraag ik een identiteitskaart aan?",
        "Op afspraak aan de balie, met een recente pasfoto en uw oude kaart of paspoort. De kaart "
        "is na vijf werkdagen klaar.\n\nMet de kaart reist u binnen Europa. Daarbuiten is bijna "
        "altijd een paspoort nodig.",
        "legitimatie, reisdocument",
        online="Afspraak maken voor een identiteitskaart",
        dagen_geldig=300,
    ),
    Tekst(
        "Paspoort of identiteitskaart",
        "Paspoort of identiteitskaart kwijt of gestolen",
        "Mijn paspoort is weg. Wat nu?",
        "Geef de vermissing door aan de balie. U krijgt een verklaring en vraagt meteen een nieuw "
        "document aan.\n\nIs het gestolen, doe dan ook aangifte bij de politie. Wordt het "
        "teruggevonden, lever het dan in: het is niet meer geldig.",
        "verloren, vermissing, diefstal",
        dagen_geldig=300,
    ),
    Tekst(
        "Spoedaanvraag reisdocument",
        "Reisdocument met spoed",
        "Ik ga morgen op reis en mijn paspoort is verlopen.",
        "Met spoed is een paspoort of identiteitskaart de volgende werkdag klaar, als u voor "
        "twaalf uur aan de balie bent. Dat kost meer.\n\nVertrekt u vandaag? Een noodpaspoort "
        "vraagt u aan bij de Koninklijke Marechaussee op de luchthaven.",
        "noodpaspoort, haast",
        ruimte="Na twaalf uur kan het alleen bij een sterfgeval of ernstige ziekte van familie.",
        wie_beslist="Het team Reisdocumenten.",
        dagen_geldig=300,
    ),
    Tekst(
        "Rijbewijs",
        "Rijbewijs aanvragen of verlengen",
        "Mijn rijbewijs verloopt. Hoe verleng ik het?",
        "U verlengt het rijbewijs op afspraak aan de balie, met een recente pasfoto en uw oude "
        "rijbewijs. Veel inwoners kunnen het ook online via een erkende fotograaf.\n\nBegin op "
        "tijd: boven een bepaalde leeftijd is eerst een gezondheidsverklaring nodig, en dat duurt "
        "maanden.",
        "rijvaardigheid, vernieuwen",
        online="Rijbewijs online verlengen",
        dagen_geldig=200,
    ),
    Tekst(
        "Rijbewijs",
        "Rijbewijs kwijt",
        "Ik ben mijn rijbewijs verloren. Mag ik nog rijden?",
        "Nee, u rijdt pas weer met een nieuw rijbewijs. Meld aan de balie dat het weg is en vraag "
        "meteen een nieuw aan. Neem een pasfoto en een geldig legitimatiebewijs mee.",
        "verloren, gestolen",
        dagen_geldig=200,
    ),
    Tekst(
        "Verhuizing doorgeven",
        "Verhuizing doorgeven",
        "Ik ga verhuizen. Hoe geef ik dat door?",
        "Geef de verhuizing door aan de gemeente waar u gaat wonen, vanaf vier weken ervoor tot "
        "uiterlijk vijf dagen erna. Online gaat het het snelst.\n\nWoont er al iemand op het "
        "adres? Dan hoort er toestemming van de hoofdbewoner bij.",
        "adreswijziging, inschrijven, nieuw adres",
        regel="Vijf dagen na de verhuizing moet de gemeente het weten.",
        ruimte="Wie te laat is met een goede reden, krijgt de verhuisdag die hij kan bewijzen.",
        wie_beslist="Een medewerker Basisregistratie.",
        online="Verhuizing doorgeven",
    ),
    Tekst(
        "Uittreksel",
        "Uittreksel uit de basisregistratie",
        "Ik heb een bewijs van inschrijving nodig.",
        "U vraagt een uittreksel online aan of haalt het aan de balie. Online komt het binnen "
        "drie werkdagen met de post. Vraag eerst na of de organisatie echt om een uittreksel "
        "vraagt: soms kan zij het zelf opzoeken.",
        "BRP, bewijs van inwoning, adresbewijs",
        online="Uittreksel aanvragen",
    ),
    Tekst(
        "Uittreksel",
        "Geboorteakte opvragen",
        "Hoe kom ik aan een kopie van mijn geboorteakte?",
        "Een afschrift van de geboorteakte vraagt u aan bij de gemeente waar u bent geboren. Voor "
        "het buitenland is er een versie in meer talen.",
        "afschrift, burgerlijke stand",
    ),
    Tekst(
        "Trouwen",
        "Trouwen of partnerschap: voornemen melden",
        "Wij willen trouwen. Wat moeten wij regelen?",
        "Meld het voornemen ten minste twee weken tevoren, online of aan de balie. Daarna kiest u "
        "dag, plaats en ambtenaar. U hebt twee tot vier getuigen.",
        "huwelijk, bruiloft, geregistreerd partnerschap, ondertrouw",
        online="Huwelijk melden",
    ),
    Tekst(
        "Paspoort of identiteitskaart",
        "Verklaring omtrent het gedrag",
        "Ik heb een verklaring omtrent het gedrag nodig voor mijn werk.",
        "Meestal zet uw werkgever de aanvraag digitaal klaar en rekent u online af. Kan dat niet, "
        "dan vult u samen het formulier in en komt u ermee naar de balie.\n\nDe beslissing neemt "
        "een dienst van het Rijk, meestal binnen vier weken.",
        "vrijwilligerswerk, stage",
    ),
    Tekst(
        "Omgevingsvergunning",
        "Dakkapel plaatsen",
        "Heb ik een vergunning nodig voor een dakkapel?",
        "Aan de achterkant vaak niet, aan de voorkant bijna altijd wel. Doe samen de "
        "vergunningcheck in het Omgevingsloket; die geeft antwoord voor dat adres.\n\nIs een "
        "vergunning nodig, dan beslist de gemeente binnen acht weken.",
        "bouwen, verbouwen, dakraam, omgevingsloket",
        regel="De vergunningcheck is de uitkomst; wij doen daar aan de telefoon niets aan af.",
        ruimte="Bij monumenten kijkt een adviseur eerst mee.",
        wie_beslist="Team Vergunningen.",
        online="Naar het Omgevingsloket",
    ),
    Tekst(
        "Omgevingsvergunning",
        "Schutting of erfafscheiding",
        "Hoe hoog mag mijn schutting zijn?",
        "Achter de voorgevel mag een schutting meestal twee meter hoog zijn, ervoor een meter. "
        "Doe de vergunningcheck als de tuin aan een weg of pad grenst.",
        "hek, heg, erfgrens, buren",
        online="Naar het Omgevingsloket",
    ),
    Tekst(
        "Kapvergunning",
        "Boom kappen",
        "Mag ik de boom in mijn tuin weghalen?",
        "Voor dikke bomen en bomen op de lijst van bijzondere bomen is een kapvergunning nodig. "
        "Meet de stam op borsthoogte en kijk op de kaart.\n\nIn het broedseizoen blijft een boom "
        "met een nest staan, ook met vergunning.",
        "omhakken, snoeien, nest",
        online="Kapvergunning aanvragen",
    ),
    Tekst(
        "Grofvuil",
        "Grofvuil laten ophalen",
        "Hoe kom ik van mijn oude bank af?",
        "Maak een afspraak; de ophaaldienst komt op de dag die u kiest. Zet het om half acht aan "
        "de weg. Zelf wegbrengen naar de milieustraat kan zonder afspraak.\n\nBruikbare spullen "
        "neemt de kringloopwinkel graag mee.",
        "matras, meubels, milieustraat, kringloop, afval",
        online="Ophaalafspraak maken",
    ),
    Tekst(
        "Grofvuil",
        "Afvalpas kwijt of kapot",
        "Mijn afvalpas doet het niet meer.",
        "Vraag online een nieuwe pas aan; de oude werkt dan niet meer. Tot de nieuwe er is, staat "
        "de container op verzoek open met een tijdelijke code.",
        "container, milieupas, vuilnis",
        online="Nieuwe afvalpas aanvragen",
    ),
    Tekst(
        "Melding openbare ruimte",
        "Iets kapot op straat melden",
        "De lantaarnpaal voor mijn huis is stuk.",
        "Noteer de plaats zo precies mogelijk en maak een melding. Verlichting is binnen vijf "
        "werkdagen hersteld. Is er gevaar, bel dan meteen de buitendienst.",
        "lantaarnpaal, losse tegel, gat in de weg, straatverlichting, rioolput",
        online="Melding maken",
    ),
    Tekst(
        "Parkeervergunning",
        "Parkeervergunning voor bewoners",
        "Hoe krijg ik een vergunning om bij mijn huis te parkeren?",
        "In een gebied met betaald parkeren krijgt elk adres een eerste vergunning, als er geen "
        "eigen parkeerplaats is. Een tweede kan waar plaats is. Online geregeld is hij de volgende "
        "dag actief.",
        "auto, kenteken, tweede auto",
        regel="Eén eerste vergunning per adres.",
        ruimte="Bij een leenauto wisselt u het kenteken zelf, zo vaak als nodig.",
        wie_beslist="Team Openbare ruimte.",
        online="Parkeervergunning aanvragen",
    ),
    Tekst(
        "Parkeervergunning",
        "Gehandicaptenparkeerkaart",
        "Hoe vraag ik een parkeerkaart aan als ik slecht ter been ben?",
        "U vraagt de kaart aan met een pasfoto en een kopie van uw legitimatie. Een arts "
        "beoordeelt hoe ver u kunt lopen. U hoort binnen acht weken of u de kaart krijgt.",
        "invalide, gehandicapt, invalidenparkeerplaats",
    ),
    Tekst(
        "Bijstandsuitkering",
        "Bijstand aanvragen",
        "Ik heb geen inkomen meer. Kan ik een uitkering krijgen?",
        "Meld u eerst zo snel mogelijk; die dag telt als begin. Daarna volgt een gesprek over "
        "inkomen, spaargeld en wie er in huis woont. De beslissing komt binnen acht weken.\n\nKan "
        "iemand zo lang niet wachten, vraag dan om een voorschot.",
        "uitkering, Participatiewet, geen geld, voorschot",
        ruimte="Binnen vier weken is er een voorschot, op verzoek eerder.",
        wie_beslist="De consulent inkomen.",
        online="Melden voor bijstand",
    ),
    Tekst(
        "Bijzondere bijstand",
        "Bijzondere bijstand",
        "Mijn wasmachine is kapot en ik kan geen nieuwe betalen.",
        "Voor noodzakelijke kosten die u niet zelf kunt dragen, is er bijzondere bijstand. Vraag "
        "het aan voordat u koopt. Neem bewijs van inkomen mee en een prijsopgave.",
        "minima, schulden, noodzakelijke kosten",
    ),
    Tekst(
        "Hulp in het huishouden",
        "Hulp bij het huishouden",
        "Ik kan mijn huis niet meer zelf schoonhouden.",
        "Meld de vraag; binnen twee weken belt een consulent voor een gesprek thuis. Samen "
        "bekijkt u wat familie en buren kunnen doen en wat nodig is. Daarna beslist de gemeente "
        "binnen twee weken.",
        "Wmo, schoonmaken, thuiszorg, huishoudelijke hulp",
        ruimte="Bij ontslag uit het ziekenhuis kan de hulp dezelfde week beginnen.",
        wie_beslist="De consulent Wmo.",
    ),
    Tekst(
        "Woningaanpassing",
        "Traplift of andere aanpassing in huis",
        "Mijn vader kan de trap niet meer op.",
        "Een consulent komt thuis kijken wat er nodig is. Soms is een verhuizing beter; dan helpt "
        "de gemeente met de kosten. Begin niet zelf met verbouwen, want achteraf is er geen "
        "vergoeding.",
        "Wmo, drempel, douchestoel, verbouwing",
    ),
    Tekst(
        "Jeugdhulp",
        "Hulp voor een kind of jongere",
        "Ik maak mij zorgen om mijn kind. Waar kan ik terecht?",
        "Het jeugdteam denkt mee, zonder verwijzing. Bij direct gevaar belt u Veilig Thuis of "
        "112.\n\nDe huisarts kan ook verwijzen. Verbind door met het frontoffice sociaal als "
        "iemand nu een gesprek wil.",
        "opvoeding, Jeugdwet, jeugdteam",
    ),
    Tekst(
        "Aanslag",
        "Aanslag gemeentelijke belastingen",
        "Ik begrijp de aanslag niet. Hoe betaal ik in termijnen?",
        "De aanslag staat ook in MijnOverheid. Met automatische incasso betaalt u in tien "
        "termijnen. Bent u het er niet mee eens, maak dan binnen zes weken bezwaar.",
        "afvalstoffenheffing, rioolheffing, incasso, betalingsregeling",
        online="Aanslag bekijken",
    ),
    Tekst(
        "Aanslag",
        "Hondenbelasting",
        "Moet ik mijn hond aangeven?",
        "Nee. Lindemeer heft geen hondenbelasting meer. Wel loopt een hond binnen de bebouwde kom "
        "aan de lijn.",
        "huisdier, hondenpoep",
        dagen_geldig=-3,
    ),
    Tekst(
        "Kwijtschelding",
        "Kwijtschelding van belasting",
        "Ik kan de aanslag niet betalen.",
        "Met een laag inkomen en weinig spaargeld hoeft u soms niet te betalen. Vraag het online "
        "aan binnen drie maanden na de aanslag. Zolang er niet beslist is, hoeft u niet te "
        "betalen.",
        "minima, laag inkomen, schulden",
        online="Kwijtschelding aanvragen",
        dagen_geldig=14,
    ),
    Tekst(
        "WOZ-waarde",
        "Bezwaar tegen de WOZ-waarde",
        "Mijn huis is veel te hoog geschat.",
        "Bekijk eerst het taxatieverslag online. Klopt de waarde niet, maak dan binnen zes weken "
        "gratis bezwaar. Een taxateur belt terug als u dat wilt; vaak is de vraag dan opgelost.",
        "taxatie, waarde woning, taxatieverslag",
        online="Taxatieverslag bekijken",
    ),
)

SYNONIEMEN = (
    ("identiteitskaart", "ID-kaart", "identiteitsbewijs"),
    ("rijbewijs", "roze pasje"),
    ("verklaring omtrent het gedrag", "VOG"),
    ("grofvuil", "grof huisvuil", "bulkafval"),
    ("bijstand", "uitkering", "soos"),
    ("trouwen", "huwelijk"),
    ("kapot", "stuk", "defect"),
)

# By title: kind, and the text to copy.
TEKSTBLOKKEN = {
    "Uitgelegd en website gewezen": (
        "notitie",
        "Uitgelegd hoe het werkt en samen de pagina op de website gevonden.",
    ),
    "Afspraak gemaakt aan de balie": (
        "notitie",
        "Afspraak aan de balie gemaakt en verteld wat er mee moet.",
    ),
    "Inwoner wil liever gebeld worden": (
        "notitie",
        "De inwoner wordt het liefst overdag gebeld op het genoemde nummer.",
    ),
    "Aanhef en afsluiting van een e-mail": (
        "mail",
        "Goedendag,\n\nU stelde ons een vraag. Dit is ons antwoord.\n\nHebt u nog vragen? Antwoord "
        "op deze e-mail of bel ons.\n\nMet vriendelijke groet,\ngemeente Lindemeer",
    ),
}
