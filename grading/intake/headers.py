"""What a column of a list of students holds, by its header in any of several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from grading.intake.tables import Row, Table, cleaned

ID, NUMBER, LOGIN, SIS, LMS, EMAIL = "id", "number", "login", "sis", "lms", "email"
FIRST, LAST, FULL, ROLE, PARTICIPANT, SECTION = (
    "first",
    "last",
    "full",
    "role",
    "participant",
    "section",
)
POINTS_POSSIBLE = "points possible"
"""What Canvas writes in place of a name in the row below its header."""

IDENTIFIERS = (ID, NUMBER, LOGIN, SIS, EMAIL, LMS)
"""Kinds of columns that a student's id may be taken from, the best first."""

_SPELLINGS = {
    ID: "id",
    NUMBER: """student id; student number; student no; student nr; student ref; sid; id number;
        registration number; enrolment number; enrollment number; roll number; roll no;
        org defined id; matrikelnummer; matrikelnr; matrikel; matr nr; mat nr; matrnr; matnr;
        matriculation number; matriculation no; matric number; id nummer; personennummer;
        numero d identification; numero d etudiant; numero etudiant; no etudiant; matricule;
        numero de id; numero de identificacion; numero de estudiante; numero de alumno; matricula;
        expediente; codice identificativo; numero di matricola; matricola; numero de identificacao;
        numero de matricula; studentnummer; studienummer; studentnr; stamnummer; id nummer;
        numer albumu; nr albumu; numer id; osobni cislo; identifikacni cislo; opiskelijanumero;
        ogrenci no; ogrenci numarasi; neptun kod; neptun; 学号; 學號; 学籍番号; 학번;
        номер студенческого билета; номер зачетной книжки; αριθμος μητρωου; nim; nia; nrp""",
    LOGIN: """username; user name; user; user id; userid; login; login id; login name; sis login id;
        net id; netid; uni id; unikey; eid; cas id; uid; account; benutzername; anmeldename;
        nutzername; kennung; benutzerkennung; unikennung; nom d utilisateur; identifiant;
        nombre de usuario; usuario; nome utente; nome de utilizador; nome de usuario;
        gebruikersnaam; anvandarnamn; brukernavn; brugernavn; kayttajatunnus; nazwa uzytkownika;
        uzivatelske jmeno; felhasznalonev; kullanici adi; имя пользователя; логин; 用户名;
        使用者名稱; ユーザ名; ユーザー名; 사용자 이름""",
    SIS: "sis user id; sis id; integration id",
    LMS: "lms user id; lms id; lms userid; canvas user id; canvas id; moodle id; lti user id",
    EMAIL: """email; e mail; mail; email address; e mail address; mail address; email id;
        e mail adresse; mailadresse; adresse de courriel; courriel; adresse e mail; adresse email;
        adresse electronique; direccion de correo; direccion de correo electronico;
        correo electronico; correo; indirizzo email; indirizzo e mail; posta elettronica;
        endereco de e mail; endereco de email; e mailadres; e postadress; e post; epost;
        e postadresse; sahkoposti; sahkopostiosoite; adres e mail; e mail cim; e posta;
        e posta adresi; адрес электронной почты; электронная почта; почта; 邮箱; 电子邮件;
        電子郵件; 电子邮件地址; メールアドレス; 이메일""",
    FIRST: """first name; firstname; first names; given name; given names; forename; forenames;
        vorname; vornamen; rufname; prenom; prenoms; nombre; nombres; nombre s; nome; voornaam;
        fornamn; fornavn; etunimi; imie; jmeno; krestni jmeno; keresztnev; utonev; ad; adi; имя;
        ονομα; 名; 名字; 이름""",
    LAST: """last name; lastname; last names; surname; surnames; family name; nachname; nachnamen;
        familienname; zuname; nom; nom de famille; apellido; apellidos; apellido s; cognome;
        sobrenome; apelido; achternaam; familienaam; efternamn; etternavn; efternavn; sukunimi;
        nazwisko; prijmeni; vezeteknev; csaladnev; soyad; soyadi; фамилия; επωνυμο; 姓; 姓氏; 성""",
    FULL: """name; names; full name; fullname; student; student name; name of student;
        display name; sortable name; vollstandiger name; anzeigename; teilnehmer; participant;
        participante; nom complet; nombre completo; nome completo; volledige naam; naam;
        fullstandigt namn; namn; fullt navn; navn; fulde navn; koko nimi; nimi; pelna nazwa;
        imie i nazwisko; cele jmeno; teljes nev; nev; tam adi; tam ad; полное имя; фио; 姓名; 全名;
        氏名; フルネーム; 성명; name vorname; nachname vorname; vorname nachname; vor und nachname;
        last name first name; surname first name; first and last name; nom prenom; prenom nom;
        nom et prenom; apellidos nombre; apellidos y nombre; nombre y apellidos; cognome nome;
        cognome e nome; nome e cognome""",
    ROLE: "role; roles; rolle; rollen; rol; ruolo; ruoli; papel; papeis; rola; roolit; роль; 角色",
    PARTICIPANT: """identifier; identificador; identificatore; identifikator; identifikation;
        идентификатор; 标识符; 識別子""",
    SECTION: "section; sections; sektion; seccion; sezione",
}
_PARTICIPANT = re.compile(
    r"(?:participant|teilnehmer|partecipante|deelnemer|deltagare|deltager|deltaker|osallistuja|"
    r"uczestnik|účastník|résztvevő|katılımcı|участник|συμμετέχων|参加者|参与者|參與者|참가자|참여자)"
    r"\D{0,12}?(\d+)",
    re.IGNORECASE,
)


