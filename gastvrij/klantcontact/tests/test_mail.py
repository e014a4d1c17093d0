"""Mail as it comes: charsets, HTML, attachments, damage, and answers of machines."""

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.klantcontact import rules

pytestmark = pytest.mark.one_database

# What took minutes takes less than one second; a busy machine gets more.
MOST_SECONDS = 10


def mail(text: str = "Hallo", **headers: str) -> bytes:
    made = EmailMessage()
    made["From"] = headers.pop("From", "Jan Proef <jan@inwoner.example>")
    made["Message-ID"] = "<1@inwoner.example>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made.as_bytes()


def test_who_wrote_what() -> None:
    read = rules.read_mail(mail("Hoe laat open?\r\nGroet 😊", Subject="Vraag over café"))
    assert read.extern_id == "<1@inwoner.example>"
    assert (read.van_naam, read.van_adres) == ("Jan Proef", "jan@inwoner.example")
    assert read.onderwerp == "Vraag over café"
    assert read.tekst == "Hoe laat open?\nGroet 😊"
    assert not read.is_automatic


@pytest.mark.parametrize(
    ("charset", "data", "text"),
    [
        ("iso-8859-1", "één €".encode("windows-1252"), "één €"),
        ("utf-8", "één".encode(), "één"),
        ("utf-8", "één".encode("windows-1252"), "één"),
        ("bestaat-niet", "één".encode(), "één"),
        ("us-ascii", "één".encode(), "één"),
        ("utf-8", b"a\x00b", "ab"),
    ],
)
def test_charsets_also_those_that_lie(charset: str, data: bytes, text: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert rules.read_mail(head.encode() + data).tekst == text


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("=?utf-8?q?Caf=C3=A9?=", "Café"),
        ("=?iso-8859-1?B?6ek=?= erbij", "éé erbij"),
        ("=?onbekend?q?a?=", "a"),
        ("=?utf-8?b?stuk", "=?utf-8?b?stuk"),
        ("=?utf-8?b?a?=", "=?utf-8?b?a?="),
        ("lang\r\n onderwerp", "lang onderwerp"),
    ],
)
def test_subjects_also_those_that_are_broken(subject: str, shown: str) -> None:
    assert rules.read_mail(f"Subject: {subject}\r\n\r\n".encode()).onderwerp == shown


def test_mail_in_html_only_becomes_text_without_what_runs_or_loads() -> None:
    html = """<html><head><title>x</title><style>p{}</style></head><body><p>Beste&nbsp;gemeente,
    </p><script>alert(1)</script><ul><li>Eén</li><li>Twee</li></ul>Groet<br>Jan</body></html>"""
    made = EmailMessage()
    made.set_content(html, subtype="html")
    assert rules.read_mail(made.as_bytes()).tekst == (
        "Beste gemeente,\n\n- Eén\n\n- Twee\n\nGroet\nJan"
    )


