"""Words that are no name where nothing else says so: the talk at a town hall, in lower case."""

from .woordlijst import words

# Ours; what is not here counts as a name only where the context says that a name follows.
_FUNCTION = """
aan achter af al alle alleen allemaal alles als alvast ander andere anders beetje behalve beide
ben bent bij bijna bijvoorbeeld binnen boven buiten da daar daarbij daardoor daarin daarmee daarna
daarnaast daarom daarop daarover daarvan daarvoor dan dat de der deze dezelfde die dit doch door
dus dwars een eens eerst eerste en enige elke enkele er eraan erbij ergens erin ermee erna erop
erover ervan ervoor et etc euh eh uh ehm uhm even evenals geen geheel haar heel heen hem hen het
hetzelfde hier hierbij hiervoor hij hoe hoeveel hoewel hoezo hun i ieder iedere iedereen iemand
iets ik in inclusief is ja je jij jou jouw jullie kan konden kon kunt kunnen maar me mee meer
meest meestal meteen met mij mijn mijne misschien moest moet moeten mocht mag mogen na naar naast
namelijk nee neen net niemand niet niets nog nogal nooit nou nu of ofwel om omdat omhoog onder ons
onze ook op over overal per pas precies samen sinds sommige soms steeds straks tegen terug terwijl
thuis tijdens toch toen tot totdat tussen u uit uw uzelf vaak van vanaf vandaag vanuit vanwege
veel verder via volgens voor vooraf vooral voorbij vroeger waar waarbij waarin waarmee waarom
waarop waarvan waarvoor wanneer want was waren wat we weer weg weinig wel welk welke wie wij wilt
willen wilde zal ze zeer zelf zelfs zich zichzelf zij zijn zo zoals zodat zodra zonder zou zouden
zult zullen zulke 's 't 'n goed goede beter best beste graag nieuw nieuwe oud oude mooi fijn fijne
leuk lang lange kort korte snel vroeg laat later eerder gauw hoog laag duur gratis vol leeg juist
verkeerd
"""
_VERBS = """
aangevraagd aanvragen aanvraag aanvraagt ga gaan gaat ging gingen gegaan doe doen doet deed gedaan
heb hebben hebt heeft had hadden gehad word worden wordt werd werden geworden bel bellen belt
belde belden gebeld zeg zeggen zegt zei zeiden gezegd vraag vragen vraagt vroeg gevraagd weet
weten wist geweten kom komen komt kwam gekomen krijg krijgen krijgt kreeg gekregen zie zien ziet
zag gezien maak maken maakt maakte gemaakt geef geven geeft gaf gegeven neem nemen neemt nam
genomen sta staan staat stond gestaan lig liggen ligt lag zit zitten zat woon wonen woont woonde
gewoond werk werken werkt werkte gewerkt betaal betalen betaalt betaalde betaald stuur sturen
stuurt stuurde gestuurd mail mailen mailt mailde gemaild noteer noteren noteert klop klopt klopte
begrijp begrijpen begrijpt begreep begrepen denk denken denkt dacht gedacht hoor horen hoort
hoorde gehoord help helpen helpt hielp geholpen zoek zoeken zoekt zocht gezocht vind vinden vindt
vond gevonden houd houden houdt hield loop lopen loopt liep lees lezen leest las gelezen schrijf
schrijven schrijft schreef geschreven breng brengen brengt bracht haal halen haalt haalde gehaald
opgehaald ophalen laat laten liet zet zetten zetje gezet blijf blijven blijft bleef gebleven
verhuis verhuizen verhuist verhuisde verhuisd verlies verlopen verloopt verloren geboren getrouwd
trouwen trouwt gescheiden overleden begin beginnen begint begon begonnen wacht wachten wachtte
gewacht probeer proberen probeert geprobeerd luister luisteren spreek spreken spreekt sprak
gesproken spel spellen spelt speld wens wensen wenst wenste verbind verbinden verbindt
doorverbinden doorverbonden regelen regel geregeld melden meld meldt gemeld ontvang ontvangen
ontvangt ontving lijkt leek heet heten heette bedoel bedoelt ontbreekt gebeurt gebeurde gebeurd
duurt duren geldt gelden gaan hoef hoeven hoeft kost kosten kostte meegemaakt meegenomen meekijken
kijk kijken kijkt keek gekeken controleer controleren controleert open openen opent sluit sluiten
kiest kies kiezen klik klikken klikt drukken druk leg leggen legt legde ziek zwanger jarig
bereikbaar bereiken terugbellen terugbelt aanwezig afwezig blij boos bang benieuwd bezig klaar moe
verdrietig vergeten vergeet kwijt inloggen ingelogd ingeschreven inschrijven uitgeschreven nodig
gekomen gekocht kopen koopt verkocht huren huurt huurde tekenen teken tekent getekend ondertekend
opgezegd opzeggen dank danken bedank bedankt bedanken doorgeven doorgegeven geef invullen ingevuld
vul vult bestaat bestaan mist missen volgt volgen gevolgd vertel vertellen vertelt vertelde
verteld sorry excuus snap snapt wou woonachtig
"""
_CALLS = """
goedemorgen goedemiddag goedenavond goedenmorgen goedendag goeiemorgen goeiemiddag hallo hoi hai
hé hey dag tot ziens doei welkom beste geachte lieve groet groeten groetjes groetend vriendelijke
hartelijke hartelijk hoogachtend mvg gegroet alstublieft alsjeblieft dankjewel dankuwel prima oké
oke ok okay akkoord inderdaad uiteraard natuurlijk zeker jazeker helaas graag momentje moment
ogenblik mevrouw meneer mijnheer heer heren dame dames mevr mw dhr juffrouw dokter dr drs ir mr
prof familie fam wethouder burgemeester medewerker medewerkster inwoner inwoners burger burgers
beller klant klanten cliënt balie telefoon kcc agent collega collega's ambtenaar consulent
adviseur manager teamleider coach beoordelaar kandidaat spreker bezoeker aanvrager melder
gemachtigde partner man vrouw zoon zoontje dochter dochtertje moeder vader ouder ouders broer
broertje zus zusje buurman buurvrouw buren vriend vriendin kind kinderen oom tante neef nicht opa
oma kleinzoon kleindochter echtgenoot echtgenote weduwe weduwnaar huurder verhuurder eigenaar
bewoner bewoners mens mensen persoon personen iemand jongen meisje baby naam namen voornaam
voornamen achternaam achternamen meisjesnaam roepnaam tussenvoegsel voorletters initialen
contactpersoon getuige arts huisarts advocaat lijn gesprek gesprekken antwoord vraag vragen
onderwerp betreft bericht naam contact afspraak
"""
_TOWN = """
gemeente gemeenten gemeentehuis stadhuis raadhuis stadskantoor stadsloket loket provincie
waterschap rijk rijksoverheid overheid burgerzaken belastingen belasting belastingdienst toeslagen
toeslag parkeren parkeervergunning handhaving vergunning vergunningen omgevingsvergunning
omgevingsplan bouwen bouwzaken wonen zorg ondersteuning jeugd jeugdzorg onderwijs sport cultuur
afval afvalbeheer afvalportaal afvalstoffenheffing milieu milieustraat groen openbare ruimte
beheer werk inkomen participatie participatiewet uitkering uitkeringen bijstand schuldhulp
schuldhulpverlening sociaal sociale domein wijkteam wijk noord zuid oost west centrum
maatschappelijk maatschappelijke klantcontactcentrum klantcontact contactcentrum team teams
afdeling afdelingen dienst diensten bureau kantoor stichting vereniging commissie college raad
gemeenteraad griffie rekenkamer bezwaar beroep klacht klachten bezwaarschrift beschikking besluit
aanslag aanslagen woz wmo awb avg brp bag apv ozb cjib rdw uwv svb ind ggd duo cbs kvk coa digid
eherkenning eidas machtigen mijn mijnoverheid berichtenbox bsn burgerservicenummer
burgerservicenummers iban rekening rekeningnummer paspoort paspoorten identiteitskaart rijbewijs
rijbewijzen reisdocument document documenten uittreksel akte geboorteakte overlijdensakte huwelijk
huwelijksakte partnerschap verhuizing verhuizen adres adressen woonadres postadres postcode
huisnummer straat plaats woonplaats land telefoonnummer nummer nummers mobiel mailadres
e-mailadres e-mail emailadres email website site link formulier formulieren app computer internet
online systeem dossier dossiers zaak zaken zaaknummer kenmerk melding meldingen mor meldnummer
brief brieven post bijlage bijlagen foto kopie bewijs stukken gegevens informatie tarief tarieven
leges bedrag euro euro's cent rente termijn uitstel betaling automatische incasso lantaarnpaal
stoep stoeptegel boom bomen container containers bak zakken vuilnis grofvuil hond honden
hondenbelasting fiets fietsen auto auto's parkeerplaats zone verkeer bus trein station weg wegen
brug park speeltuin school scholen markt evenement evenementen feest straatfeest dakkapel tuin
schutting huis huizen woning woningen flat kamer raadzaal hoofdstuk artikel artikelen lid regeling
verordening plaatselijke algemene wet wetten regel bijlage paragraaf hulp vervoer traplift
scootmobiel rolstoel politie brandweer ziekenhuis bank rabobank ing abn amro rabo knab bunq gebouw
hal wachttijd woonboulevard reiziger type merk model kinderbijslag kinderopvang opvang
leerlingenvervoer huurtoeslag zorgtoeslag leefgeld energietoeslag administratie bewindvoerder
mantelzorg mantelzorger voldaan voldoende onvoldoende toetsterm toets proeve kerntaak competentie
norm normen observatie bron kader versie titel datum status reactie notitie samenvatting
bijzonderheden opmerking let onderdeel stap criterium toelichting resultaat doel weekdag kwaliteit
"""
_TIME = """
januari februari maart april mei juni juli augustus september oktober november december maandag
dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter kerst pasen
pinksteren koningsdag ochtend middag avond nacht morgen overmorgen gisteren eergisteren uur uren
minuut minuten kwartier seconde dag dagen week weken weekend maand maanden jaar jaren tijd keer
maal volgende vorige vorig komende komend laatste half werkdag werkdagen datum nul nummer honderd
duizend miljoen procent tweede derde vierde vijfde zesde zevende achtste negende tiende eenmaal
tweemaal beide dubbel dubbele geboortedatum geboorteplaats geboortejaar leeftijd
"""
_PLACES = """
nederland nederlands nederlandse nederlander belgië duitsland duits duitse frankrijk frans franse
engeland engels engelse spanje spaans italië turkije turks turkse marokko marokkaans marokkaanse
polen pools poolse oekraïne oekraïens oekraïense syrië syrisch syrische eritrea suriname surinaams
surinaamse curaçao aruba bonaire china chinees indonesië europa europese arabisch arabische
amsterdam rotterdam utrecht eindhoven groningen tilburg almere breda nijmegen apeldoorn haarlem
arnhem amersfoort enschede zaanstad zwolle leiden leeuwarden maastricht dordrecht zoetermeer
deventer delft alkmaar venlo helmond hilversum assen emmen gouda den haag 's-gravenhage
's-hertogenbosch middelburg lelystad lindemeer oosterveen waterwijk sint rijnmond limburg brabant
gelderland zeeland friesland drenthe overijssel flevoland noord-holland zuid-holland noord-brabant
holland
"""
_THINGS = """
albert heijn jumbo lidl aldi postnl microsoft google apple samsung android iphone whatsapp
facebook teams excel word windows gastvrij marktplaats ziggo kpn odido vodafone excel freelift gek
vervelend moeilijk makkelijk duidelijk onduidelijk dringend belangrijk mogelijk onmogelijk eigen
gelijk hetzelfde extra apart aparte automatisch telefonisch schriftelijk digitaal persoonlijk
vaste snelle zwarte witte groene grijze blauwe rode bloemen rijst geluid gitaar dak traject plan
plannen probleem problemen kans keus keuze manier reden geval fout fouten idee recht rechten
plicht geduld dingen ding spullen baan bedrijf bedrijven winkel winkels werkgever inkomsten loon
geld schuld schulden
"""
_JUDGING = """
anderen gevolgen gevolg omgeving strategisch strategische visie invloed behoeften behoefte
belangen belang vraagstukken vraagstuk verhoudingen beschikbaar beschikbare bekend bekende voluit
minstens meetbare meetbaar afwijkende kalm optreden ten minste gedrag houding stem toon oogcontact
glimlach empathie begrip aandacht respect vriendelijkheid structuur gespreksstructuur fase opening
afsluiting afronding samenvatten doorvragen open gesloten vraagtechniek taal taalgebruik correct
correcte rustig rustige duidelijke zelfstandig zelfverzekerd vlot vlotte volledig volledige
onvolledig voorwaarden voorwaarde spoed verbinding wijziging wijzigingen ongedaan management
scherm knop toets kennis vaardigheid vaardigheden ervaring mening meningen tweede lijn
basisregistratie samenwerking eventueel eventuele elk elke onderlinge complexe eenvoudige
moeilijke lastige boze emotioneel agressief verward nerveus enthousiast betrokken geïnteresseerd
onzeker zeker terecht onterecht voorstel voorstellen oplossing oplossingen uitleg advies adviezen
verwachting verwachtingen handelingen stilte wachttijden moment momenten punt punten voorbeeld
voorbeelden situatie casus rollenspel acteur
"""
GEWOON = frozenset(
    (_FUNCTION + _VERBS + _CALLS + _TOWN + _TIME + _PLACES + _THINGS + _JUDGING).split()
)
# Words before a place, a thing or an organisation: a capital after them is no person's.
VOOR_IETS_ANDERS = words(
    """
    gemeente in te uit naar bij het de een richting vanuit nabij tussen stad dorp wijk station
    straat afdeling team dienst bureau provincie stichting via volgens per onder langs deze dit
    die dat onze ons mijn uw wet artikel merk type model zaak kenmerk café restaurant hotel
    school firma bedrijf bedrijven winkel kantoor partij vereniging club stadsdeel land
    """
)
