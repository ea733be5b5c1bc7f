"""What headings mean: the names that files give to the columns of a trial."""

from __future__ import annotations

from lib.reading.doubts.measured import DERIVED as DERIVED_NAME
from lib.reading.layout.spelling import bare
from lib.reading.names import underscored
from lib.study.layout import (
    ARM,
    BLOCK,
    DAY,
    DERIVED,
    END_DATE,
    FIRST_DOSE,
    FORM,
    NOT_USED,
    OF_EVENTS,
    ONLY_IF,
    OUTCOME,
    PARTICIPANT,
    START_DATE,
    UNIT,
    VALUE,
    VISIT,
    VISIT_DATE,
    WITHDRAWAL_DATE,
)

# By role the headings that mean it, as `bare` writes them: English, Italian, CDISC (SDTM, ADaM),
# REDCap. The first role of a heading is the one it has where nothing else speaks for another.
_HEADINGS: dict[str, str] = {
    PARTICIPANT: """
        participant id; participant; participants; participant no; participant number; patient;
        patient id; patient no; patient number; patient code; patient nr; pt; pt id; pt no; pid;
        subject; subject id; subject no; subject number; subjid; usubjid; subj; record id; record;
        id; study id; case; case no; case id; code; screening no; randomisation no; random no;
        randomization number; randomisation number; paziente; id paziente; codice paziente;
        n paziente; numero paziente; partecipante; id partecipante; codice partecipante; soggetto;
        id soggetto; codice soggetto; codice; cod; cod paziente; cod paz; id paz; paz; n paz;
        identificativo; matricola; record name; unique subject identifier; subject identifier for
        the study
    """,
    ARM: """
        arm; arms; group; groups; grp; treatment; treatment group; treatment arm; study arm;
        study group; trt; trtp; trta; trt01p; trt01a; armcd; actarm; actarmcd; arm code; allocation;
        allocated arm; allocated to; randomised to; randomized to; randomisation arm;
        randomization arm; randomisation group; randomization group; random group; intervention;
        drug; therapy; braccio; braccio di trattamento; gruppo; gruppo di trattamento;
        gruppo di studio; trattamento; terapia; allocazione; randomizzazione; braccio assegnato;
        planned treatment; planned treatment for period 01; actual treatment;
        actual treatment for period 01; description of planned arm
    """,
    "withdrawn_day": """
        withdrawn day; withdrawal day; day of withdrawal; dropout day; drop out day; discontinued
        day; day withdrawn; giorno di ritiro; giorno ritiro; giorno di uscita
    """,
    WITHDRAWAL_DATE: """
        withdrawal date; date of withdrawal; withdrawn date; dropout date; discontinuation date;
        data ritiro; data di ritiro; data di uscita; dcsdt
    """,
    "withdrawal_reason": """
        withdrawal reason; reason of withdrawal; reason for withdrawal; dropout reason; reason for
        dropout; reason for discontinuation; discontinuation reason; dcsreas; dcreascd; motivo del
        ritiro; motivo ritiro; motivo di uscita; motivo di ritiro; causa ritiro;
        reason for discontinuation from study
    """,
    "injections_received": """
        injections received; injections; doses received; doses; number of doses; number of
        injections; dosi ricevute; iniezioni ricevute; numero di dosi; n dosi
    """,
    BLOCK: "block; randomisation block; randomization block; blocco",
    FIRST_DOSE: """
        first dose date; date of first dose; first dose; first injection date; date of first
        injection; treatment start; treatment start date; start of treatment; trtsdt; trtsdtm;
        rfstdtc; rfxstdtc; randomisation date; randomization date; date of randomisation;
        date of randomization; data prima dose; data della prima dose; prima dose; data inizio
        trattamento; data di inizio trattamento; inizio trattamento; data prima iniezione; data
        randomizzazione; data di randomizzazione; date of first exposure to treatment
    """,
    VISIT: """
        visit; visits; visit name; avisit; visit label; timepoint; time point; time; event; event
        name; redcap event name; visita; tempo; nome visita; evento; follow up; analysis visit;
        week; weeks; study week; month; months; study month; period; wave; settimana; settimane;
        mese; mesi; periodo
    """,
    DAY: """
        day; days; study day; visit day; ady; vsdy; lbdy; visitdy; day of study; giorno; giorno di
        studio; giorno visita; giorno della visita; giorni; analysis relative day; relative day
    """,
    VISIT_DATE: """
        date; visit date; date of visit; sample date; sampling date; date of sample; date of
        sampling; assessment date; adt; vsdtc; lbdtc; svstdtc; data; data visita; data della visita;
        data prelievo; data del prelievo; data di valutazione; analysis date
    """,
    OUTCOME: """
        outcome; outcomes; parameter; param; paramcd; test; testcd; lbtestcd; vstestcd; lbtest;
        analyte; marker; variable; measure; measurement; esito; parametro; variabile; marcatore;
        analita; esame; parameter code
    """,
    VALUE: """
        value; values; result; results; aval; avalc; lbstresn; lborres; lbstresc; vsstresn; score;
        valore; valori; risultato; risultati; analysis value; analysis value c; numeric result
    """,
    UNIT: "unit; units; lbstresu; lborresu; unita; unita di misura; udm; avalu",
    "term": """
        term; preferred term; ae term; aeterm; aedecod; pt term; adverse event; adverse event term;
        event term; ae; termine; termine preferito; evento avverso; evento avverso termine; meddra
        pt; dictionary derived term; reported term for the adverse event
    """,
    "system_organ_class": """
        system organ class; soc; aebodsys; aesoc; body system; organ class; ae soc; classe per
        sistemi e organi; classe sistemica organica; classe; sistema organo;
        body system or organ class
    """,
    "start_day": """
        start day; ae start day; onset day; day of onset; astdy; aestdy; giorno di inizio; giorno
        inizio; giorno di insorgenza; giorno insorgenza; analysis start relative day;
        onset; start; insorgenza; inizio
    """,
    "end_day": """
        end day; ae end day; stop day; resolution day; aendy; aeendy; giorno di fine; giorno fine;
        giorno di risoluzione; giorno risoluzione; analysis end relative day; end; stop; resolution;
        fine; risoluzione
    """,
    START_DATE: """
        start date; ae start date; onset date; date of onset; onset; aestdtc; astdt; start; data di
        inizio; data inizio; data di insorgenza; data insorgenza; insorgenza; inizio;
        analysis start date; event date; date of event; ae date; adverse event date; data evento;
        data dell evento; data evento avverso; data dell evento avverso; data ae; data comparsa;
        data di comparsa; data esordio; data di esordio
    """,
    END_DATE: """
        end date; ae end date; stop date; resolution date; aeendtc; aendt; end; stop; data di fine;
        data fine; data di risoluzione; data risoluzione; risoluzione; fine; analysis end date
    """,
    "grade": """
        grade; ae grade; ctcae grade; severity; ae severity; aetoxgr; atoxgr; aesev; asev;
        intensity; toxicity grade; grado; grado ctcae; gravita; severita; intensita;
        standard toxicity grade; severity intensity; analysis toxicity grade
    """,
    "serious": """
        serious; sae; ae serious; aeser; serious event; serious adverse event; evento grave; serio;
        grave; seria; eag; serieta
    """,
    "related": """
        related; relatedness; ae related; causality; aerel; arel; relationship; relation; drug
        related; treatment related; correlato; correlazione; causalita; nesso causale; relazione;
        correlato al trattamento; analysis causality; causality analysis
    """,
    "led_to_withdrawal": """
        led to withdrawal; leading to withdrawal; led to discontinuation; ae withdrawal; ha causato
        il ritiro; ha portato al ritiro; porta al ritiro; ritiro per evento
    """,
    "fatal": "fatal; aesdth; death; ae fatal; fatale; decesso; morte; results in death",
    # By its field or, in an export of labels, by what REDCap calls it.
    FORM: "redcap repeat instrument; repeat instrument",
    ONLY_IF: """
        anl01fl; trtemfl; analysis flag 01; treatment emergent analysis flag
    """,
    NOT_USED: """
        redcap repeat instance; repeat instance;
        redcap data access group; studyid; study identifier; ablfl; saffl;
        ittfl; fasfl; avisitn; paramn; base; chg; pchg; trtpn; trtan; trt01pn; trt01an; visitnum;
        subjid subject; aeseq; asev n; siteid; domain; baseline record flag; change from baseline;
        baseline value; safety population flag; intent to treat population flag; notes; note;
        comment; comments; commento; commenti; remarks; osservazioni
    """,
}
BY_HEADING: dict[str, tuple[str, ...]] = {}
for _role, _names in _HEADINGS.items():
    for _name in map(str.strip, " ".join(_names.split()).split(";")):
        if _name:
            BY_HEADING[_name] = (*BY_HEADING.get(_name, ()), _role)