def test_plain_text_goes_before_html_and_attachments_are_named_only() -> None:
    made = EmailMessage()
    made.set_content("Zie de bijlage")
    made.add_alternative("<p>Zie de <b>bijlage</b></p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="brief é.pdf")
    made.add_attachment("notitie", filename="notitie.txt")
    read = rules.read_mail(made.as_bytes())
    assert read.tekst == "Zie de bijlage"
    assert read.bijlagen == ("brief é.pdf", "notitie.txt")
    assert rules.with_attachments(read).endswith(
        "[Bijlagen, niet bewaard: brief é.pdf, notitie.txt]"
    )


def test_the_answer_goes_to_reply_to() -> None:
    read = rules.read_mail(mail(From="Website <no-reply@site.example>", Reply_To="a@b.example"))
    assert (read.van_naam, read.van_adres) == ("Website", "a@b.example")


@pytest.mark.parametrize(
    ("headers", "automatic"),
    [
        ({"Auto_Submitted": "auto-replied"}, True),
        ({"Auto_Submitted": "auto-generated; owner=x"}, True),
        ({"Auto_Submitted": "no"}, False),
        ({"Precedence": "bulk"}, True),
        ({"Return_Path": "<>"}, True),
        ({"From": "Mail Delivery <MAILER-DAEMON@x.example>"}, True),
        ({"X_Autoreply": "yes"}, True),
        ({}, False),
    ],
)
def test_machines_that_answer_are_told_from_people(
    headers: dict[str, str],
    automatic: bool,  # noqa: FBT001
) -> None:
    assert rules.read_mail(mail(**headers)).is_automatic is automatic


def test_a_report_of_a_mail_that_failed_is_no_question() -> None:
    raw = b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n\r\nMislukt\r\n--x--\r\n"
    assert rules.read_mail(raw).is_automatic


def test_a_mail_without_an_id_is_called_by_its_content() -> None:
    first, second = rules.read_mail(b"Subject: a\r\n\r\n"), rules.read_mail(b"Subject: b\r\n\r\n")
    assert first.extern_id.startswith("mail:")
    assert first.extern_id == rules.read_mail(b"Subject: a\r\n\r\n").extern_id
    assert first.extern_id != second.extern_id


@given(st.binary(max_size=400))
def test_no_mail_is_refused_and_none_holds_a_nul(raw: bytes) -> None:
    for data in (raw, b"From: =?utf-8?b?" + raw + b"\r\nSubject: " + raw + b"\r\n\r\n" + raw):
        read = rules.read_mail(data)
        assert "\x00" not in read.tekst + read.onderwerp + read.van_naam + read.van_adres
        (read.tekst + read.onderwerp + read.van_naam).encode()


def _nested(depth: int) -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (one, one)
        for one in range(depth)
    )
    return b"".join(parts)


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain; charset=undefined\r\n\r\n\xff",
        b"Content-Type: text/plain; charset=raw_unicode_escape\r\n\r\n\\ud800",
        b'Content-Type: text/plain; charset="x\x00y"\r\n\r\n\xff',
        b"Subject: =?x\x00y?q?a?=\r\n\r\n",
        b"Content-Type: application/pdf; name*=undefined''a%FF\r\n\r\nx",
        b"Content-Type: application/pdf; name*=raw_unicode_escape''%5Cud800\r\n\r\nx",
        b"Content-Type: text/html\r\n\r\n<![geen <b>verklaring</b>",
        b"From: " + b"(" * 5000 + b"\r\n\r\n",
        b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"Hallo",
        _nested(3000),
    ],
)
def test_a_mail_made_to_break_its_reader_does_not_hold_up_the_others(raw: bytes) -> None:
    read = rules.read_mail(raw)
    shown = rules.with_attachments(read) + read.onderwerp + read.van_naam + read.van_adres
    assert "\x00" not in shown
    assert shown.encode().decode() == shown


@pytest.mark.parametrize("bit", ["<", "<!--", "<a ", "<a='", "</", "<?", "<![", "<!"])
def test_html_made_to_keep_its_reader_busy_is_read_in_its_stride(bit: str) -> None:
    started = time.process_time()
    assert "Hallo" in rules.html_text(f"<p>Hallo</p>{bit * 100_000}")
    assert time.process_time() - started < MOST_SECONDS


def test_a_message_id_in_other_letters_than_plain_ones_is_no_name() -> None:
    raw = "Message-ID: <é@inwoner.example>\r\n\r\n".encode()
    assert rules.read_mail(raw).extern_id.startswith("mail:")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<!--[if !mso]><!-->Ja<!--<![endif]--> en nee", "Ja en nee"),
        ("<!--[if mso]>Weg<![endif]-->Ja", "Ja"),
        ("<style><!-- p{} --></style>Ja", "Ja"),
        ("Ja<!-- nooit dicht", "Ja"),
        ("Als a < b en c > d", "Als a < b en c > d"),
        ("<p title='a < b'>Ja</p>", "Ja"),
    ],
)
def test_comments_in_html_are_left_out(html: str, text: str) -> None:
    assert rules.html_text(html) == text


@given(st.text(max_size=200))
def test_any_html_gives_text(html: str) -> None:
    assert isinstance(rules.html_text(html), str)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenmerk 0000000042.", ["0000000042"]),
        ("Re: [0000000042] 0000000042 en 0000000043", ["0000000042", "0000000043"]),
        ("Bel +310612345678 of 00000000421", []),
        ("nummer:0000000042x", ["0000000042"]),
        ("٠٠٠٠٠٠٠٠٤٢", []),
    ],
)
def test_ten_digits_by_themselves_can_be_a_kenmerk(text: str, found: list[str]) -> None:
    assert rules.kenmerken(text) == found