_ASCII = str.maketrans("ıłøđ", "ilod")


def plain_header(text: str) -> str:
    """A header without accents, case and punctuation: `E-Mail-Adresse` is `e mail adresse`."""
    text = unicodedata.normalize("NFKD", cleaned(text).replace("#", " number")).translate(_ASCII)
    text = "".join(c for c in text if not unicodedata.combining(c))
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)  # FirstName, OrgDefinedId
    return " ".join(re.findall(r"[^\W_]+", spaced.casefold()))


_KINDS = {
    plain_header(spelling): kind
    for kind, spellings in _SPELLINGS.items()
    for spelling in spellings.split(";")
}


@dataclass(frozen=True)
class Columns:
    """Where in a table the header is, and which column holds what; the first of a kind counts.

    header  index of the header's row
    kinds   kind -> indices of its columns, from left to right
    """

    header: int
    kinds: dict[str, list[int]]

    def of(self, kind: str) -> int | None:
        return self.kinds.get(kind, [None])[0]


def participant_number(text: str) -> str:
    """Moodle's number in `Participant 1001` or `Teilnehmer/in 1001`; empty if it is none."""
    match = _PARTICIPANT.fullmatch(cleaned(text))
    return match[1] if match else ""


def find_columns(table: Table) -> Columns | None:
    """The columns of a list of students; None where no row of headers is known.

    Titles may stand above the header: it is the row among the first thirty in which most is known.
    """
    best, most = None, 0
    for index, row in enumerate(table.rows[:30]):
        kinds = _kinds_of(row)
        if len(kinds) > most and any(kind in kinds for kind in (*IDENTIFIERS, PARTICIPANT)):
            best, most = Columns(index, kinds), len(kinds)
    return best and Columns(best.header, _settled(best.kinds, table, best.header))


def _kinds_of(row: Row) -> dict[str, list[int]]:
    kinds: dict[str, list[int]] = {}
    for index, each in enumerate(row.fields):
        header = plain_header(each.value)
        kind = _KINDS.get(header) or _KINDS.get(header.replace(" ", ""))
        if kind:
            kinds.setdefault(kind, []).append(index)
    return kinds


def _settled(kinds: dict[str, list[int]], table: Table, header: int) -> dict[str, list[int]]:
    """The kinds once it is known what stands in the columns and beside them."""
    kinds = dict(kinds)
    rows = [row for row in table.rows[header + 1 :] if not row.is_empty]
    for kind in (PARTICIPANT, ID, NUMBER, LOGIN, FULL):
        for column in list(kinds.get(kind, ())):
            values = [value for row in rows if (value := row.value(column))]
            if values and all(participant_number(value) for value in values):
                _move(kinds, column, kind, PARTICIPANT)
            elif kind == PARTICIPANT:
                _move(kinds, column, kind, NUMBER)
    if FIRST in kinds and LAST not in kinds and FULL in kinds:
        _move(kinds, kinds[FULL][0], FULL, LAST)  # "Vorname" and "Name"
    if ID in kinds and (SIS in kinds or _is_canvas(table, kinds, header)):
        _move(kinds, kinds[ID][0], ID, LMS)
    return kinds


def _move(kinds: dict[str, list[int]], column: int, old: str, new: str) -> None:
    if old == new:
        return
    kinds[old] = [each for each in kinds[old] if each != column]
    if not kinds[old]:
        del kinds[old]
    kinds[new] = sorted([*kinds.get(new, ()), column])


def _is_canvas(table: Table, kinds: dict[str, list[int]], header: int) -> bool:
    """Whether the column ID holds Canvas' own numbers: it is a gradebook from there."""
    if any(plain_header(each.value) == "sis login id" for each in table.rows[header].fields):
        return True
    names = kinds.get(FULL, [None])[0]
    return any(row.value(names).casefold() == POINTS_POSSIBLE for row in table.rows[header + 1 :])