# Where two columns of a table mean the same role, the one that stands earlier here is taken.
PREFERRED = (
    *("participant id", "usubjid", "subject id", "record id"),
    # As randomised: what somebody was allotted to counts, not what they were given.
    *("trt01p", "planned treatment for period 01", "trtp", "planned treatment"),
    *("arm", "description of planned arm"),
    # Beside these a drug or a therapy is one that people may have had besides.
    *("treatment", "group", "trt", "braccio", "trattamento", "gruppo"),
    *("trt01a", "actual treatment for period 01", "trta", "actual treatment", "actarm"),
    # What readers call it, with its unit.
    *("param", "paramcd", "aedecod", "aval", "aetoxgr", "atoxgr"),
)

# Columns that say what somebody was given, whatever they were allotted to.
ACTUAL_ARM = frozenset(
    (
        *("trt01a", "actual treatment for period 01", "trta", "actual treatment"),
        *("actarm", "actarmcd"),
    )
)

# Ends of headings that say what a column holds that is no value.
# Headings that say whether a participant was censored, and others that tell, beside a time and in
# one row per participant, whether the event happened; and headings of such times.
CENSORED = (
    *("cnsr", "censor", "censored", "censoring", "censura", "censurato", "censurata"),
    *("censor status", "censoring status"),
)
HAPPENED = (
    *("event", "events", "status", "event status", "event occurred", "evento", "stato"),
    *("death", "died", "dead", "decesso", "morte", "relapse", "recidiva", "progression"),
)
TIMES = {
    *("time", "times", "futime", "follow up", "follow up time", "survival", "survival time"),
    *("event time", "tte", "os", "pfs", "dfs", "efs", "os time", "pfs time"),
    *("overall survival", "progression free survival", "tempo", "sopravvivenza"),
}
UNITS_OF_TIME = {"d", "days", "weeks", "months", "years", "giorni", "settimane", "mesi", "anni"}
NO_VALUE = ("complete", "completo", "timestamp", "date", "data", "flag", "code", "comment", "note")

# The cell of a flag in the rows that count.
FLAG = "Y"


def is_time(heading: str) -> bool:
    """Whether a heading may mean the time to an event: "time", "days", "PFS (months)"."""
    words = bare(heading).split()
    name = " ".join(word for word in words if word not in UNITS_OF_TIME)
    return (
        name in TIMES
        or bool(words and not name)
        or name.startswith(("time to ", "tempo a ", "tempo all "))
    )


def roles_of(heading: str) -> tuple[str, ...]:
    """What a heading may mean, the likeliest first; none if it is no name of a trial's columns.

    What registries put before the names of fields of adverse events ("ae_start_day") adds nothing.
    """
    if DERIVED_NAME.fullmatch(underscored(heading)):
        return (DERIVED,)
    name = bare(heading)
    known = BY_HEADING.get(name, ())
    if known or not name.startswith("ae "):
        return known
    field = BY_HEADING.get(name.removeprefix("ae "), ())
    return tuple(role for role in field if role in OF_EVENTS)
