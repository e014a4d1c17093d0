"""What is said in the example transcripts; `{…}` marks what is planted. Worded by us.

A line that begins with `M ` is said by the medewerker, with `I ` by the inwoner. Everything outside
the braces has to stay: streets without a number, departments, case numbers, articles, amounts.
"""

OPENINGS = """
M Goedemorgen, gemeente Lindemeer, u spreekt met {mw}. Waarmee kan ik u helpen?
I Goedemorgen, met {naam}. Ik heb een vraag over mijn paspoort.
---
M Gemeente Lindemeer, goedemiddag, met {mwnaam}.
I Ja hallo, u spreekt met mevrouw {achter} uit Lindemeer.
---
M Welkom bij de gemeente, mijn naam is {mw}. Met wie spreek ik?
I {naam}. Ik bel over de brief van 3 november.
---
M Goedendag, team Burgerzaken, {mw} hier.
I Dag {mw}, ik ben {naam} en ik wil mijn verhuizing doorgeven.
---
M Klantcontactcentrum Lindemeer, zegt u het maar.
I Goedemiddag, meneer {achter} hier, ik bel voor mijn moeder.
M Dag meneer {achter}, hoe heet uw moeder?
I {kindnaam}.
---
M Hallo, waarmee kan ik helpen?
I Ik heet {naam} en ik begrijp de aanslag WOZ niet.
M Dank u, {voor}. Dan kijk ik met u mee.
---
M Goedemiddag, met de gemeente, wat kan ik voor u doen?
I Mag ik de heer {achter} van Werk en Inkomen spreken?
M De heer {achter} is in gesprek. Wie kan ik zeggen dat er belde?
I Zegt u maar {kindnaam}.
---
M Fijn dat u er bent. Wat is uw naam?
I {init}.
M En de achternaam is {achter}?
I Ja, dat klopt.
---
M Goedemorgen, wie heb ik aan de lijn?
I U spreekt met {kindnaam}, ik bel namens mijn man {naam}.
---
M Gemeente Lindemeer, met {mw}, goedemorgen.
I Met {voor}, ik heb gisteren ook al gebeld.
M Goedemorgen {voor}, wat is uw achternaam?
I {achter}.
"""

CHECKS = """
M Mag ik uw burgerservicenummer?
I Dat is {bsn}.
M Dank u wel, ik heb het gevonden.
---
M Wat is uw bsn?
I {bsn}
---
I Mijn bsn is {bsn}, dat staat op mijn rijbewijs.
M Klopt, dat zie ik.
---
M Op welk nummer kunnen we u terugbellen?
I {tel}, na 17.00 uur ben ik thuis.
---
M Wat is uw telefoonnummer?
I Dat is {tel}.
M Dus {tel}. Dank u.
---
I U kunt mij bereiken op {tel} of mailen naar {mail}.
M Ik noteer het.
---
M Heeft u een mailadres voor mij?
I Ja, {mail}.
M Ik stuur u de link toe.
---
M Wat is uw postcode en huisnummer?
I {pc}, {nr}.
M Dank u wel.
---
M Wat is uw postcode?
I {pc}.
---
I Ik woon op {adres}, {pc} Lindemeer.
M Dank u wel, dat klopt met wat ik hier zie.
---
M Waar woont u nu?
I Op {adres} in Oosterveen.
---
I Wij verhuizen van {adres} naar {adres}, dat is postcode {pc}.
M Vanaf welke dag woont u daar?
I Vanaf 1 december.
---
M Op welke rekening mogen we het storten?
I Op {iban}.
---
I Mijn rekeningnummer is {iban} op naam van {naam}.
M Ik zet het in het systeem.
---
M Wat is uw geboortedatum?
I {geb}.
M Dank u, dat is gelijk.
---
I Ik ben geboren op {geb} in Waterwijk.
M Dat zie ik staan.
---
M Hoe spelt u uw achternaam?
I {spel}.
M Dank u, mevrouw {achter}.
---
M Wat is uw voornaam?
I Mijn voornaam is {voor}, achternaam {achter}.
---
M Is dat voor uzelf?
I Nee, voor mijn dochter {kind}. {kind} wordt volgende week 14.
M En hoe oud is {kind} nu?
---
I Mijn buurvrouw {kindnaam} heeft hetzelfde meegemaakt.
M Dat is vervelend om te horen.
---
I {kind}'s paspoort is ook verlopen.
M Dan neemt u {kind} mee naar de balie.
---
I Mijn zoon {kind} en zijn vriendin gaan samenwonen op {adres}.
M Dan geven zij dat zelf door.
---
M Spreek ik met {init}?
I Nee, met de buurman, {kindnaam}.
---
M Ik verbind u door met {kindnaam} van Parkeren.
I Is dat dezelfde als vorige keer? Toen sprak ik {kind}.
---
M Mijn collega {kind} belt u morgen terug op {tel}.
I Fijn, zeg maar dat {kind} na tien uur kan bellen.
"""

