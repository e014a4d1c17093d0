"""People, numbers and addresses for the example transcripts; invented, and seen to be so.

Written without a look at the lists that the rule knows: `bench.masking` counts how many of these
names it does not know.
"""

import random
from datetime import date, timedelta


def _words(text: str) -> list[str]:
    return text.split()


def _phrases(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.split(";")]


VOORNAMEN = _words(
    """
    Noor Bram Fatima Mohammed Jan Pieter Sanne Willemijn Ebrima Tsegay Oksana Thuy Wei Ayşe Emre
    Zeynep Yusuf Naima Soufiane Ilham Dounia Chukwuemeka Abebe Selam Kwame Akua Priya Rajesh
    Sunita Farid Shirin Babak Zahra Olena Volodymyr Agnieszka Krzysztof Małgorzata Ionel
    Ruxandra Giuseppe Fiorella João Marisol Xiomara Shanelva Rishandra Gerrit-Jan Anne-Fleur
    Jitske Sietse Froukje Wiebren Teunis Geesje Lubbert Mark Roos Wil Merel Floor Bas Dirkje
    Hendrika Cornelis Antoinette Liesbeth Tamar Eliora Nhung Linh Joko Dewi Ketut Yara Omar
    Bashir Hodan Ifrah Abdirahman Saskia Kees Marieke Radboud Ysbrand Perpetua
    """
)
ACHTERNAMEN = _phrases(
    """
    de Vries; Jansen; van den Berg; Bakker; Yılmaz; Kaya; El Idrissi; Benali; Sowe; Gebremedhin;
    Tesfaye; Kovalenko; Shevchuk; Nowakowska; Wójcik; Popescu; Ferrari; da Silva; dos Santos;
    Martina; Winterdal; Rozenblad; Jagernath; Ramdin; Wibowo; Tran; Chen; Haddad; Al-Khatib; al
    Masri; Rahimi; Hosseini; Mensah; Owusu; Okafor; Diallo; Terpstra; Hoekstra; Wiersma;
    Bouwmeester; ten Brinke; ter Horst; van 't Hof; van der Zwaluw; in 't Veld; op den Kamp; de
    Wit; Groot; Bloem; Vos; Kuiper; van Houten-Meijer; Smeekens; Verhaegen; Quist; Oudejans;
    Nijenhuis; Lammertink; Zuiderduin; Plantinga; Roodzant; Tuinstra; Kloosterboer;
    Schaapherder; Wagenvoort; d'Ancona; Abspoel; Cadogan; Duyvestein; Pinas; Slagveer; Zamani;
    Karimi; van de Sluis; Peeters-van Loon; Mulder; Hendriks
    """
)
STRATEN = _phrases(
    """
    Molenweg; Kastanjelaan; Burgemeester Hoekplantsoen; Jan Steenstraat; Laan van Nieuw
    Lindemeer; Oude Gracht; Prinses Irenestraat; 2e Kruisstraat; Esdoorndreef; Westerkade;
    Dorpsstraat; Achter de Kerk; Het Zand; Van Speijkplein; Merelhof; Hoge Wal; Tweede
    Dwarsstraat; Zandpad; Spoorsingel
    """
)
PLAATSEN = ("Lindemeer", "Oosterveen", "Sint Annadorp", "Den Hoorn aan Zee", "Waterwijk")
MAANDEN = _words(
    """
    januari februari maart april mei juni juli augustus september oktober november december
    """
)
BANKEN = {"RABO": "rabo", "INGB": "ingb", "ABNA": "a b n a", "TRIO": "t r i o"}
_ONES = _words(
    """
    nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien
    """
)
_TEENS = _words(
    """
    vijftien zestien zeventien achttien negentien
    """
)
_TENS = _words(
    """
    twintig dertig veertig vijftig zestig zeventig tachtig negentig
    """
)
_LETTERS = "ABCDEFGHJKLMNPRSTVWXZ"
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def spoken(number: int) -> str:
    """Return how a number under 100 is said."""
    if number < 20:
        return (_ONES + _TEENS)[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens - 2]
    link = "ën" if ones in {2, 3} else "en"
    return f"{_ONES[ones]}{link}{_TENS[tens - 2]}"


def digit_by_digit(digits: str) -> str:
    """Return digits as they are read aloud, one by one."""
    return " ".join(spoken(int(digit)) for digit in digits)


def in_pairs(digits: str) -> str:
    """Return an even number of digits as they are read aloud, two by two."""
    pairs = [digits[at : at + 2] for at in range(0, len(digits), 2)]
    said = [spoken(int(two)) if two[0] != "0" else digit_by_digit(two) for two in pairs]
    return " ".join(said)


def bsn(draw: random.Random) -> str:
    """Return nine digits from the range that is never given out, that pass the 11-test."""
    while True:
        digits = f"999{draw.randrange(10**6):06}"
        if sum(int(d) * w for d, w in zip(digits, _BSN_WEIGHTS, strict=True)) % 11 == 0:
            return digits


