"""What people of the demo wrote about competences; all of it invented."""

FUNCTIES = {
    "Medewerker klantcontact": "Beantwoordt vragen aan de balie, aan de telefoon en online.",
    "Medewerker frontoffice sociaal": "Beantwoordt vragen over inkomen, zorg en jeugd.",
}
# By title of the competence: which level each functie asks, in the order of FUNCTIES.
NIVEAUS = {
    "Nauwkeurigheid": (2, 3),
    "Leren en verbeteren": (1, 2),
    "Overdragen": (2, 2),
    "Elkaar helpen": (1, 1),
    "Luisteren": (2, 3),
    "Duidelijk uitleggen": (2, 2),
    "Digitaal vaardig": (1, 1),
}
# By competence of the profile, which has no levels: if each functie asks it.
ZONDER_NIVEAUS = {"Kennis van Lindemeer": (True, True), "Helder schrijven": (True, False)}
MODULE = "Module V1: Dienstverlening"

# By user name: the place of the functie, and for how many days before the demo.
VERVULD = {"noor": 0, "meral": 0, "joris": 0, "bram": 0, "ineke": 0, "fatima": 1, "ravi": 1}

BESPROKEN = (
    "In drie gesprekken van deze maand vroeg u door tot de vraag helder was, en u zei het terug."
)
AKKOORD = "Herkenbaar. Ik wil dit ook aan de balie zo doen."
VOORSTEL = "U legt de stappen rustig uit. Bij brieven van de gemeente mag het nog korter."
# By user name: which level of which competence was stated and agreed.
GESTELD = {
    "meral": ("Luisteren", 2),
    "joris": ("Luisteren", 1),
    "bram": ("Luisteren", 2),
    "ineke": ("Nauwkeurigheid", 2),
}
GESTELD_REDEN = "Besproken aan de hand van twee gesprekken van de afgelopen weken."

AANLEIDING = "Ik wil weten hoe anderen mijn uitleg ervaren, voor mijn gesprek met Tessa."
GEVRAAGD = ("Luisteren", "Duidelijk uitleggen", "Overdragen")
COLLEGAS = ("meral", "joris", "ravi", "bram", "sjoerd")
# By who answers: what that person says of each of GEVRAAGD.
ANTWOORDEN = {
    "noor": ("meestal", "soms", "meestal"),
    "tessa": ("meestal", "meestal", "meestal"),
    "meral": ("altijd", "meestal", "meestal"),
    "joris": ("meestal", "meestal", "soms"),
    "ravi": ("altijd", "meestal", "niet_gezien"),
    "bram": ("meestal", "altijd", "meestal"),
    "sjoerd": ("altijd", "meestal", "meestal"),
}

DOEL_COMPETENTIE = "Duidelijk uitleggen"
DOEL_TITEL = "Eerst het antwoord geven"
DOEL = {
    "specifiek": "Ik geef in een gesprek eerst het antwoord en leg daarna uit waarom.",
    "meetbaar": "Drie citaten waarin de inwoner niet meer hoeft te vragen wat het antwoord is.",
    "actie_tekst": "Een middag meekijken bij Meral en daarna zelf proberen.",
    "actie_link": "",
}
VOORTGANG = "Een keer meegekeken. Ik let nu op mijn eerste zin."
AGENDA = ("Wat ging goed dit jaar?", "Mijn doel over uitleggen")
PLAATS = "Spreekkamer 2"

HULP = "Ik laat graag zien hoe ik een lastige brief uitleg."
WENS = "Ik wil leren hoe ik korter uitleg."
EERDER = "Cursus heldere taal"
UITGEVER = "Opleidingsbureau Voorbeeld"
AANGEDRAGEN = "Hier vroeg ik door tot duidelijk was welke aanvraag de inwoner bedoelde."