TOPICS = """
I Wanneer is mijn paspoort klaar?
M Over vijf werkdagen, op 26 november om 10.30 uur. U betaalt € 83,87.
I Mark mag het toch niet ophalen?
M Nee, alleen uzelf, met het oude document.
---
I Ik heb de aanslag van € 1.245,50 gekregen en ik snap hem niet.
M Uw huis is getaxeerd op € 312.000 per 1 januari. U kunt binnen zes weken bezwaar maken.
I Wil dat zeggen dat ik nu niet hoef te betalen?
M Wilt u uitstel, dan vraagt u dat apart aan.
---
I De lantaarnpaal in de Molenweg is kapot, al sinds maart.
M Is dat bij de hoek met de Kastanjelaan?
I Ja, tegenover de Albert Heijn.
M Het zaaknummer is Z2026-0012345. De afdeling Openbare Ruimte komt binnen 3 werkdagen.
---
I Er liggen weer zakken naast de container in de Jan Steenstraat.
M Dank voor de melding, MOR-2026-88123. Handhaving kijkt morgen tussen 9 en 12 uur.
---
I Ik wil een uitkering aanvragen, maar DigiD werkt niet.
M Volgens artikel 2.1.3 van de regeling heeft u daarvoor 8 weken.
I En de Participatiewet, artikel 41?
M Dat bespreekt Werk en Inkomen met u. Hoop geeft dat wel, toch?
---
I Hoe vraag ik een parkeervergunning aan?
M Via Mijn Lindemeer. De kosten zijn 120 euro per jaar, voor zone 4.
I Kan dat ook zonder computer?
M Ja, aan de balie in Waterwijk, van maandag tot en met vrijdag van 9.00 tot 17.00 uur.
---
I Ik heb een brief van het CJIB en van de Belastingdienst.
M Daar gaan wij niet over. Bel de Belastingdienst op 0800 0543.
I En wie gaat er over Toeslagen?
M Dienst Toeslagen, dat is hetzelfde nummer.
---
I Mijn vergunning voor de dakkapel, hoe lang duurt dat nog?
M Acht weken na 2 oktober, met zaaknummer 2026-004512. Roos, linde en beuk mogen blijven staan.
I En volgens het Omgevingsplan Oosterveen mag het?
M Ja, regel 5.12 van hoofdstuk 3.
---
I Ik kom voor de Wmo, mijn traplift doet het niet meer.
M Dan is dat een melding bij Zorg en Ondersteuning. Merk en type?
I Een Freelift 950 uit 2019.
M Het kan 10 tot 15 werkdagen duren.
---
I Ik wil trouwen op 12 mei in het Oude Raadhuis.
M Dat kan om 11.00, 13.00 of 15.30 uur. Bloemen mogen, rijst niet.
I Wat kost dat?
M 450 euro op een dinsdag, en 625 euro op zaterdag.
---
I Bij wie kan ik terecht over het Sociaal Domein?
M Bij het Wijkteam Noord, in het Huis van de Buurt aan het Raadhuisplein.
I Zit daar ook Maatschappelijk Werk?
M Ja, iedere woensdag.
---
I Mei is toch te laat? Augustus zou beter zijn.
M Floor en dak moeten eerst worden gekeurd, daarna krijgt u bericht.
I Bas of gitaar spelen mag daar ook niet zeker?
M Geluid na 23.00 uur mag niet volgens de Algemene Plaatselijke Verordening.
---
I Mijn zwarte bak is niet geleegd, op dinsdag 17 november.
M Dat doet Afvalbeheer Rijnmond. Ik maak een melding met kenmerk 88213 aan.
I Moet ik daarvoor in het Afvalportaal zijn?
M Nee, dit is genoeg.
---
I Ik ben mijn rijbewijs kwijt in Den Haag.
M Dan doet u eerst aangifte. Dat mag ook bij de politie in Rotterdam.
I Kost dat dan 52 of 104 euro?
M Het tarief is € 52,10. Een spoedaanvraag is € 34,10 extra.
"""