def written_bsn(draw: random.Random) -> str:
    """Return a BSN in one of the ways in which it is typed or read aloud."""
    d = bsn(draw)
    ways = [
        d,
        d,
        f"{d[:3]} {d[3:6]} {d[6:]}",
        f"{d[:4]}.{d[4:6]}.{d[6:]}",
        f"{d[:3]}-{d[3:6]}-{d[6:]}",
        f"{d[:4]} {d[4:6]} {d[6:]}",
        " ".join(d),
        digit_by_digit(d),
        f"{digit_by_digit(d[:3])}, {digit_by_digit(d[3:6])}, {digit_by_digit(d[6:])}",
    ]
    return draw.choice(ways)


def written_phone(draw: random.Random) -> str:
    """Return a phone number of the kind that stands in examples, typed or read aloud."""
    m = f"12345{draw.randrange(1000):03}"
    f = f"5550{draw.randrange(1000):03}"
    pairs = f"{in_pairs(m[:4])}, {in_pairs(m[4:])}"
    ways = [
        f"06{m}",
        f"06-{m}",
        f"06 {m}",
        f"06 - {m[:2]} {m[2:4]} {m[4:6]} {m[6:]}",
        f"06 {m[:3]} {m[3:5]} {m[5:]}",
        f"+31 6 {m}",
        f"+316{m}",
        f"+31 (0)6 {m[:4]} {m[4:]}",
        f"0031 6 {m[:2]} {m[2:4]} {m[4:6]} {m[6:]}",
        f"020-{f}",
        f"(020) {f[:3]} {f[3:5]} {f[5:]}",
        f"020 {f[:3]} {f[3:]}",
        f"nul zes, {pairs}",
        f"nul zes {digit_by_digit(m)}",
        f"nul twintig {digit_by_digit(f)}",
        f"nul zes eh {in_pairs(m)}",
    ]
    return draw.choice(ways)


def written_iban(draw: random.Random) -> str:
    """Return an account number with a right check, typed or read aloud."""
    bank = draw.choice(list(BANKEN))
    account = f"01234567{draw.randrange(100):02}"
    as_numbers = "".join(str(int(one, 36)) for one in f"{bank}{account}NL00")
    check = f"{98 - int(as_numbers) % 97:02}"
    whole = f"NL{check}{bank}{account}"
    fours = " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))
    aloud = f"{digit_by_digit(check)} {BANKEN[bank]} {digit_by_digit(account)}"
    ways = [
        whole,
        fours,
        fours,
        fours.replace(" ", "."),
        whole.lower(),
        f"NL {check} {bank} {account[:4]} {account[4:8]} {account[8:]}",
        f"NL {aloud}",
        f"n l {aloud}",
    ]
    return draw.choice(ways)


def written_mail(draw: random.Random, voor: str, achter: str) -> str:
    """Return a mail address at a domain that does not exist, typed or read aloud."""
    first, last = (_plain(one) for one in (voor, achter))
    host = draw.choice(["voorbeeld.example", "post.example", "mail.lindemeer.example"])
    aloud = host.replace(".", " punt ")
    ways = [
        f"{first}.{last}@{host}",
        f"{first[0]}{last}{draw.randrange(50, 99)}@{host}",
        f"{last}_{first}@{host}",
        f"{first} punt {last} apenstaartje {aloud}",
        f"{first[0]} punt {last} at {aloud}",
        f"{last} apenstaartje {host}",
        f"{first}.{last} (at) {host}",
        f"{first} @ {host}",
    ]
    return draw.choice(ways)


def _plain(name: str) -> str:
    turned = str.maketrans("şłóãıéë", "sloaiee")
    return "".join(one for one in name.lower().translate(turned) if "a" <= one <= "z")


def written_postcode(draw: random.Random) -> str:
    """Return a postcode, typed or read aloud."""
    digits = f"{draw.randrange(11, 99)}{draw.randrange(11, 99)}"
    one, two = draw.choice(_LETTERS), draw.choice(_LETTERS)
    ways = [
        f"{digits}{one}{two}",
        f"{digits} {one}{two}",
        f"{digits} {one}{two}",
        f"{digits}{one}{two}".lower(),
        f"{digits} {one} {two}",
        f"{in_pairs(digits)} {one} {two}",
    ]
    return draw.choice(ways)


def written_address(draw: random.Random) -> str:
    """Return a street with a house number."""
    straat, nr = draw.choice(STRATEN), draw.randrange(2, 99)
    ways = [f"{nr}", f"{nr}", f"{nr}a", f"{nr}-2", f"{nr} bis", f"nummer {nr}", spoken(nr)]
    return f"{straat} {draw.choice(ways)}"


def written_birthday(draw: random.Random) -> str:
    """Return a date of birth, typed or read aloud."""
    day = date(1935, 1, 1) + timedelta(days=draw.randrange(23_000))
    maand = MAANDEN[day.month - 1]
    ways = [
        f"{day:%d-%m-%Y}",
        f"{day.day} {maand} {day.year}",
        f"{day.day}/{day.month}/{day:%y}",
        f"{day:%d.%m.%Y}",
        f"{spoken(day.day)} {maand} negentien{spoken(day.year % 100)}",
        f"{day.day} {maand} {day:%y}",
    ]
    return draw.choice(ways)