CLOSINGS = """
M Heb ik uw vraag zo beantwoord?
I Ja, dank u wel, {mw}.
M Graag gedaan, nog een fijne dag, mevrouw {achter}.
---
M Kan ik verder nog iets voor u doen?
I Nee hoor, bedankt.
M Dan wens ik u een fijn weekend.
---
M Ik zet het in het dossier van {naam}.
I Prima. Tot ziens!
---
M Dank voor uw geduld, meneer {achter}.
I Geen dank. Dag.
---
M Ik stuur de bevestiging naar {mail}. Is dat goed?
I Ja, heel graag. Fijne dag nog.
"""

LETTERS = """
Geachte heer, mevrouw,

Op 3 november ontving ik een brief met kenmerk 2026-88-1. Ik ben het er niet mee eens.
Ik woon al sinds 2011 op {adres}, {pc} Lindemeer en mijn burgerservicenummer is {bsn}.
U kunt mij bellen op {tel}.

Met vriendelijke groet,
{naam}
---
Beste {mw},

Dank voor het gesprek van dinsdag. Hierbij mijn rekeningnummer: {iban}.
Het staat op naam van {init}. Mijn partner {kind} doet de administratie.

Groeten,
{voor}
---
Van: {naam} <{mail}>
Aan: Team Belastingen
Onderwerp: bezwaar WOZ

Geachte mevrouw {kindachter},

Hierbij maak ik bezwaar tegen de aanslag van € 845,00 over 2026.
De buurman, meneer {achter2}, betaalt de helft, terwijl de Molenweg overal gelijk is.

Hoogachtend,
{init}
{adres}
{pc} Oosterveen
{tel}
---
Hoi,

Mijn dochter {kindnaam}, geboren op {geb}, gaat in september naar school.
Kan {kind} nog worden ingeschreven? Bel me op {tel} of mail naar {mail}.

Groetjes {voor} {achter}
---
Goedendag,

Wij willen op 21 juni een straatfeest houden in de Kastanjelaan. Contactpersoon: {naam}, {tel}.
Artikel 2.25 van de APV noemt een melding. Hoeveel weken van tevoren moet dat?

Alvast dank,
{naam}
---
Beste mensen van Burgerzaken,

Naam: {naam}
Geboortedatum: {geb}
BSN: {bsn}
Adres: {adres}, {pc}
Telefoon: {tel}
E-mail: {mail}
Vraag: hoe lang is mijn identiteitskaart nog geldig? Het nummer begint met IX.
"""

# How the two are called at the start of a line: medewerker, inwoner.
LABELS = (
    ("Medewerker: ", "Beller: "),
    ("Medewerker {mw}: ", "Inwoner: "),
    ("KCC - ", "Inwoner - "),
    ("[10:02] {mw}: ", "[10:03] {voor}: "),
    ("Medewerker: ", "Mevrouw {achter}: "),
    ("A: ", "B: "),
    ("- ", "- "),
    ("Balie: ", "Klant: "),
)
