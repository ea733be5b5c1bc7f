"""The Italian sentences: keys are the English ones used in the code.

They stand in the order of the rooms, each under the first module that says it.

Medical and statistical terms follow Italian use: evento avverso grave (serious), severo (severe),
classificazione per sistemi e organi, termine preferito, intervallo di confidenza (IC).
"""

from __future__ import annotations

ITALIAN: dict[str, str] = {
    # lib/report.py
    "These files cannot be shown yet. Problems found: {n}.": (
        "Questi file non si possono ancora mostrare. Problemi riscontrati: {n}."
    ),
    "This study cannot be read: {path}": ("Questo studio non si può leggere: {path}"),
    "The report cannot be written: {path}": ("Il rapporto non si può scrivere: {path}"),
    "the study is read from this file": ("lo studio si legge da questo file"),
    "what is there is not an ordinary file": ("quello che vi si trova non è un file ordinario"),
    # lib/statistics/changes.py
    "paired t interval": ("intervallo t appaiato"),
    # lib/statistics/correlation.py
    "Fewer than two participants have both values, so no correlation can be given.": (
        "Meno di due partecipanti hanno entrambi i valori, quindi non è possibile calcolare una"
        " correlazione."
    ),
    "There are too few participants with both values for an interval of the correlation.": (
        "Le persone con entrambi i valori sono troppo poche per un intervallo della correlazione."
    ),
    (
        "One of the two outcomes does not vary, so its values cannot be ranked and no "
        "correlation can be given."
    ): (
        "Uno dei due esiti non varia, quindi i suoi valori non si possono ordinare e non è "
        "possibile calcolare una correlazione."
    ),
    (
        "The ranks of one of the two outcomes do not vary within the arms, so no correlation "
        "without the arm can be given."
    ): (
        "I ranghi di uno dei due esiti non variano entro i bracci, quindi non è possibile "
        "calcolare una correlazione al netto del braccio."
    ),
    (
        "All participants with both values are in one arm, so the arm cannot be removed from "
        "the correlation."
    ): (
        "Chi ha entrambi i valori appartiene a un solo braccio, quindi non è possibile "
        "calcolare una correlazione al netto del braccio."
    ),
    (
        "The two rankings agree completely or are exactly opposite, so neither an interval nor "
        "a p value can be given."
    ): (
        "I due ordinamenti coincidono del tutto o sono esattamente opposti, quindi non è "
        "possibile calcolare né un intervallo né un valore di p."
    ),
    "One of the two does not vary within the arms, so no correlation can be given.": (
        "Uno dei due non varia entro i bracci, quindi non è possibile calcolare una correlazione."
    ),
    (
        "Within the arms the two lie on one straight line, so no interval of their correlation can "
        "be given."
    ): (
        "Entro i bracci i due esiti giacciono su una retta, quindi non è possibile calcolare un"
        " intervallo della loro correlazione."
    ),
    "Spearman": ("Spearman"),
    # lib/statistics/counts/proportions.py
    "There are no participants, so there is no proportion.": (
        "Non ci sono partecipanti, quindi non è possibile calcolare una proporzione."
    ),
    "One arm has no participants, so the arms cannot be compared.": (
        "Un braccio non ha partecipanti, quindi i bracci non si possono confrontare."
    ),
    "Newcombe's hybrid score interval": "l'intervallo ibrido di Newcombe",
    "that of Newcombe": "quello di Newcombe",
    "the score interval of Miettinen and Nurminen": "l'intervallo di Miettinen e Nurminen",
    "that of Miettinen and Nurminen": "quello di Miettinen e Nurminen",
    # lib/statistics/counts/rates.py
    "Nobody was observed for any time, so there is no rate.": (
        "Nessun periodo di osservazione, quindi non è possibile calcolare un tasso."
    ),
    "One arm was not observed for any time, so the rates cannot be compared.": (
        "Un braccio non ha alcun periodo di osservazione, quindi i tassi non si possono "
        "confrontare."
    ),
    "No event was observed in either arm, so no ratio can be given.": (
        "Nessun evento osservato in nessuno dei due bracci, quindi non è possibile calcolare un"
        " rapporto."
    ),
    # lib/statistics/counts/responders.py
    "missing": "mancanti",
    # lib/statistics/estimates.py
    "One arm has no values, so the arms cannot be compared.": (
        "Un braccio non ha valori, quindi i bracci non si possono confrontare."
    ),
    "An arm with a single value shows no spread, so no interval can be given.": (
        "Un braccio con un solo valore non mostra dispersione: non è possibile calcolare un "
        "intervallo."
    ),
    "There are too few participants to estimate the spread and give an interval.": (
        "Il numero di partecipanti è troppo piccolo per stimare la dispersione e dare un "
        "intervallo."
    ),
    "The values do not vary within the arms, so there is nothing to judge the difference by.": (
        "I valori non variano entro i bracci, quindi manca una variabilità rispetto alla "
        "quale valutare la differenza."
    ),
    "A value is zero or negative, so no ratio can be given.": (
        "Un valore è zero o negativo, quindi non è possibile calcolare un rapporto."
    ),
    # lib/statistics/means.py
    "Welch": "Welch",
    # lib/statistics/models/ancova.py
    (
        "Arm and baseline explain the values completely, so nothing is left to judge the "
        "difference by."
    ): (
        "Braccio e valore basale spiegano del tutto i valori, quindi manca una variabilità "
        "residua rispetto alla quale valutare la differenza."
    ),
    "The baseline differs between the arms but not within them, so it cannot be adjusted for.": (
        "Il valore basale differisce tra i bracci ma non al loro interno, quindi non si può "
        "aggiustare per il basale."
    ),
    (
        "Each stratum has participants of one arm only, so the arms cannot be compared "
        "within strata."
    ): (
        "Ogni strato ha partecipanti di un solo braccio, quindi i bracci non si possono "
        "confrontare entro gli strati."
    ),
    "ANCOVA": "ANCOVA",
    # lib/statistics/models/censored.py
    "The median lies among the values below the quantification limit.": (
        "La mediana cade tra i valori sotto il limite di quantificazione."
    ),
    "All values are below the quantification limit, so no geometric mean can be estimated.": (
        "Tutti i valori sono sotto il limite di quantificazione, quindi non si può stimare "
        "una media geometrica."
    ),
    "All values of an arm are below the quantification limit, so no ratio can be estimated.": (
        "Tutti i valori di un braccio sono sotto il limite di quantificazione, quindi non "
        "si può stimare un rapporto."
    ),
    "The values above the quantification limit are too few or too alike for an estimate.": (
        "I valori sopra il limite di quantificazione sono troppo pochi o troppo simili per "
        "una stima."
    ),
    "The search for the estimate did not come to an end.": "La stima non è giunta a convergenza.",
    "Tobit, profile likelihood on the scale of t": (
        "Tobit, verosimiglianza profilo sulla scala di t"
    ),
    # lib/statistics/models/covariance_search.py
    (
        "How the visits vary together cannot be estimated: one visit follows from the others, or "
        "too few participants have values at the same visits."
    ): (
        "La covarianza tra le visite non è stimabile: una visita si ricava dalle altre, oppure "
        "troppo poche persone hanno valori alle stesse visite."
    ),
    (
        "The estimation of how the visits vary together did not come to an end, so no "
        "difference can be given."
    ): (
        "La stima della covarianza tra le visite non è giunta a convergenza, quindi non è "
        "possibile calcolare una differenza."
    ),
    # lib/statistics/models/repeated_measures.py
    (
        "There are more than eight follow-up visits, too many to estimate how the visits vary "
        "together."
    ): ("Le visite di follow-up sono più di otto, troppe per stimare la covarianza tra le visite."),
    (
        "Too few participants have a value at this visit to estimate how it varies with the other "
        "visits."
    ): (
        "Troppo poche persone hanno un valore a questa visita per stimarne la covarianza con le "
        "altre visite."
    ),
    (
        "The values say next to nothing about how this visit varies with the others (less than "
        "one degree of freedom), so no difference can be given."
    ): (
        "I valori non informano quasi per nulla sulla covarianza tra questa visita e le altre "
        "(meno di un grado di libertà), quindi non è possibile calcolare una differenza."
    ),
    # lib/statistics/randomisation.py
    (
        "There are too few ways to allot the arms to rule out every large difference, so no 95% "
        "interval can be given."
    ): (
        "Le assegnazioni possibili ai bracci sono troppo poche per escludere ogni differenza "
        "grande, quindi non è possibile calcolare un intervallo al 95%."
    ),
    (
        "The differences that re-randomisation does not rule out lie on both sides of others that "
        "it does, so they are no interval."
    ): (
        "Le differenze che il test di permutazione non esclude si trovano da entrambe le "
        "parti di altre che esclude, quindi non formano un intervallo."
    ),
    # lib/statistics/ranks/hodges_lehmann.py
    (
        "There are too few participants for 95% confidence: even the smallest and the largest "
        "difference of all pairs of participants, which are these limits, do not reach it."
    ): (
        "Il numero di partecipanti è troppo piccolo per una confidenza del 95%: non la "
        "raggiungono neppure questi limiti, che sono la differenza minima e la massima tra tutte "
        "le coppie di partecipanti."
    ),
    (
        "The values do not vary within the arms: the differences of all pairs of participants are "
        "the same, so no interval can be given."
    ): (
        "I valori non variano entro i bracci: le differenze tra tutte le coppie di partecipanti"
        " sono uguali, quindi non è possibile calcolare un intervallo."
    ),
    (
        "Many values are equal, and so are many differences of pairs of participants: the limits "
        "may coincide, or lie at no difference although p, which allows for equal values, is below "
        "0.05."
    ): (
        "Molti valori sono uguali, e così molte differenze tra coppie di partecipanti: i "
        "limiti possono coincidere, o cadere sull'assenza di differenza anche se p, che "
        "tiene conto dei valori uguali, è inferiore a 0,05."
    ),
    # lib/statistics/ranks/superiority.py
    (
        "Every value of one arm lies above every value of the other, so this method gives "
        "neither an interval nor a p value; the exact rank test does give a p value."
    ): (
        "Tutti i valori di un braccio sono superiori a tutti quelli dell'altro, quindi "
        "questo metodo non fornisce né un intervallo né un valore di p; il test esatto dei "
        "ranghi fornisce invece un valore di p."
    ),
    # lib/statistics/summaries.py
    "There are no values to summarise.": "Non ci sono valori da riassumere.",
    "A single value shows no spread, so no interval can be given.": (
        "Un solo valore non mostra dispersione, quindi non è possibile calcolare un intervallo."
    ),
    "All values are equal, so there is no spread to base an interval on.": (
        "Tutti i valori sono uguali: manca la dispersione necessaria per un intervallo."
    ),
    # lib/study/columns.py
    "text": "testo",
    "whole number; blank = not known": "numero intero; vuoto = non noto",
    "study day (whole number; the day of the first dose is 1)": (
        "giorno di studio (numero intero; il giorno della prima dose è 1)"
    ),
    "yes or no; blank = not known": "sì o no; vuoto = non noto",
    "text, one for each text that it translates; blank = shown as it is": (
        "testo, uno per ogni testo tradotto; vuoto = mostrato così com'è"
    ),
    "identifier, the same in all tables; no names or dates of birth": (
        "identificativo, lo stesso in tutte le tabelle; né nomi né date di nascita"
    ),
    "text, each one once": "testo, ciascuno una sola volta",
    "the arm to which the participant was randomised": "il braccio assegnato dalla randomizzazione",
    "text, two different ones; of up to six, two are chosen to be compared": (
        "testo, due diversi; di non più di sei se ne scelgono due da confrontare"
    ),
    "when the participant left the study": "quando la persona ha lasciato lo studio",
    "study day; blank = completed": "giorno di studio; vuoto = ha completato",
    "why the participant left the study": "perché la persona ha lasciato lo studio",
    "text; blank = completed": "testo; vuoto = ha completato",
    "doses that the participant received": "dosi ricevute",
    "the block in which the participant was randomised, in permuted blocks": (
        "il blocco in cui la persona è stata randomizzata, con blocchi permutati"
    ),
    "text or number; the same for everybody in a block of a stratum": (
        "testo o numero; lo stesso per chiunque sia nel blocco di uno strato"
    ),
    "the reason in Italian": "il motivo in italiano",
    "any further column: a characteristic at baseline, such as age or sex": (
        "ogni altra colonna: una caratteristica al basale, come età o sesso"
    ),
    "numbers or texts; blank = missing": "numeri o testi; vuoto = mancante",
    "identifier, as in participants": "identificativo, come in participants",
    "day of the visit, as planned": "giorno della visita, come previsto",
    "what was measured": "che cosa è stato misurato",
    "code of an outcome: mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna, or your own": (
        "codice di un esito: mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna, o uno tuo"
    ),
    "the measured value, always in the same unit": "il valore misurato, sempre nella stessa unità",
    "instead of outcome and value: one column per outcome, one row per visit": (
        "invece di outcome e value: una colonna per esito, una riga per visita"
    ),
    "the event, coded (MedDRA preferred term) or in words": (
        "l'evento, codificato (termine preferito MedDRA) o a parole"
    ),
    "the class of the event": "la classe dell'evento",
    "when the event began": "quando è iniziato l'evento",
    "when the event ended": "quando è finito l'evento",
    "study day; blank = ongoing": "giorno di studio; vuoto = in corso",
    "how severe the event was (CTCAE)": "quanto era severo l'evento (CTCAE)",
    "1, 2, 3, 4 or 5; blank = not known": "1, 2, 3, 4 o 5; vuoto = non noto",
    "whether the event was serious by its outcome, whatever its grade": (
        "se l'evento è stato grave (serious) per le sue conseguenze, qualunque ne fosse il grado"
    ),
    "whether the event was judged related to the treatment": (
        "se l'evento è stato giudicato correlato al trattamento"
    ),
    "whether the participant left the study because of the event": (
        "se la persona ha lasciato lo studio a causa dell'evento"
    ),
    "whether the participant died of the event": "se la persona è deceduta a causa dell'evento",
    "the term in Italian": "il termine in italiano",
    "the class in Italian": "la classe in italiano",
    "related": "correlato",
    "arm": ("braccio"),
    "value": ("valore"),
    "serious": "grave",
    "fatal": "fatale",
    "number, or yes or no; blank = missing; <3.1 = below the quantification limit 3.1": (
        "numero, oppure sì o no; vuoto = mancante; <3.1 = sotto il limite di quantificazione 3.1"
    ),
    "ongoing": "in corso",
    "participants": "partecipanti",
    # lib/study/contract.py
    "Shorten it to at most {most} characters.": "Abbrevialo: al massimo {most} caratteri.",
    "Any adverse event": "Qualsiasi evento avverso",
    "Related to the study treatment": "Correlati al trattamento in studio",
    "Grade 3 or higher (severe)": "Grado 3 o superiore (severo)",
    "Serious": "Gravi",
    "Leading to withdrawal": "Che hanno portato al ritiro",
    "Fatal": "Fatali",
    # lib/study/entries.py
    "lower": "inferiore",
    "higher": "superiore",
    "synthetic": "sintetici",
    "low": "basso",
    "high": "alto",
    "data": "dati",
    "permuted blocks": "blocchi permutati",
    "weeks": "settimane",
    "months": "mesi",
    "real": "reali",
    # lib/study/pages.py
    "Overview": "Quadro generale",
    "Adverse events": "Eventi avversi",
    "Your own study": "Il tuo studio",
    "Outcomes": "Esiti",
    # lib/study/problems.py
    "{n} rows have the same problem here; the first {limit} of them are listed.": (
        "{n} righe presentano qui lo stesso problema; sono elencate le prime {limit}."
    ),
    "The first {limit} problems are listed; there are at least {n} more.": (
        "Sono elencati i primi {limit} problemi; ce ne sono almeno altri {n}."
    ),
    "n": ("n"),
    # lib/study/questions.py
    "Choose which arm is the control arm.": "Scegli qual è il braccio di controllo.",
    "Give the two arms different names.": "Dai ai due bracci nomi diversi.",
    "{outcome}: shorten the title of its page to at most 80 characters.": (
        "{outcome}: accorcia il titolo della sua pagina a 80 caratteri al massimo."
    ),
    "Put the outcomes on at most six pages.": "Distribuisci gli esiti su sei pagine al massimo.",
    "{outcome}: choose which direction is good.": "{outcome}: scegli la direzione favorevole.",
    "Keep at least one outcome.": "Tieni almeno un esito.",
    "The primary outcome is left out: choose another one.": (
        "L'esito primario è escluso: scegline un altro."
    ),
    "{outcome}: another outcome has the same name.": "{outcome}: un altro esito ha lo stesso nome.",
    "{outcome}: choose how it is compared; it holds only 0 and 1.": (
        "{outcome}: scegli come si confronta; contiene solo 0 e 1."
    ),
    # lib/study/study.py
    "analysed": ("persone analizzate"),
    # lib/reading/blocks/allocation.py
    "Write how many participants a block has: 2 or more.": (
        "Scrivi quante persone ha un blocco: 2 o più."
    ),
    'Only allocation = "permuted blocks" has blocks: correct one of the two.': (
        'Solo allocation = "permuted blocks" ha blocchi: correggi una delle due voci.'
    ),
    (
        "Permuted blocks need the column block in participants.csv, or the entry block_size here "
        "if they were filled in the order in which participants.csv lists the participants."
    ): (
        "I blocchi permutati richiedono la colonna block in participants.csv, oppure qui la voce "
        "block_size, se sono stati riempiti nell'ordine in cui participants.csv elenca le persone."
    ),
    "participants.csv has the column block as well: leave away this entry or that column.": (
        "participants.csv ha anche la colonna block: togli questa voce o quella colonna."
    ),
    "With permuted blocks everybody needs a block: write the one they were in.": (
        "Con i blocchi permutati ogni persona deve avere un blocco: scrivi il suo."
    ),
    (
        "Filled in the order of this table, the blocks of {size} do not all hold as many of each "
        "arm as the others; here begins one that does not. List the participants in the order in "
        "which they were randomised, or add the column block."
    ): (
        "Riempiti nell'ordine di questa tabella, i blocchi di {size} non hanno tutti lo stesso "
        "numero di persone per braccio; qui comincia uno diverso dagli altri. Elenca le persone "
        "nell'ordine in cui sono state randomizzate, o aggiungi la colonna block."
    ),
    (
        "This is no column of participants.csv that was known before the arms were allotted; such "
        "are: {columns}."
    ): (
        "Non è una colonna di participants.csv nota prima dell'assegnazione dei bracci; lo sono: "
        "{columns}."
    ),
    (
        "participants.csv has no column beside those of the arms and of what happened later, so "
        "there is nothing to name here: add the column, or leave this entry away."
    ): (
        "participants.csv non ha altre colonne oltre a quelle dei bracci e di ciò che è "
        "accaduto dopo, quindi qui non c'è nulla da indicare: aggiungi la colonna, o togli "
        "questa voce."
    ),
    (
        "study.toml says that the arms were allotted within the levels of this column, so "
        "everybody needs one."
    ): (
        "study.toml dice che i bracci sono stati assegnati entro i livelli di questa colonna, "
        "quindi ogni persona deve averne uno."
    ),
    # lib/reading/blocks/arms.py
    "At least one participant in each arm is needed.": "Serve almeno una persona per braccio.",
    (
        "Of at most {most} arms two can be chosen to be compared; this table has {n}, here with "
        "their rows: {codes}. Correct the spelling, or keep the rows of the two arms to compare."
    ): (
        "Si possono scegliere due bracci da confrontare tra non più di {most}; questa tabella ne "
        "ha {n}, qui con le loro righe: {codes}. Correggi la grafia, oppure tieni le righe dei due "
        "bracci da confrontare."
    ),
    "The arm must be one of {codes}, as study.toml says.": (
        "Il braccio deve essere uno tra {codes}, come dice study.toml."
    ),
    # lib/reading/blocks/claims.py
    "A published interval needs its effect, which lies between low and high.": (
        "Un intervallo pubblicato richiede il suo effetto, compreso tra low e high."
    ),
    "An effect on an outcome on the log scale is a ratio above 0.": (
        "Un effetto su un esito in scala logaritmica è un rapporto maggiore di 0."
    ),
    "At most {limit} published sentences can be compared.": (
        "Si possono confrontare al massimo {limit} frasi pubblicate."
    ),
    "A sentence speaks of an outcome or of events, not of both.": (
        "Una frase riguarda un esito o gli eventi, non entrambi."
    ),
    "This entry needs an outcome to speak of.": "Questa voce richiede l'esito a cui si riferisce.",
    # lib/reading/blocks/glossary.py
    "At most {limit} words can be explained.": "Si possono spiegare al massimo {limit} parole.",
    # lib/reading/blocks/layout.py
    "Write here which outcome the column holds.": ("Scrivi qui quale esito contiene la colonna."),
    # lib/reading/blocks/pages.py
    "At most {limit} pages of outcomes can be named.": (
        "Si possono indicare al massimo {limit} pagine di esiti."
    ),
    "Write a code of letters from a to z, digits, _ and -.": (
        "Scrivi un codice di lettere dalla a alla z, cifre, _ e -."
    ),
    "A page may be named only once.": "Una pagina può essere indicata una sola volta.",
    "Titles must differ, or a reader could not tell the pages apart.": (
        "I titoli devono essere diversi, altrimenti chi legge non distinguerebbe le pagine."
    ),
    # lib/reading/blocks/statements.py
    "At most {limit} of these blocks can be shown.": (
        "Si possono mostrare al massimo {limit} di questi blocchi."
    ),
    # lib/reading/blocks/truth.py
    (
        'Delete these blocks: only of synthetic data (data = "synthetic") is it known what is '
        "built in."
    ): (
        'Elimina questi blocchi: solo di dati sintetici (data = "synthetic") si sa quale '
        "differenza vi è inserita."
    ),
    "Each block needs either an outcome with its day and effect, or events = true.": (
        "Ogni blocco richiede o un esito con giorno ed effetto, oppure events = true."
    ),
    "This outcome is not among those of the study.": "Questo esito non è tra quelli dello studio.",
    "This day must be one of the visit days after the baseline.": (
        "Deve essere uno dei giorni di visita dopo il basale."
    ),
    "The effect on an outcome on the log scale is a ratio above 0.": (
        "L'effetto su un esito in scala logaritmica è un rapporto maggiore di 0."
    ),
    "Write how many of 1000 simulated trials: a whole number from 0 to 1000.": (
        "Scrivi in quanti di 1000 studi simulati: un numero intero da 0 a 1000."
    ),
    "This is said in another block already.": "Lo dice già un altro blocco.",
    # lib/reading/cells.py
    "This table is required.": "Questa tabella è obbligatoria.",
    "This column is required; the columns found are: {columns}.": (
        "Questa colonna è obbligatoria; le colonne trovate sono: {columns}."
    ),
    "This cell must not be empty.": "Questa cella non può essere vuota.",
    "Write a whole number, or leave the cell empty.": (
        "Scrivi un numero intero, o lascia vuota la cella."
    ),
    "Write the study day as a whole number; the day of the first dose is day 1.": (
        "Scrivi il giorno di studio come numero intero; il giorno della prima dose è il giorno 1."
    ),
    (
        "This is a date. Write the study day instead: the day of the first dose is 1, the day "
        "after it 2, the day before it 0."
    ): (
        "Questa è una data. Scrivi invece il giorno di studio: il giorno della prima dose "
        "è 1, quello dopo 2, quello prima 0."
    ),
    (
        "Write a number without spaces or signs for thousands, leave the cell empty if it is "
        "missing, or write <3.1 if it is below a quantification limit of 3.1."
    ): (
        "Scrivi un numero senza spazi né separatori delle migliaia, lascia la cella "
        "vuota se manca, o scrivi <3.1 se è sotto un limite di quantificazione di 3.1."
    ),
    "Write yes or no, or leave the cell empty if that is not known.": (
        "Scrivi sì o no, o lascia la cella vuota se non è noto."
    ),
    (
        "Write the grade as a number; under CTCAE mild is 1, moderate 2, severe 3, "
        "life-threatening 4 and fatal 5."
    ): (
        "Scrivi il grado come numero; secondo i CTCAE lieve è 1, moderato 2, severo 3, pericoloso "
        "per la vita 4 e fatale 5."
    ),
    "The grade must be 1, 2, 3, 4 or 5.": "Il grado deve essere 1, 2, 3, 4 o 5.",
    # lib/reading/doubts/characteristics.py
    "no": "no",
    "none": "nessuno",
    # lib/reading/doubts/impossible.py
    "negative": "negativo",
    # lib/reading/doubts/undecided.py
    "Which of the arms {codes} is the control arm?": (
        "Quale dei bracci {codes} è quello di controllo?"
    ),
    (
        "This can be read in several ways. Say which in a block [[values]] of study.toml, with "
        'table = "{name}", column = "{of}", cells and a meaning: {meanings}.'
    ): (
        "Si può leggere in più modi. Indica quale in un blocco [[values]] di study.toml, con "
        'table = "{name}", column = "{of}", cells e un significato (meaning): {meanings}.'
    ),
    (
        "Which of these days are the baseline, the visits and the primary one has to stand in the"
        " block [schedule] of study.toml."
    ): (
        "Quali di questi giorni siano il basale, le visite e il giorno dell'analisi primaria va"
        " indicato nel blocco [schedule] di study.toml."
    ),
    (
        "Two of these arms are compared: say which in the blocks [arms.treatment] and "
        "[arms.control] of study.toml, and the participants of the others leave all tables."
    ): (
        "Di questi bracci se ne confrontano due: indica quali nei blocchi [arms.treatment] e "
        "[arms.control] di study.toml; le persone degli altri escono da tutte le tabelle."
    ),
    # lib/reading/entries.py
    "This entry is required.": "Questa voce è obbligatoria.",
    "This entry is not known; allowed here are {names}.": (
        "Questa voce non è prevista; qui sono ammesse {names}."
    ),
    "Write a text in quotation marks.": "Scrivi un testo tra virgolette.",
    "Write a table of entries here.": "Scrivi qui una tabella di voci.",
    "Write a text, or a table with en and it.": "Scrivi un testo, o una tabella con en e it.",
    "Write a whole number.": "Scrivi un numero intero.",
    "Write a number.": "Scrivi un numero.",
    "Write true or false.": "Scrivi true o false.",
    "Write one of {names}.": "Scrivi uno tra {names}.",
    "Write a list of whole days, such as [1, 22, 43].": (
        "Scrivi un elenco di giorni interi, come [1, 22, 43]."
    ),
    "Write a whole number from 0 to 6.": "Scrivi un numero intero da 0 a 6.",
    "Bands need a scheme and equally many ascending lower limits, en and it names.": (
        "Le fasce richiedono uno schema e altrettanti limiti inferiori crescenti e nomi en e it."
    ),
    "Begin each block with [[{block}]], in double brackets.": (
        "Inizia ogni blocco con [[{block}]], tra doppie parentesi quadre."
    ),
    'Write a list of texts in quotation marks, such as ["999"].': (
        'Scrivi una lista di testi tra virgolette, per esempio ["999"].'
    ),
    # lib/reading/events.py
    "An event cannot end before it starts, on day {start}.": (
        "Un evento non può finire prima di iniziare, il giorno {start}."
    ),
    # lib/reading/examine.py
    (
        "This table is kept in another form than the dashboard's. Drop the files on its page "
        "“Your own study”, check there how they are understood, and put the study.toml that it "
        "gives beside them."
    ): (
        "Questa tabella è tenuta in una forma diversa da quella della dashboard. Trascina i file "
        "nella sua pagina «Il tuo studio», controlla lì come vengono letti e metti accanto a loro"
        " lo study.toml che ne ricevi."
    ),
    # lib/reading/formats/progress.py
    "Opening the files …": "Apertura dei file…",
    "Reading participants: {n} of {all} rows": (
        "Lettura della tabella participants: {n} righe su {all}"
    ),
    "Reading measurements: {n} of {all} rows": (
        "Lettura della tabella measurements: {n} righe su {all}"
    ),
    "Reading adverse events: {n} of {all} rows": (
        "Lettura della tabella adverse_events: {n} righe su {all}"
    ),
    "Checking participants …": "Controllo della tabella participants…",
    "Checking measurements …": "Controllo della tabella measurements…",
    "Checking adverse events …": "Controllo della tabella adverse_events…",
    # lib/reading/formats/statistical.py
    (
        "Reading this data set took longer than {limit} seconds: if the server is busy, load the "
        "page anew and drop it later; or export it as .csv."
    ): (
        "La lettura di questo file di dati ha richiesto più di {limit} secondi: se il server è "
        "occupato, ricarica la pagina e trascinalo più tardi; oppure esportalo come .csv."
    ),
    (
        "This data set cannot be opened: open it in its own program and save it again, or export "
        "it as .xlsx or .csv."
    ): (
        "Questo file di dati non si può aprire: aprilo nel suo programma e salvalo di nuovo, "
        "oppure esportalo come .xlsx o .csv."
    ),
    (
        "This data set is too large: keep the variables and rows of the study, or export it as "
        ".csv."
    ): (
        "Questo file di dati è troppo grande: tieni le variabili e le righe dello studio, oppure "
        "esportalo come .csv."
    ),
    # lib/reading/formats/unread.py
    (
        "This kind of workbook is not read: open it in its own program and save or export it as "
        "“Excel Workbook (.xlsx)”, or each table as CSV."
    ): (
        "Questo tipo di foglio di calcolo non viene letto: aprilo nel suo programma e salvalo o "
        "esportalo come «Cartella di lavoro di Excel (.xlsx)», oppure ogni tabella come CSV."
    ),
    "Of packed files only .zip is opened: pack the tables as .zip, or drop them as they are.": (
        "Tra i file compressi si apre solo .zip: comprimi le tabelle come .zip, o trascinale così "
        "come sono."
    ),
    (
        "Documents are not read: copy the tables into a workbook, one sheet for each, and save it "
        "as .xlsx; a document without tables can be left out."
    ): (
        "I documenti non vengono letti: copia le tabelle in una cartella di lavoro, un foglio per "
        "ciascuna, e salvala come .xlsx; un documento senza tabelle si può lasciare fuori."
    ),
    "Images are not read: drop the tables themselves, as .xlsx or .csv, and leave the image out.": (
        "Le immagini non vengono lette: trascina le tabelle stesse, come .xlsx o .csv, e lascia "
        "fuori l'immagine."
    ),
    (
        "Files of this kind are not read: save the tables in one that is read ({readable}), or "
        "leave the file out if it holds none."
    ): (
        "I file di questo tipo non vengono letti: salva le tabelle in uno che viene letto "
        "({readable}), o lascia fuori il file se non ne contiene."
    ),
    "Files of this program are not read: export the tables from there as .xlsx or .csv.": (
        "I file di questo programma non si leggono: esporta le tabelle da lì come .xlsx o .csv."
    ),
    # lib/reading/formats/workbooks.py
    "This workbook is protected by a password; save a copy without it.": (
        "Questa cartella di lavoro è protetta da una password; salvane una copia senza."
    ),
    "This workbook is damaged and cannot be opened; open it in Excel and save it again.": (
        "Questa cartella di lavoro è danneggiata e non può essere aperta; aprila in Excel "
        "e salvala di nuovo."
    ),
    (
        "This workbook is too large or has cells far outside its tables; copy the tables into a "
        "new workbook."
    ): (
        "Questa cartella di lavoro è troppo grande o ha celle molto lontane dalle tabelle; "
        "copia le tabelle in una nuova cartella di lavoro."
    ),
    (
        "Reading this workbook took longer than {limit} seconds: if the server is busy, load the "
        "page anew and drop it later; or save its sheets as CSV files."
    ): (
        "La lettura di questa cartella di lavoro ha richiesto più di {limit} secondi: se il server "
        "è occupato, ricarica la pagina e trascinala più tardi; oppure salva i suoi fogli come "
        "file CSV."
    ),
    "This workbook has no visible sheet; show the sheets that hold the tables.": (
        "Questa cartella di lavoro non ha fogli visibili; rendi visibili i fogli che "
        "contengono le tabelle."
    ),
    ("This is no workbook; open it in its own program and save it as “Excel Workbook (.xlsx)”."): (
        "Questo non è un foglio di calcolo; aprilo nel suo programma e salvalo come “Cartella di "
        "lavoro di Excel (.xlsx)”."
    ),
    # lib/reading/formats/zips.py
    "Give each table once: {file} would be the same table.": (
        "Fornisci ogni tabella una volta: {file} sarebbe la stessa tabella."
    ),
    "This zip file cannot be opened; pack the files again without a password.": (
        "Questo file zip non si apre; comprimi di nuovo i file senza password."
    ),
    "A zip file may hold at most {limit} files.": (
        "Un file zip può contenere al massimo {limit} file."
    ),
    "A zip file within a zip file is not opened; pack the tables themselves.": (
        "Un file zip dentro un file zip non viene aperto; comprimi direttamente le tabelle."
    ),
    "This zip file names files outside of itself and is not opened; pack the tables again.": (
        "Questo file zip indica file fuori di sé e non viene aperto; comprimi di nuovo le tabelle."
    ),
    # lib/reading/layout/columns/contents.py
    "yes": "sì",
    "female": "femmina",
    "male": "maschio",
    # lib/reading/layout/events.py
    "not related": "non correlato",
    (
        "No date of the first dose is known, from which study days are counted: add it to the "
        "table of participants, or say which of its columns holds it; or set this column to “not "
        "used”."
    ): (
        "Non è nota la data della prima dose, da cui si contano i giorni di studio: aggiungila "
        "alla tabella delle persone, o indica quale delle sue colonne la contiene; oppure "
        "imposta questa colonna su «non usata»."
    ),
    (
        "No date of the first dose of this participant is known, from which study days are "
        "counted: add it, or empty this cell; or set the column to “not used”."
    ): (
        "Di questa persona non è nota la data della prima dose, da cui si contano i giorni di "
        "studio: aggiungila, o svuota questa cella; oppure imposta la colonna su «non usata»."
    ),
    (
        "These are dates, not study days: take the column for a date of the adverse event, or set"
        " it to “not used”."
    ): (
        "Queste sono date, non giorni di studio: indica che la colonna è una data dell'evento "
        "avverso, oppure impostala su «non usata»."
    ),
    # lib/reading/layout/named.py
    "Name the files participants.csv, measurements.csv, adverse_events.csv, study.toml.": (
        "Chiama i file participants.csv, measurements.csv, adverse_events.csv, study.toml."
    ),
    "Name the sheets participants, measurements, adverse_events; this workbook has: {names}.": (
        "Chiama i fogli participants, measurements, adverse_events; questa cartella di "
        "lavoro ha: {names}."
    ),
    (
        "This sheet is hidden in the workbook: show it if it holds a table of the study, or give "
        "it another name."
    ): (
        "Questo foglio è nascosto nella cartella di lavoro: mostralo se contiene una tabella dello "
        "studio, o dagli un altro nome."
    ),
    "Say which column holds the arm: no column was recognised as such.": (
        "Indica quale colonna contiene il braccio: nessuna è stata riconosciuta come tale."
    ),
    ("Say which columns hold the values of outcomes, and of which visit: none were recognised."): (
        "Indica quali colonne contengono i valori degli esiti, e di quale visita: nessuna è stata"
        " riconosciuta."
    ),
    (
        "A time to an event, with who was censored, cannot be shown here: it takes an "
        "analysis of survival. Make that elsewhere, and drop here values measured at visits."
    ): (
        "Un tempo all'evento, con i casi censurati, non può essere mostrato qui: richiede "
        "un'analisi di sopravvivenza. Eseguirla altrove e caricare qui i valori misurati alle"
        " visite."
    ),
    (
        "No column tells whose each row is: add one with a code for each participant, such as 1, "
        "2, 3, and call it participant_id."
    ): (
        "Nessuna colonna dice a quale persona si riferisce ogni riga: aggiungine una con un "
        "codice per ogni persona, per esempio 1, 2, 3, e chiamala participant_id."
    ),
    # lib/reading/layout/participants.py
    "participant": ("partecipante"),
    (
        "{participant} has another value here in row {line}: write the same in both rows, or say "
        "that the column is something else."
    ): (
        "{participant} ha qui un altro valore nella riga {line}: scrivi lo stesso in entrambe le "
        "righe, oppure indica che la colonna è altro."
    ),
    "nobody": "nessuno",
    # lib/reading/measurements.py
    "The outcome must be one of {codes}; describe others in study.toml.": (
        "L'esito deve essere uno tra {codes}; descrivine altri in study.toml."
    ),
    "At most {limit} outcomes can be shown; this table has {n}. Is it the right column?": (
        "Si possono mostrare al massimo {limit} esiti; questa tabella ne ha {n}. È la "
        "colonna giusta?"
    ),
    "These look like the same outcome: {alike}. Write each outcome in one way.": (
        "Questi sembrano lo stesso esito: {alike}. Scrivi ogni esito in un solo modo."
    ),
    "At least one measurement is needed.": "Serve almeno una misurazione.",
    "Two columns of this table would be the same outcome.": (
        "Due colonne di questa tabella sarebbero lo stesso esito."
    ),
    "No column of this table holds numbers that could be an outcome.": (
        "Nessuna colonna di questa tabella contiene numeri che possano essere un esito."
    ),
    # lib/reading/names.py
    "This participant is not in participants.csv.": ("Questo codice non è in participants.csv."),
    (
        "This participant is not in participants.csv, but {other} is: write the same participant "
        "in the same way in every table."
    ): (
        "Questo codice non è in participants.csv, ma {other} sì: scrivi lo stesso partecipante "
        "nello stesso modo in ogni tabella."
    ),
    (
        "This participant is not in participants.csv. It looks like {other}, which is, but has "
        "other characters (such as a Cyrillic Р for a P, O for 0, or an accent apart from its "
        "letter): copy the identifier from participants.csv."
    ): (
        "Questo codice non è in participants.csv. Sembra {other}, che c'è, ma ha altri caratteri "
        "(come una Р cirillica per una P, O per 0, o un accento separato dalla sua lettera): copia "
        "il codice da participants.csv."
    ),
    "Row {line} gives the same text of {own} another Italian one: write one of the two in both.": (
        "La riga {line} dà allo stesso testo di {own} un altro nome italiano: scrivi in entrambe "
        "uno dei due."
    ),
    "This translates an empty cell: write the text of {own} too, or empty this.": (
        "Traduce una cella vuota: scrivi anche il testo di {own}, oppure svuota questa."
    ),
    # lib/reading/numerals.py
    "Most numbers of this table have a decimal comma: write this one in the same way.": (
        "La maggior parte dei numeri di questa tabella ha la virgola decimale: scrivi "
        "anche questo così."
    ),
    "Most numbers of this table have a decimal point: write this one in the same way.": (
        "La maggior parte dei numeri di questa tabella ha il punto decimale: scrivi anche "
        "questo così."
    ),
    (
        "This may be a decimal comma or a sign for thousands: write decimals with a point, and "
        "thousands without a sign."
    ): (
        "Può essere una virgola decimale o un separatore delle migliaia: scrivi i "
        "decimali con il punto e le migliaia senza separatore."
    ),
    (
        "This may be a decimal point or a sign for thousands: write decimals with a comma, and "
        "thousands without a sign."
    ): (
        "Può essere un punto decimale o un separatore delle migliaia: scrivi i decimali con "
        "la virgola e le migliaia senza separatore."
    ),
    "{written} looks like {joined} with a sign for thousands: write {joined}.": (
        "{written} sembra {joined} con un separatore delle migliaia: scrivi {joined}."
    ),
    (
        "{written} looks like {joined} with a sign for thousands: write {joined}; if you mean "
        "{decimal}, write it with a comma."
    ): (
        "{written} sembra {joined} con un separatore delle migliaia: scrivi {joined}; se "
        "intendi {decimal}, scrivilo con la virgola."
    ),
    (
        "{written} looks like {joined} with a sign for thousands: write {joined}; if you mean "
        "{decimal}, write it with a point."
    ): (
        "{written} sembra {joined} con un separatore delle migliaia: scrivi {joined}; se "
        "intendi {decimal}, scrivilo con il punto."
    ),
    # lib/reading/outcomes/ranges.py
    "The smallest possible value is {limit}.": "Il valore minimo possibile è {limit}.",
    "The largest possible value is {limit}.": "Il valore massimo possibile è {limit}.",
    (
        "This outcome is analysed on the log scale and needs values above 0; write a value below "
        "the quantification limit as <limit."
    ): (
        "Questo esito è analizzato in scala logaritmica e richiede valori sopra 0; scrivi un "
        "valore sotto il limite di quantificazione come <limite."
    ),
    # lib/reading/participants.py
    "Each participant may stand in this table only once.": (
        "Ogni partecipante può comparire in questa tabella una volta sola."
    ),
    (
        "Most cells of this column are numbers: write a number without spaces or signs for "
        "thousands, or leave the cell empty."
    ): (
        "La maggior parte delle celle di questa colonna sono numeri: scrivi un numero "
        "senza spazi né separatori delle migliaia, o lascia la cella vuota."
    ),
    "participants.csv lists more people than that: {n}.": (
        "participants.csv elenca più persone di così: {n}."
    ),
    # lib/reading/settings.py
    "Write how many people were screened: 1 or more.": (
        "Scrivi quante persone sono state sottoposte a screening: 1 o più."
    ),
    "This is not valid TOML: {error}": "Questo non è TOML valido: {error}",
    "Treatment and control need different codes.": (
        "Trattamento e controllo devono avere codici diversi."
    ),
    (
        "At most {limit} study days can be shown; give each visit its planned day, the same for "
        "all participants."
    ): (
        "Si possono mostrare al massimo {limit} giorni di studio; dai a ogni visita il giorno "
        "previsto, lo stesso per chiunque partecipi."
    ),
    "The baseline day must be the first of the visit days.": (
        "Il giorno basale deve essere il primo dei giorni di visita."
    ),
    "This day must be one of the visit days.": "Deve essere uno dei giorni di visita.",
    "The primary day must come after the baseline day.": (
        "Il giorno dell'analisi primaria deve venire dopo il giorno basale."
    ),
    "At most {limit} outcomes can be described.": "Si possono descrivere al massimo {limit} esiti.",
    "Describe at least one outcome.": "Descrivi almeno un esito.",
    "An outcome may be described only once.": "Un esito può essere descritto una volta sola.",
    "Names must differ, or a reader could not tell them apart.": (
        "I nomi devono essere diversi, o chi legge non potrebbe distinguerli."
    ),
    "Only one outcome can be the primary one.": "Un solo esito può essere quello primario.",
    "The lower limit must be below the upper limit.": (
        "Il limite inferiore deve essere sotto il limite superiore."
    ),
    (
        "An important difference is a number above 0; for an outcome on the log scale a ratio "
        "above 1."
    ): (
        "Una differenza importante è un numero maggiore di 0; per un esito in scala logaritmica "
        "un rapporto maggiore di 1."
    ),
    "Limits of an outcome on the log scale must be above 0.": (
        "I limiti di un esito in scala logaritmica devono essere sopra 0."
    ),
    "A day is either one of the visit days or one of the other days.": (
        "Un giorno è o tra quelli delle visite o tra gli altri giorni."
    ),
    "Write a number of days that is not negative.": ("Scrivi un numero di giorni non negativo."),
    "A yes/no outcome has no limits, bands or amounts: leave this away.": (
        "Un esito sì/no non ha limiti, fasce né quantità: togli questa voce."
    ),
    # lib/reading/spellings.py
    (
        "An empty cell would mean that the event is ongoing: leave it empty if so, else write the "
        "last day on which the event is known to have lasted."
    ): (
        "Una cella vuota significherebbe che l'evento è in corso: lasciala vuota se è così, "
        "altrimenti scrivi l'ultimo giorno in cui l'evento risulta ancora presente."
    ),
    (
        "An empty cell would mean that the participant completed the study: leave it empty if so, "
        "else write the day of the last contact."
    ): (
        "Una cella vuota significherebbe che la persona ha completato lo studio: lasciala "
        "vuota se è così, altrimenti scrivi il giorno dell'ultimo contatto."
    ),
    # lib/reading/text/delimited.py
    (
        "The file ends in the middle of this line, which has fewer fields than the header: it was "
        "cut off. Copy or export it again, and drop the whole one."
    ): (
        "Il file finisce a metà di questa riga, che ha meno campi dell'intestazione: è stato "
        "troncato. Copialo o esportalo di nuovo e trascina quello completo."
    ),
    "Save the file as UTF-8 text (in Excel: “CSV UTF-8”).": (
        "Salva il file come testo UTF-8 (in Excel: «CSV UTF-8»)."
    ),
    "This line cannot be read as CSV: check its quotation marks.": (
        "Questa riga non si può leggere come CSV: controlla le virgolette."
    ),
    "The first line must hold the column names.": (
        "La prima riga deve contenere i nomi delle colonne."
    ),
    (
        "Every line needs as many fields as the header, {n}. A field that holds the separator "
        "itself, such as 12,5 between commas, needs quotation marks."
    ): (
        "Ogni riga deve avere tanti campi quanti l'intestazione, {n}. Un campo che contiene "
        "il separatore stesso, come 12,5 tra virgole, va tra virgolette."
    ),
    "A column name may stand only once.": "Un nome di colonna può comparire una volta sola.",
    "A column with entries needs a name in the header.": (
        "Una colonna con dati deve avere un nome nell'intestazione."
    ),
    "At most {limit} columns can be read.": "Si possono leggere al massimo {limit} colonne.",
    "The files unpacked may hold at most {limit} MB.": (
        "I file decompressi possono occupare al massimo {limit} MB."
    ),
    # lib/reading/text/lines.py
    "At most {limit} rows can be read.": "Si possono leggere al massimo {limit} righe.",
    "A line of this file is far too long for a table.": (
        "Una riga di questo file è troppo lunga per una tabella."
    ),
    # lib/reading/visits.py
    "Each participant may have one row per day and outcome.": (
        "Ogni partecipante può avere una riga per giorno ed esito."
    ),
    "Each participant may have one row per day.": (
        "Ogni partecipante può avere una riga per giorno."
    ),
    (
        "The study days are {days}, as study.toml says. Name a day outside the visits in "
        "other_days, or set window to the days around a visit that belong to it."
    ): (
        "I giorni di studio sono {days}, come dice study.toml. Indica un giorno fuori dalle"
        " visite in other_days, oppure in window i giorni intorno a una visita che le "
        "appartengono."
    ),
    (
        "All values are of one day, the first study day or one before it. At least one day "
        "after it is needed: give each value the study day on which it was measured."
    ): (
        "Tutti i valori sono di un solo giorno, il primo dello studio o uno precedente. Serve"
        " almeno un giorno successivo: indicare per ogni valore il giorno di studio in cui è "
        "stato misurato."
    ),
    # lib/results/changes.py
    "median": "mediana",
    "mean": "media",
    # lib/results/claims.py
    "compatible": "compatibile",
    "not compatible": "non compatibile",
    "not comparable": "non confrontabile",
    "effects side by side": "effetti a confronto",
    "The sentence states nothing that these tables measure.": (
        "La frase non riguarda nulla che sia misurato in queste tabelle."
    ),
    "This study did not measure the outcome.": "Questo studio non ha misurato l'esito.",
    "This study has no visit at that day.": "Questo studio non prevede una visita in quel giorno.",
    "The table does not record this for every event.": (
        "La tabella non riporta questo dato per tutti gli eventi."
    ),
    "Adverse events of this kind were not supplied.": (
        "I dati su eventi avversi di questo tipo non sono stati forniti."
    ),
    "That no difference was shown says nothing of its size, and no interval was published.": (
        "Non aver dimostrato una differenza non dice nulla sulla sua entità, e non è stato "
        "pubblicato un intervallo."
    ),
    ("Of a yes/no outcome the arms are compared; no change within an arm is judged."): (
        "Di un esito sì/no si confrontano i bracci; nessuna variazione entro un braccio è "
        "giudicata."
    ),
    "nothing to compare": "nulla da confrontare",
    # lib/results/effects.py
    "No participant has a baseline value, so no difference adjusted for baseline can be given.": (
        "Nessuna persona ha un valore basale, quindi la differenza aggiustata per il basale non"
        " è stimabile."
    ),
    (
        "In one arm nobody has both a baseline value and a value at this visit, so the arms "
        "cannot be compared."
    ): (
        "In un braccio nessuna persona ha sia il valore basale sia quello a questa visita, quindi "
        "i bracci non si possono confrontare."
    ),
    # lib/results/events/filtered.py
    "No class supplied": "Classe non fornita",
    # lib/results/events/kinds.py
    "The table of adverse events does not record this, so nothing is counted.": (
        "La tabella degli eventi avversi non riporta questo dato, quindi non c'è nulla da contare."
    ),
    # lib/results/events/terms.py
    "difference": "la differenza",
    # lib/results/events/times.py
    "No table of adverse events was supplied, so there are no rates to compare.": (
        "Non è stata fornita una tabella degli eventi avversi, quindi non ci sono tassi da "
        "confrontare."
    ),
    (
        "No event has a first day, so it is not known which began during the time at risk: no "
        "rates."
    ): (
        "Di nessun evento è noto il primo giorno, quindi non si sa quali siano iniziati nel tempo"
        " a rischio: non ci sono tassi."
    ),
    "withdrawn": ("persone ritirate"),
    # lib/results/exports/changes.py
    "rank correlation": ("correlazione per ranghi"),
    # lib/results/exports/columns.py
    "geometric mean": "media geometrica",
    "change from baseline": ("variazione rispetto al basale"),
    "mean difference": ("differenza tra le medie"),
    "randomised": ("persone randomizzate"),
    "ratio of geometric means": ("rapporto tra le medie geometriche"),
    "ratio to baseline": ("rapporto rispetto al basale"),
    "risk difference (percentage points)": ("differenza di rischio (punti percentuali)"),
    "missing values": ("valori mancanti"),
    "curve": ("curva"),
    # lib/results/exports/events.py
    "events per participant-week": ("eventi per persona-settimana"),
    "rate ratio": ("rapporto tra i tassi"),
    # lib/results/exports/response.py
    "at the threshold": ("alla soglia"),
    "planned for": ("per il prossimo studio"),
    # lib/results/next_trial.py
    (
        "An outcome of nothing but 0 and 1 is planned on its proportions, not on a standard "
        "deviation, so no number of participants is given."
    ): (
        "Un esito fatto solo di 0 e 1 si pianifica sulle proporzioni, non su una deviazione "
        "standard, quindi non si riporta alcuna numerosità."
    ),
    (
        "A standard deviation within the arms takes three values at this visit and at least one in "
        "each arm, so no number of participants can be given."
    ): (
        "Per una deviazione standard entro i bracci servono tre valori a questa visita e almeno"
        " uno per braccio, quindi non è possibile calcolare alcuna numerosità."
    ),
    (
        "The values at this visit do not vary within the arms, so no number of participants can be "
        "given."
    ): (
        "I valori a questa visita non variano entro i bracci, quindi non è possibile calcolare "
        "alcuna numerosità."
    ),
    # lib/results/participants/baseline.py
    "An arm has fewer than two values, so no standardised difference can be given.": (
        "Un braccio ha meno di due valori, quindi non è possibile calcolare una differenza "
        "standardizzata."
    ),
    (
        "The values differ between the arms but not within them, so there is no spread to express "
        "the difference in."
    ): (
        "I valori differiscono tra i bracci ma non al loro interno: manca la dispersione in "
        "cui esprimere la differenza."
    ),
    "Everybody has the same value.": "Valore uguale in tutte le persone.",
    (
        "No level occurs in both arms, so no standardised difference can be given: they differ "
        "completely."
    ): (
        "Nessuna categoria è presente in entrambi i bracci, che differiscono quindi del tutto: "
        "non è possibile calcolare una differenza standardizzata."
    ),
    # lib/words.py
    "{low} to {high}": "da {low} a {high}",
    "{items} and {last}": "{items} e {last}",
    "p": ("p"),
    # lib/wording/abstract/told.py
    "favours {arm}": "a favore di {arm}",
    "Other outcomes at day {day}": ("Altri esiti al giorno {day}"),
    "Primary outcome: {outcome}, day {day}; {better}": (
        "Esito primario: {outcome}, giorno {day}; {better}"
    ),
    "{outcome}, day {day}; {better}": ("{outcome}, giorno {day}; {better}"),
    "Axis in standard deviations.": ("Asse in deviazioni standard."),
    "Without a row here: {outcomes}.": ("Senza una riga qui: {outcomes}."),
    "n/N (%) and exact 95% CI (Clopper–Pearson) of each arm.": (
        "n/N (%) e IC 95% esatto (Clopper–Pearson) di ciascun braccio."
    ),
    "Where nobody had an event, a true risk of up to the upper limit is not excluded.": (
        "Con zero eventi non è escluso un rischio reale fino al limite superiore."
    ),
    "Made on {date}.": ("Creato il {date}."),
    "Differences (ratios, on the log scale) adjusted for baseline by ANCOVA.": (
        "Differenze (rapporti, su scala logaritmica) aggiustate per il basale con ANCOVA."
    ),
    "Differences (ratios, on the log scale) not adjusted for baseline.": (
        "Differenze (rapporti, su scala logaritmica) non aggiustate per il basale."
    ),
    "Risk differences of yes/no outcomes, not adjusted for baseline.": (
        "Differenze di rischio degli esiti sì/no, non aggiustate per il basale."
    ),
    "95% CI, not adjusted for multiple comparisons.": (
        "IC 95% non aggiustati per confronti multipli."
    ),
    "Lower values stand on the right, so that right favours {arm}.": (
        "I valori più bassi sono a destra, in modo che a destra il risultato sia a favore di {arm}."
    ),
    "Geometric means adjusted for baseline: {arms}.": (
        "Medie geometriche aggiustate per il basale: {arms}."
    ),
    "Means adjusted for baseline: {arms}.": ("Medie aggiustate per il basale: {arms}."),
    "analysed: {n}": ("analizzate: {n}"),
    # lib/wording/amounts.py
    "{amount} lower": "{amount} in meno",
    "{amount} higher": "{amount} in più",
    "cannot be estimated": "non stimabile",
    "{value} (no interval)": "{value} (senza intervallo)",
    "{interval}, at most {level}": "{interval}, confidenza al massimo {level}",
    "ratio {value}": "rapporto {value}",
    "percentage points": ("punti percentuali"),
    "Ratio not adjusted for baseline, {treatment} ÷ {control}": (
        "Rapporto non aggiustato per il basale, {treatment} ÷ {control}"
    ),
    "Difference not adjusted for baseline, {treatment} − {control}": (
        "Differenza non aggiustata per il basale, {treatment} − {control}"
    ),
    "Ratio adjusted for baseline, {treatment} ÷ {control}": (
        "Rapporto aggiustato per il basale, {treatment} ÷ {control}"
    ),
    "Difference adjusted for baseline, {treatment} − {control}": (
        "Differenza aggiustata per il basale, {treatment} − {control}"
    ),
    "Risk difference, {treatment} − {control}": ("Differenza di rischio, {treatment} − {control}"),
    "not drawn: its SD is not known": ("non rappresentato: DS non nota"),
    "not drawn: its SD is 0": ("non rappresentato: DS pari a 0"),
    # lib/wording/answers.py
    (
        "p to quote: {p}, not adjusted for multiple comparisons: {outcome} is the declared "
        "primary outcome."
    ): (
        "p da riportare: {p}, non aggiustato per confronti multipli perché {outcome} è l'esito "
        "primario dichiarato."
    ),
    "p to quote: {p}; {outcome} is the declared primary outcome.": (
        "p da riportare: {p}; {outcome} è l'esito primario dichiarato."
    ),
    "Of the other outcomes quote p (Holm).": "Per gli altri esiti: p (Holm).",
    (
        "p to quote: {holm}, adjusted for multiple comparisons (Holm, p values: {n}; without Holm "
        "{plain})."
    ): (
        "p da riportare: {holm}, aggiustato per confronti multipli (Holm, valori di p: {n}; senza "
        "Holm {plain})."
    ),
    "Exploratory: no primary outcome was declared.": (
        "Analisi esplorativa: nessun esito primario dichiarato."
    ),
    "Exploratory: this is not the primary day.": (
        "Analisi esplorativa: non è il giorno dell'analisi primaria."
    ),
    "It does not count: the p of the primary outcome is not below 0.05.": (
        "Non è interpretabile come conferma: il valore di p dell'esito primario non è "
        "inferiore a 0,05."
    ),
    "{outcome}, not adjusted for baseline (no baseline value)": (
        "{outcome}, non aggiustata per il basale, che manca"
    ),
    "{outcome}: cannot be estimated ({n}). {reason}": "{outcome}: non stimabile ({n}). {reason}",
    "{amount} {direction} with {treatment} {than}": (
        "{direction} di {amount} con {treatment} {than}"
    ),
    "estimated difference {amount}": "differenza stimata {amount}",
    "{outcome}: {found} (no interval; {n}).": "{outcome}: {found} (senza intervallo; {n}).",
    "{p}, Holm {holm}": "{p}, Holm {holm}",
    "{outcome}: {found} (95% CI {limits}; {n}; {p}).": (
        "{outcome}: {found} (IC 95% {limits}; {n}; {p})."
    ),
    "First outcome listed; no primary outcome was declared. {said}": (
        "Primo esito dell'elenco; nessun esito primario dichiarato. {said}"
    ),
    "Outcome chosen after the data were seen; none was declared. {said}": (
        "Esito scelto dopo aver visto i dati; nessun esito primario dichiarato. {said}"
    ),
    ("{outcome}, yes/no, not adjusted for baseline"): (
        "{outcome}, sì/no, non aggiustato per il basale"
    ),
    "Exploratory: the primary day was chosen after the data were seen.": (
        "Esplorativo: il giorno primario è stato scelto dopo aver visto i dati."
    ),
    "The arms are compared with adjustment for baseline (ANCOVA).": (
        "Bracci confrontati con aggiustamento per il basale (ANCOVA)."
    ),
    "The arms are compared without adjustment for baseline.": (
        "I bracci sono confrontati senza aggiustamento per il basale."
    ),
    # lib/wording/binary/answer.py
    (
        "At day {day}, {outcome}: yes in {treated} with {treatment} and in {controls} with "
        "{control}. Risk difference {difference}."
    ): (
        "Al giorno {day}, {outcome}: sì in {treated} con {treatment} e in {controls} con "
        "{control}. Differenza di rischio {difference}."
    ),
    (
        "At day {day}, {outcome}: yes in {treated} with {treatment} and in {controls} with "
        "{control}. Risk difference {difference}; the data are also compatible with no "
        "difference."
    ): (
        "Al giorno {day}, {outcome}: sì in {treated} con {treatment} e in {controls} con "
        "{control}. Differenza di rischio {difference}; l'IC 95% non esclude l'assenza di "
        "differenza."
    ),
    (
        "Counted as a no: {treated} with {treatment}, {controls} with {control}; risk difference "
        "{difference}."
    ): (
        "Contandole come no: {treated} con {treatment}, {controls} con {control}; differenza di "
        "rischio {difference}."
    ),
    "Left out, because their value is missing: {counts}.": (
        "Escluse perché il valore manca: {counts}."
    ),
    (
        "Nobody of {n} with {arm} had a yes: that does not exclude a true share of up to {high} "
        "(exact 95% interval)."
    ): (
        "Con {arm} nessuna delle {n} persone ha un sì: ciò non esclude una proporzione vera fino "
        "a {high} (intervallo esatto al 95%)."
    ),
    (
        "All {n} with {arm} had a yes: that does not exclude a true share as low as {low} (exact "
        "95% interval)."
    ): (
        "Con {arm} tutte le {n} persone hanno un sì: ciò non esclude una proporzione vera di solo"
        " {low} (intervallo esatto al 95%)."
    ),
    "Yes: {treated} with {treatment}, {controls} with {control}.": (
        "Sì: {treated} con {treatment}, {controls} con {control}."
    ),
    "{difference} (95% CI {limits}; {p})": ("{difference} (IC 95% {limits}; {p})"),
    # lib/wording/binary/board.py
    "None of the {n} analyses can be made. {reason}": (
        "Nessuna delle {n} analisi è possibile. {reason}"
    ),
    "Analysis": "Analisi",
    "Missing = no": ("Mancante = no"),
    ("Risk difference, not adjusted for baseline"): (
        "Differenza di rischio, non aggiustata per il basale"
    ),
    (
        "The 95% CI lies on one side of no difference in {k} of {n} analyses; the declared one "
        "({declared}) counts."
    ): (
        "L'IC 95% esclude l'assenza di differenza in {k} analisi su {n}; fa fede quella "
        "dichiarata ({declared})."
    ),
    "The 95% CI of every analysis lies on one side of no difference.": (
        "In tutte le analisi l'IC 95% esclude l'assenza di differenza."
    ),
    "The 95% CI of every analysis includes “no difference”.": (
        "In nessuna analisi l'IC 95% esclude l'assenza di differenza."
    ),
    (
        "Whatever the missing values had been, the risk difference of all participants would "
        "lie between {low} and {high}."
    ): (
        "Qualunque fossero stati i valori mancanti, la differenza di rischio di tutte le persone "
        "starebbe fra {low} e {high}."
    ),
    "{analysis} (primary analysis)": ("{analysis} (analisi primaria)"),
    # lib/wording/binary/tables.py
    "Visit": "Visita",
    "Missing counted as no": ("Mancanti contati come no"),
    "Missing, {arms}": ("Mancanti, {arms}"),
    "{arm}: yes, 95% CI": ("{arm}: sì, IC 95%"),
    # lib/wording/board/methods.py
    "with these sizes": "con queste numerosità",
    "within the strata": "entro gli strati",
    "within the blocks": "entro i blocchi",
    "within the blocks and strata": "entro i blocchi e gli strati",
    "Re-randomisation p: not given. {reason}": (
        "p del test di permutazione: non disponibile. {reason}"
    ),
    "Re-randomisation p of the ANCOVA estimate: {p}, {how}.": (
        "p del test di permutazione per la stima ANCOVA: {p}, {how}."
    ),
    "The estimate is adjusted for them here, as the primary one is not.": (
        "Qui la stima è aggiustata anche per questi; quella primaria no."
    ),
    "It is exact if the arm had no part in who was measured.": (
        "È esatto se il braccio non ha influito su quali persone sono state misurate."
    ),
    "Its interval is from {n} random ones of them.": (
        "L'intervallo si basa su {n} di queste, scelte a caso."
    ),
    "from all {n} ways to allot the arms, if they had been allotted freely with these sizes": (
        "calcolato su tutte le {n} assegnazioni possibili, come se i bracci fossero stati "
        "assegnati liberamente con queste numerosità"
    ),
    (
        "from {n} random allocations (seed {seed}), if the arms had been allotted freely with "
        "these sizes"
    ): (
        "calcolato su {n} assegnazioni casuali (seme {seed}), come se i bracci fossero stati "
        "assegnati liberamente con queste numerosità"
    ),
    "from {n} random allocations (seed {seed}) {within}": (
        "calcolato su {n} assegnazioni casuali (seme {seed}) {within}"
    ),
    "exact given the sizes reached, from all {n} ways to allot the arms {within}": (
        "esatto date le numerosità raggiunte, calcolato su tutte le {n} assegnazioni "
        "possibili {within}"
    ),
    "exact, from all {n} ways to allot the arms {within}": (
        "esatto, calcolato su tutte le {n} assegnazioni possibili {within}"
    ),
    (
        "The list is fixed and nothing in it is chosen from the data. ANCOVA is the primary "
        "analysis; the others ask whether its answer hangs on the method."
    ): (
        "L'elenco è fisso: nulla è scelto in base ai dati. L'ANCOVA è l'analisi primaria; le "
        "altre verificano se il risultato dipende dal metodo."
    ),
    (
        "Welch: difference of the mean changes from baseline, not adjusted for baseline, unequal "
        "variances. Hodges–Lehmann: median of all differences between a change in one arm and one "
        "in the other, with interval and p of the rank-sum test. p is exact, also where changes "
        "are equal; the interval is then conservative, not exact: it holds the true shift in 95% "
        "or more. In large trials both are approximate."
    ): (
        "Welch: differenza delle variazioni medie rispetto al basale, non aggiustata per il "
        "basale, con varianze diverse. Stima di Hodges–Lehmann: mediana di tutte le differenze "
        "tra una variazione di un braccio e una dell'altro, con l'intervallo e p del test della "
        "somma dei ranghi. p è esatto anche se alcune variazioni sono uguali; in quel caso "
        "l'intervallo è conservativo, non esatto: contiene lo spostamento vero nel 95% dei casi o "
        "più. Negli studi grandi entrambi sono approssimati."
    ),
    (
        "Repeated-measures model: all follow-up visits together, baseline and arm at each "
        "visit, unstructured covariance, REML, Satterthwaite degrees of freedom. With no value "
        "missing it is the ANCOVA of each visit. Whoever has a baseline and any later value "
        "takes part; the n shown is that of the visit."
    ): (
        "Modello per misure ripetute: tutte le visite di follow-up insieme, valore basale e "
        "braccio a ogni visita, covarianza non strutturata, REML, gradi di libertà di "
        "Satterthwaite. Senza valori mancanti coincide con l'ANCOVA di ciascuna visita. "
        "Comprende chi ha il valore basale e almeno un valore successivo; l'n indicato è "
        "quello della visita."
    ),
    "All of them on logarithms.": "Tutte le analisi sono sui logaritmi.",
    (
        "The last analysis takes a value below the quantification "
        "limit as anything below it (left-censored normal likelihood) instead of half the limit; "
        "a baseline below the limit counts as half of it in both. Its interval and p are those of "
        "the likelihood ratio on the scale of t: those of the ANCOVA where nothing is below the "
        "limit. In simulated trials of 15 + 14 with 20% or 40% of the values below it, the "
        "interval held the true value in 94.9% to 95.1%."
    ): (
        "L'ultima analisi tratta un valore sotto il limite di quantificazione come un "
        "qualsiasi valore inferiore al limite (verosimiglianza normale censurata a sinistra) "
        "anziché come metà del limite; un valore basale sotto il limite vale in entrambe "
        "metà del limite. Intervallo e p sono quelli del rapporto di verosimiglianza "
        "riportato sulla scala della t: coincidono con quelli dell'ANCOVA se nessun valore è "
        "sotto il limite. In studi simulati con 15 e 14 persone per braccio e il 20% o il "
        "40% dei valori sotto il limite, l'intervallo conteneva il valore vero nel "
        "94,9–95,1% dei casi."
    ),
    (
        "Leave-one-out: the ANCOVA estimate of all others, for each participant in turn; a point "
        "per participant, with the marker of the arm."
    ): (
        "Escludendone una alla volta: la stima ANCOVA ricalcolata escludendo a turno ogni "
        "persona; un punto per ciascuna, con il simbolo del suo braccio."
    ),
    (
        "Re-randomisation: the arms are allotted anew, with the values as they are, in every "
        "possible way or, where those are too many, in a fixed number of random ways; p is the "
        "share whose difference adjusted for baseline is at least as large in either direction. "
        "The interval holds every effect that this test does not reject at 5% once it is taken "
        "off the treatment arm; of more than {most} ways it is from random ones."
    ): (
        "Test di permutazione: i bracci sono riassegnati, lasciando i valori come sono, in "
        "tutti i modi possibili o, se sono troppi, in un numero fisso di assegnazioni casuali; "
        "p è la quota di assegnazioni in cui la differenza aggiustata per il basale è almeno "
        "altrettanto grande, in un senso o nell'altro. L'intervallo contiene ogni effetto che, "
        "sottratto al braccio di trattamento, questo test non rifiuta al livello del 5%; se le "
        "assegnazioni possibili sono più di {most} se ne usano di casuali."
    ),
    (
        "Bounds that keep the waiting short: the rank-sum test counts all choices up to {each} + "
        "{each} participants and takes the normal distribution beyond. Re-randomisation looks at "
        "all ways up to {ways} of them and {people} participants (of more participants, up to "
        "{kept} ways), else at {draws} random ones, at {fewer} with more than {people} "
        "participants, and at fewer still with more than {many}. The repeated-measures model is "
        "made of up to {visits} visits."
    ): (
        "Limiti posti al calcolo per contenere l'attesa: il test della somma dei ranghi "
        "considera tutte le assegnazioni possibili fino a {each} + {each} partecipanti e oltre "
        "usa l'approssimazione normale. Il test di permutazione esamina tutte le assegnazioni "
        "possibili fino a {ways} e a {people} partecipanti (con più partecipanti, fino a "
        "{kept}), altrimenti {draws} casuali, {fewer} con più di {people} partecipanti e meno "
        "ancora con più di {many}. Il modello per misure ripetute comprende fino a {visits} "
        "visite."
    ),
    (
        "In simulated trials of 15 + 14, allotted in permuted blocks of four or freely, this "
        "interval held the true effect in 94.8% to 95.3%."
    ): (
        "In studi simulati con 15 e 14 persone per braccio, assegnate in blocchi permutati "
        "di quattro o liberamente, questo intervallo conteneva l'effetto vero nel 94,8–95,3% "
        "dei casi."
    ),
    (
        "study.toml does not declare how the arms were allotted ([design]), so they are allotted "
        "anew freely with these sizes, and p is not called exact."
    ): (
        "study.toml non indica come sono stati assegnati i bracci ([design]), quindi sono "
        "riassegnati liberamente con queste numerosità e p non è definito esatto."
    ),
    "The arms were allotted by simple randomisation; the test takes the sizes reached as given.": (
        "I bracci sono stati assegnati con randomizzazione semplice; il test considera fisse "
        "le numerosità raggiunte."
    ),
    (
        "The arms were allotted {within}, and so they are anew, among those measured in each; the "
        "estimate is adjusted for them too. Where one arm alone was measured, nothing can be "
        "allotted otherwise."
    ): (
        "I bracci sono stati assegnati {within} e allo stesso modo sono riassegnati, tra le "
        "persone misurate in ciascuno; la stima è aggiustata anche per questi. Dove è stato "
        "misurato un solo braccio non è possibile un'assegnazione diversa."
    ),
    (
        "Blocks of {size} are taken to have been filled in the order in which participants.csv "
        "lists the participants."
    ): (
        "I blocchi di {size} si considerano riempiti nell'ordine in cui participants.csv elenca "
        "le persone."
    ),
    (
        "Pairs: the probability that a participant of the treatment arm has the better change "
        "than one of the control arm, not adjusted for baseline, with the limits of Brunner and "
        "Munzel on the logit scale. They are wide rather than narrow: in simulated trials of 15 + "
        "14 they held the true value in 95.7% to 97.8% of those that gave an interval. There is "
        "none if every change of one arm is better than every one of the other, which happened in "
        "0.1% of the trials or less up to a true value of 80%, in up to 2% at 90% and in up to "
        "10% at 95%."
    ): (
        "Coppie: la probabilità che una persona del braccio di trattamento abbia una variazione "
        "migliore di una del braccio di controllo, non aggiustata per il basale, con i limiti di "
        "Brunner e Munzel sulla scala logit. Sono conservativi: in studi simulati con 15 e 14 "
        "persone per braccio contenevano il valore vero nel 95,7–97,8% dei casi in cui c'era un "
        "intervallo. L'intervallo manca se ogni variazione di un braccio è migliore di ogni "
        "variazione dell'altro: è accaduto in non più dello 0,1% degli studi con un valore vero "
        "fino all'80%, fino al 2% con il 90% e fino al 10% con il 95%."
    ),
    (
        "Repeat: the ANCOVA estimate ± t × its standard error × √2, because a repeat varies by "
        "chance as much as this study did. In simulated trials of 15 + 14, 94.9% to 95.0% of the "
        "repeats fell into it; into the 95% CI itself, which is about the true difference, fell "
        "84%."
    ): (
        "Ripetizione: la stima ANCOVA ± t × il suo errore standard × √2, perché uno studio "
        "ripetuto varia per caso quanto questo. In studi simulati con 15 e 14 persone per "
        "braccio vi rientrava il 94,9–95,0% delle ripetizioni; nell'IC 95%, che riguarda la "
        "differenza vera, ne rientrava l'84%."
    ),
    (
        "Missing values: everybody with a baseline value and none at the visit gets one of the "
        "range, and the ANCOVA is made again. Its interval comes nearest to no difference where "
        "each of these values is at one end of the range: up to {most} of them every combination "
        "of the ends is compared, of more only those with all of an arm alike. With which values "
        "the interval would lie on one side of no difference is sought with all of an arm alike, "
        "the treatment arm going up through the range while the control arm goes down."
    ): (
        "Valori mancanti: a chi ha il valore basale ma non quello della visita si "
        "attribuisce un valore compreso tra i limiti indicati e si ripete l'ANCOVA. L'IC 95% "
        "è più vicino all'assenza di differenza quando ciascuno di questi valori è a un "
        "estremo: fino a {most} valori si confrontano tutte le combinazioni degli estremi, "
        "se sono di più solo quelle con valori uguali entro ogni braccio. Con quali valori "
        "l'IC 95% escluderebbe l'assenza di differenza si cerca con valori uguali entro ogni "
        "braccio, crescenti nel braccio di trattamento e decrescenti in quello di controllo."
    ),
    # lib/wording/board/missing.py
    (
        "{n} participant has no baseline value and stays outside this analysis, whatever the value "
        "at the visit."
    ): (
        "{n} partecipante non ha il valore basale e resta fuori da questa analisi, qualunque sia "
        "il valore alla visita."
    ),
    (
        "{n} participants have no baseline value and stay outside this analysis, whatever their "
        "values at the visit."
    ): (
        "{n} partecipanti non hanno il valore basale e restano fuori da questa analisi, qualunque "
        "sia il loro valore alla visita."
    ),
    (
        "Whatever the missing value had been, {range}, the 95% CI would still lie on the same side "
        "of no difference; at worst: {effect}."
    ): (
        "Qualunque fosse stato il valore mancante, {range}, l'IC 95% escluderebbe comunque "
        "l'assenza di differenza, nella stessa direzione; nel caso peggiore: {effect}."
    ),
    (
        "Whatever the {n} missing values had been, {range}, the 95% CI would still lie on the same "
        "side of no difference; at worst: {effect}."
    ): (
        "Qualunque fossero stati i {n} valori mancanti, {range}, l'IC 95% escluderebbe "
        "comunque l'assenza di differenza, nella stessa direzione; nel caso peggiore: "
        "{effect}."
    ),
    (
        "Had the {n} missing values spoken against this difference as strongly as they can, all "
        "of an arm alike, {range}, the 95% CI would still lie on the same side of no difference: "
        "{effect}."
    ): (
        "Anche se i {n} valori mancanti fossero i più sfavorevoli possibili a questa differenza, "
        "uguali entro ogni braccio, {range}, l'IC 95% escluderebbe comunque l'assenza di "
        "differenza, nella stessa direzione: {effect}."
    ),
    (
        "Had the missing value spoken against this difference as strongly as it can, {range}, the "
        "95% CI would no longer lie on this side of no difference: {effect}."
    ): (
        "Se il valore mancante fosse il più sfavorevole possibile a questa differenza, {range}, "
        "l'IC 95% non escluderebbe più l'assenza di differenza in questa direzione: {effect}."
    ),
    (
        "Had the {n} missing values spoken against this difference as strongly as they can, "
        "{range}, the 95% CI would no longer lie on this side of no difference: {effect}."
    ): (
        "Se i {n} valori mancanti fossero i più sfavorevoli possibili a questa differenza, "
        "{range}, l'IC 95% non escluderebbe più l'assenza di differenza in questa direzione: "
        "{effect}."
    ),
    "With no values alike within each arm would it lie on one side.": (
        "Con valori uguali entro ogni braccio, nessuno escluderebbe l'assenza di differenza."
    ),
    "It would lie on one side only with: {places}.": "La escluderebbe soltanto con: {places}.",
    "With values alike within each arm it would lie on one side only with: {places}.": (
        "Con valori uguali entro ogni braccio, la escluderebbe soltanto con: {places}."
    ),
    (
        "What the missing value had been, {range}, could decide whether the 95% CI includes “no "
        "difference”."
    ): ("Dal valore mancante, {range}, può dipendere se l'IC 95% esclude l'assenza di differenza."),
    (
        "What the {n} missing values had been, {range}, could decide whether the 95% CI includes "
        "“no difference”."
    ): (
        "Dai {n} valori mancanti, {range}, può dipendere se l'IC 95% esclude l'assenza di "
        "differenza."
    ),
    (
        "Whatever the {n} missing values had been, {range}, alike within each arm and opposite "
        "between the arms, the 95% CI would still include “no difference”."
    ): (
        "Qualunque fossero stati i {n} valori mancanti, {range}, uguali entro ogni braccio e "
        "opposti tra i bracci, l'IC 95% non escluderebbe comunque l'assenza di differenza."
    ),
    (
        "Whatever the missing value had been, {range}, the 95% CI would still include “no "
        "difference”."
    ): (
        "Qualunque fosse stato il valore mancante, {range}, l'IC 95% non escluderebbe comunque "
        "l'assenza di differenza."
    ),
    (
        "Whatever the {n} missing values had been, {range}, all alike, the 95% CI would still "
        "include “no difference”."
    ): (
        "Qualunque fossero stati i {n} valori mancanti, {range}, tutti uguali, l'IC 95% non "
        "escluderebbe comunque l'assenza di differenza."
    ),
    "between {low} and {high} (all values the outcome can have)": (
        "tra {low} e {high} (tutti i valori possibili dell'esito)"
    ),
    "between {low} (the lowest possible) and {high} (the highest analysed in this study)": (
        "tra {low} (il minimo possibile) e {high} (il massimo analizzato in questo studio)"
    ),
    "between {low} (the lowest analysed in this study) and {high} (the highest possible)": (
        "tra {low} (il minimo analizzato in questo studio) e {high} (il massimo possibile)"
    ),
    "between {low} and {high} (the lowest and highest value analysed in this study)": (
        "tra {low} e {high} (il valore minimo e il massimo analizzati in questo studio)"
    ),
    "{treatment} from {first} to {second} while {control} from {third} to {fourth}": (
        "{treatment} da {first} a {second} mentre {control} da {third} a {fourth}"
    ),
    # lib/wording/board/pairs.py
    "no interval can be given": "intervallo non calcolabile",
    "95% CI {interval}": "IC 95% {interval}",
    (
        "Of all pairs of a participant with {treatment} and one with {control}, the one with "
        "{treatment} had the better (higher) change from baseline in {share} ({interval}; "
        "equal changes count half; 50% is no difference)."
    ): (
        "Confrontando ogni persona trattata con {treatment} con ognuna del braccio "
        "{control}, la variazione rispetto al basale è migliore (più alta) con {treatment} "
        "nel {share} delle coppie ({interval}; variazioni uguali contano metà; 50%: nessuna "
        "differenza)."
    ),
    (
        "Of all pairs of a participant with {treatment} and one with {control}, the one with "
        "{treatment} had the better (lower) change from baseline in {share} ({interval}; "
        "equal changes count half; 50% is no difference)."
    ): (
        "Confrontando ogni persona trattata con {treatment} con ognuna del braccio "
        "{control}, la variazione rispetto al basale è migliore (più bassa) con {treatment} "
        "nel {share} delle coppie ({interval}; variazioni uguali contano metà; 50%: nessuna "
        "differenza)."
    ),
    (
        "A repeat of the same size would estimate a ratio between {low} and {high} with 95% "
        "probability, if this estimate is right on average."
    ): (
        "Se questa stima è in media corretta, uno studio ripetuto con la stessa numerosità "
        "stimerebbe con probabilità del 95% un rapporto tra {low} e {high}."
    ),
    (
        "A repeat of the same size would estimate a difference between {low} and {high} with 95% "
        "probability, if this estimate is right on average."
    ): (
        "Se questa stima è in media corretta, uno studio ripetuto con la stessa numerosità "
        "stimerebbe con probabilità del 95% una differenza tra {low} e {high}."
    ),
    # lib/wording/board/robustness.py
    "ANCOVA (primary analysis)": "ANCOVA (analisi primaria)",
    "Re-randomisation of the ANCOVA estimate, test inverted": (
        "Test di permutazione per la stima ANCOVA, invertito"
    ),
    "Welch, change from baseline": "Welch, variazione rispetto al basale",
    "Hodges–Lehmann shift of the change": "Stima di Hodges–Lehmann, variazione rispetto al basale",
    "Repeated-measures model, all visits": "Modello per misure ripetute, tutte le visite",
    "Values below the limit as censored (likelihood)": (
        "Valori sotto il limite come censurati (verosimiglianza)"
    ),
    "Re-randomisation": "Test di permutazione",
    "Hodges–Lehmann": "Hodges–Lehmann",
    "Repeated measures": "Misure ripetute",
    "Censored values": "Valori censurati",
    "{k} of {n} analyses can be made and puts the {effect} at {high}.": (
        "{k} analisi su {n} è possibile: {effect} è pari a {high}."
    ),
    "{k} of {n} analyses can be made and put the {effect} at {high}.": (
        "{k} analisi su {n} sono possibili: {effect} è pari a {high}."
    ),
    "All {n} analyses put the {effect} at {high}.": (
        "In tutte le {n} analisi {effect} è pari a {high}."
    ),
    "{k} of {n} analyses can be made and put the {effect} between {low} and {high}.": (
        "{k} analisi su {n} sono possibili: {effect} va da {low} a {high}."
    ),
    "All {n} analyses put the {effect} between {low} and {high}.": (
        "Nelle {n} analisi {effect} va da {low} a {high}."
    ),
    "ratio": "il rapporto",
    "The only 95% CI lies on one side of no difference.": (
        "L'unico IC 95% esclude l'assenza di differenza."
    ),
    ("The only 95% CI includes “no difference”."): (
        "L'unico IC 95% non esclude l'assenza di differenza."
    ),
    "The 95% CI of every one of them lies on one side of no difference.": (
        "In tutte l'IC 95% esclude l'assenza di differenza."
    ),
    "The 95% CI of every one of them includes “no difference”.": (
        "In tutte l'IC 95% non esclude l'assenza di differenza."
    ),
    (
        "The 95% CI lies on one side of no difference in {k} of the {n} that have one; the "
        "declared one (ANCOVA) counts."
    ): (
        "L'IC 95% esclude l'assenza di differenza in {k} delle {n} in cui è calcolabile; fa "
        "fede l'analisi dichiarata (ANCOVA)."
    ),
    (
        "Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and {k} "
        "of {n} participants turns its direction when left out; the most influential is {who} "
        "({without} without)."
    ): (
        "Escludendo le persone una alla volta, la stima ANCOVA va {range} e {k} persona su "
        "{n}, se esclusa, ne inverte la direzione; la più influente è {who} (senza: "
        "{without})."
    ),
    (
        "Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and {k} of "
        "{n} participants turn its direction when left out; the most influential is {who} "
        "({without} without)."
    ): (
        "Escludendo le persone una alla volta, la stima ANCOVA va {range} e {k} persone su "
        "{n}, se escluse, ne invertono la direzione; la più influente è {who} (senza: "
        "{without})."
    ),
    "Leaving out any one participant keeps the ANCOVA estimate at {value}.": (
        "Escludendo le persone una alla volta, la stima ANCOVA resta {value}."
    ),
    ("Leaving out any one participant puts the ANCOVA estimate at {value} instead of {before}."): (
        "Escludendo le persone una alla volta, la stima ANCOVA è {value} anziché {before}."
    ),
    (
        "Leaving out any one participant keeps the ANCOVA estimate within {range}; the most "
        "influential is {who} ({without} without)."
    ): (
        "Escludendo le persone una alla volta, la stima ANCOVA va {range}; la più influente "
        "è {who} (senza: {without})."
    ),
    "Ratio": "Rapporto",
    "Difference": "Differenza",
    "ANCOVA without each participant in turn": "ANCOVA, escludendo le persone una alla volta",
    "{who}: {value} without": "senza {who}: {value}",
    "ANCOVA (primary analysis), below the limit = half of it": (
        "ANCOVA (analisi primaria), sotto il limite = metà del limite"
    ),
    # lib/wording/built_in.py
    "Built in: {effect}. Of {trials} trials simulated like this one, {n} showed p<0.05.": (
        "Valore vero inserito nella simulazione: {effect}. Su {trials} studi simulati come "
        "questo, {n} hanno dato p<0,05."
    ),
    (
        "Built in: no difference; the adverse events of both arms come from the same rates. What "
        "differs is chance: most of all {term} ({treatment} {treated} of {n_treated}, {control} "
        "{controls} of {n_control}). Of {trials} trials simulated like this one, {n} had a "
        "difference at least as large in some term."
    ): (
        "Valore vero inserito nella simulazione: nessuna differenza; gli eventi avversi dei "
        "due bracci sono generati con gli stessi tassi. Le differenze sono dovute al caso, "
        "soprattutto {term} ({treatment} {treated} su {n_treated}, {control} {controls} su "
        "{n_control}). Su {trials} studi simulati come questo, {n} avevano per almeno un "
        "termine una differenza altrettanto grande o maggiore."
    ),
    (
        "Built in is the difference that the simulation was given, before chance. Estimates that "
        "are picked because p<0.05 lie, on average, farther from no difference than what is built "
        "in; the same happens where mainly such results are published."
    ): (
        "Il valore vero è la differenza inserita nella simulazione, prima che intervenga il "
        "caso. Le stime scelte perché p<0,05 sono in media più lontane dall'assenza di "
        "differenza di quanto lo sia il valore vero; lo stesso accade quando si pubblicano "
        "soprattutto risultati di questo tipo."
    ),
    "p<0.05, of {trials} simulated": "p<0,05, su {trials} simulati",
    "Built in": "Valore vero",
    # lib/wording/changes.py
    "{outcome} on days {days}, {statistic}: {arms}.": (
        "{outcome} ai giorni {days}, {statistic}: {arms}."
    ),
    "{outcome}, geometric mean ratio to baseline at day {day} (95% CI): {arms}.": (
        "{outcome}, media geometrica del rapporto rispetto al basale al giorno {day} (IC "
        "95%): {arms}."
    ),
    "{outcome}, mean change from baseline at day {day} (95% CI): {arms}.": (
        "{outcome}, variazione media rispetto al basale al giorno {day} (IC 95%): {arms}."
    ),
    "A change within an arm is not an effect of treatment.": (
        "Una variazione entro un braccio non è un effetto del trattamento."
    ),
    (
        "Participants whose {outcome} was higher at day {day} than at baseline, of those with both "
        "values: {arms}."
    ): (
        "Persone con {outcome} superiore al basale al giorno {day}, tra chi ha entrambi i "
        "valori: {arms}."
    ),
    (
        "Participants whose {outcome} was lower at day {day} than at baseline, of those with both "
        "values: {arms}."
    ): (
        "Persone con {outcome} inferiore al basale al giorno {day}, tra chi ha entrambi i "
        "valori: {arms}."
    ),
    (
        "Change in {marker} against change in {activity} at day {day} (n {n}), Spearman's ρ: "
        "adjusted for arm {within}; pooled {pooled}."
    ): (
        "Variazione di {marker} e variazione di {activity} al giorno {day} (n {n}), ρ di "
        "Spearman: al netto del braccio {within}; nei due bracci insieme {pooled}."
    ),
    "95% CI": "IC 95%",
    " ({below} below the limit)": " ({below} sotto il limite)",
    "geometric mean, 95% CI": "media geometrica, IC 95%",
    "Remark": "Nota",
    "{arm}: geometric mean ratio, 95% CI": "{arm}: media geometrica del rapporto, IC 95%",
    "{arm}: mean change, 95% CI": "{arm}: variazione media, IC 95%",
    "Participant": "Partecipante",
    "Arm": "Braccio",
    "Value at baseline": "Valore al basale",
    "Value at day {day}": "Valore al giorno {day}",
    "Change": "Variazione",
    "{outcome}, change": "{outcome}, variazione",
    # lib/wording/effects.py
    (
        "At day {day} the difference in {outcome} between {treatment} and {control} cannot be "
        "estimated ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: la differenza tra {treatment} e {control} non è stimabile "
        "({n}). {reason}"
    ),
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} {than} (95% CI "
        "{near} to {far}; {n})."
    ): (
        "Al giorno {day}, {outcome} {direction} di {amount} con {treatment} {than} (IC 95% "
        "da {near} a {far}; {n})."
    ),
    (
        "At day {day} the estimated difference in {outcome} between {treatment} and {control} was "
        "{amount}, but no interval can be given ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: la differenza stimata tra {treatment} e {control} è di "
        "{amount}, ma non è possibile calcolare un intervallo ({n}). {reason}"
    ),
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} {than}, but no "
        "interval can be given ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome} {direction} di {amount} con {treatment} {than}, ma non è "
        "possibile calcolare un intervallo ({n}). {reason}"
    ),
    (
        "At day {day} the estimated difference in {outcome} between {treatment} and "
        "{control} was {amount} (95% CI {limits}; {n})."
    ): (
        "Al giorno {day}, {outcome}: la differenza stimata tra {treatment} e {control} è di "
        "{amount} (IC 95% {limits}; {n})."
    ),
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} {than}, but the "
        "data are also compatible with no difference (95% CI {limits}; {n})."
    ): (
        "Al giorno {day}, {outcome} {direction} di {amount} con {treatment} {than}, ma l'IC "
        "95% non esclude l'assenza di differenza ({limits}; {n})."
    ),
    "{outcome} (lower)": "{outcome} (inferiore)",
    "{outcome} (higher)": "{outcome} (superiore)",
    (
        "At day {day} the 95% CI, not adjusted for multiple comparisons, is on one side of no "
        "difference: {outcomes}."
    ): (
        "Al giorno {day} l'IC 95%, non aggiustato per confronti multipli, esclude l'assenza di "
        "differenza per {outcomes}."
    ),
    (
        "At day {day} the 95% CI, not adjusted for multiple comparisons, includes “no difference”: "
        "{outcomes}."
    ): (
        "Al giorno {day} l'IC 95%, non aggiustato per confronti multipli, non esclude l'assenza "
        "di differenza per {outcomes}."
    ),
    "Not estimable: {outcomes}.": "Differenza non stimabile per {outcomes}.",
    "Not adjusted for baseline, of which there is no value. {said}": (
        "Non aggiustata per il basale, che manca. {said}"
    ),
    "Difference, not adjusted for baseline": "Differenza non aggiustata per il basale",
    "Ratio, not adjusted for baseline": "Rapporto non aggiustato per il basale",
    "95% CI (not adjusted for multiple comparisons)": (
        "IC 95% (non aggiustato per confronti multipli)"
    ),
    "n per arm": "n per braccio",
    "Difference, adjusted for baseline": "Differenza aggiustata per il basale",
    "Ratio, adjusted for baseline": "Rapporto aggiustato per il basale",
    "{arm}: geometric mean adjusted for baseline, 95% CI": (
        "{arm}: media geometrica aggiustata per il basale, IC 95%"
    ),
    "{arm}: mean adjusted for baseline, 95% CI": "{arm}: media aggiustata per il basale, IC 95%",
    "Difference or ratio, adjusted for baseline": "Differenza o rapporto, aggiustati per il basale",
    "{outcome} (primary)": "{outcome} (primario)",
    "Outcome": "Esito",
    "p (Holm)": "p (Holm)",
    (
        "Every row is turned so that right favours {arm}; the numbers beside it are in its own "
        "unit and not turned."
    ): (
        "Ogni riga è orientata in modo che a destra il risultato sia a favore di {arm}; i numeri "
        "a fianco sono nell'unità dell'esito e conservano il loro segno."
    ),
    "In SD (above 0 favours {arm})": "In DS (sopra 0: a favore di {arm})",
    "Difference or ratio, not adjusted for baseline": (
        "Differenza o rapporto, non aggiustati per il basale"
    ),
    "Difference or ratio, adjusted for baseline (not of yes/no outcomes)": (
        "Differenza o rapporto, aggiustati per il basale (non per gli esiti sì/no)"
    ),
    # lib/wording/events/kinds.py
    (
        "A true risk up to the upper limit is still compatible; the chance of seeing at least one "
        "case of a harm that strikes 1 in {one_in} was {chance} with {treatment}."
    ): (
        "I dati non escludono un rischio vero fino al limite superiore; la probabilità di "
        "osservare almeno un caso di un danno che colpisce 1 persona su {one_in} era di "
        "{chance} con {treatment}."
    ),
    "Not supplied: {names}.": "Non forniti: {names}.",
    "Events": "Eventi",
    "No event": "Nessun evento",
    "Grade 1 (mild)": "Grado 1 (lieve)",
    "Grade 2 (moderate)": "Grado 2 (moderato)",
    "Grade 3 (severe)": "Grado 3 (severo)",
    "Grade 4 (life-threatening)": "Grado 4 (pericoloso per la vita)",
    "Grade 5 (fatal)": "Grado 5 (fatale)",
    "Grade not recorded": "Grado non indicato",
    "Whether events were serious was not supplied.": (
        "Non è stato indicato se gli eventi fossero gravi."
    ),
    "No serious adverse event {when}: {treatment} {first}; {control} {second}.": (
        "Nessun evento avverso grave {when}: {treatment} {first}; {control} {second}."
    ),
    (
        "Participants with a serious adverse event {when}: {treatment} {first}; {control} {second}."
    ): (
        "Persone con almeno un evento avverso grave {when}: {treatment} {first}; "
        "{control} {second}."
    ),
    "Events with seriousness not recorded: {n}.": (
        "Eventi di cui non è indicato se fossero gravi: {n}."
    ),
    "At least one adverse event {when}: {treatment} {first}; {control} {second}.": (
        "Almeno un evento avverso {when}: {treatment} {first}; {control} {second}."
    ),
    "At least one adverse event: {treatment} {first}, {control} {second}.": (
        "Almeno un evento avverso: {treatment} {first}, {control} {second}."
    ),
    "not supplied": "dato non fornito",
    "Risk difference, percentage points": "Differenza di rischio, punti percentuali",
    "Nobody: {names}": "In nessuna persona: {names}",
    (
        "No table of adverse events was supplied, so these data say nothing of harms; that does "
        "not mean that none occurred."
    ): (
        "Non è stata fornita una tabella degli eventi avversi: questi dati non dicono nulla sulla"
        " sicurezza, e ciò non significa che non si siano verificati eventi."
    ),
    # lib/wording/events/lanes.py
    "from day {first}, ongoing": "dal giorno {first}, in corso",
    "from day {first}": "dal giorno {first}",
    "day {first}": "giorno {first}",
    "days {first} to {last}": "giorni da {first} a {last}",
    "relation not recorded": "correlazione non indicata",
    # lib/wording/events/listing.py
    "From": "Dal",
    "To": "Al",
    "Noted": "Note",
    "seriousness not recorded": "non indicato se grave",
    "led to withdrawal": "ha portato al ritiro",
    "before the first dose": "prima della prima dose",
    "Participant, arm": "Partecipante, braccio",
    "Event": "Evento",
    "Preferred term": "Termine preferito",
    "Grade": "Grado",
    # lib/wording/events/period.py
    "{n} day": "{n} giorno",
    "{n} days": "{n} giorni",
    (
        "Serious events that began before the first dose, counted as they were reported: {arms}."
    ): "Eventi gravi iniziati prima della prima dose, contati come segnalati: {arms}.",
    "Events that began before the first dose, counted as they were reported: {arms}.": (
        "Eventi iniziati prima della prima dose, contati come segnalati: {arms}."
    ),
    "during the study": "durante lo studio",
    "within {period}": "entro {period}",
    # lib/wording/events/terms.py
    (
        "{term} {first} with {treatment} and {second} with {control}, {difference} percentage "
        "points (95% CI {interval})"
    ): (
        "{term} {first} con {treatment} e {second} con {control}, {difference} punti "
        "percentuali (IC 95% {interval})"
    ),
    "Terms that differ most (picked from {n}): {terms}.": (
        "Termini con la differenza maggiore (scelti tra {n}): {terms}."
    ),
    "{difference} percentage points ({interval})": "{difference} punti percentuali ({interval})",
    "more with {arm}": "di più con {arm}",
    "{kind}, nobody {when} ({arms}): {names}.": (
        "{kind}, in nessuna persona {when} ({arms}): {names}."
    ),
    "No adverse event occurred.": "Nessun evento avverso si è verificato.",
    "{n} preferred term, by participants: {terms}.": (
        "{n} termine preferito, per numero di persone: {terms}."
    ),
    "{n} preferred terms; most frequent, by participants: {terms}.": (
        "{n} termini preferiti; i più frequenti, per numero di persone: {terms}."
    ),
    "Classes and terms drawn: {n}, the only one.": "Classi e termini rappresentati: {n}, l'unico.",
    "Classes and terms drawn: all {n}.": "Classi e termini rappresentati: tutti i {n}.",
    "No event of this kind occurred: {kind}.": "Nessun evento di questo tipo: {kind}.",
    "Class / preferred term": "Classe / termine preferito",
    "Events of any kind": "Eventi di qualsiasi tipo",
    "Classes and terms drawn: {shown} of {n}; fewest participants: {at_least}.": (
        "Classi e termini rappresentati: {shown} su {n}; numero minimo di persone: {at_least}."
    ),
    ("Classes and terms drawn: {shown} of {n}, classes alone; fewest participants: {at_least}."): (
        "Classi e termini rappresentati: {shown} su {n}, solo le classi; numero minimo di "
        "persone: {at_least}."
    ),
    # lib/wording/events/times.py
    "not recorded": "non indicato",
    "Events: {events}; participants with an event: {participants}.": (
        "Eventi: {events}; persone con almeno un evento: {participants}."
    ),
    "Events ongoing when last seen: {n}.": "Eventi ancora in corso all'ultima osservazione: {n}.",
    "Last days were not supplied: a bar is the first day of its event.": (
        "La data di fine non è stata fornita: ogni barra indica il primo giorno dell'evento."
    ),
    "Events without a day of onset, in the listing only: {n}.": (
        "Eventi senza giorno di esordio, solo nell'elenco: {n}."
    ),
    (
        "Participants who received fewer doses than planned: {n}; the marks are the planned "
        "days, up to withdrawal."
    ): (
        "Persone che hanno ricevuto meno dosi del previsto: {n}; i segni indicano i giorni "
        "previsti, fino al ritiro."
    ),
    (
        "Leading to withdrawal counts whoever had an event that led to it according to the table "
        "of adverse events."
    ): "«Che hanno portato al ritiro» si basa sulla tabella degli eventi avversi.",
    "Who withdrew, by the reason that the table of participants gives: {arms}.": (
        "Motivi di ritiro nella tabella participants: {arms}."
    ),
    (
        "Events that began before the first dose (day {day}), counted as they were reported: {n}."
    ): "Eventi iniziati prima della prima dose (giorno {day}), contati come segnalati: {n}.",
    "Events per participant-week at risk (95% CI, exact if events were independent): {arms}.": (
        "Eventi per persona-settimana a rischio (IC 95%, esatto se gli eventi fossero "
        "indipendenti): {arms}."
    ),
    "One participant had {most} of the {events} events, and nobody more.": (
        "Una sola persona ha avuto {most} dei {events} eventi; nessun'altra ne ha avuti di più."
    ),
    "Nobody had more than one event.": "Nessuna persona ha avuto più di un evento.",
    "Rate ratio {ratio} (95% CI {interval}).": "Rapporto tra i tassi {ratio} (IC 95% {interval}).",
    "Events that began outside the time at risk, not in the rates: {n}.": (
        "Eventi iniziati fuori dal tempo a rischio, non compresi nei tassi: {n}."
    ),
    "{shown} of {events} is listed.": "Elencato {shown} su {events}.",
    "{shown} of {events} are listed.": "Elencati {shown} su {events}.",
    "{n} event": "{n} evento",
    "{n} events": "{n} eventi",
    (
        "{who} ({arm}): adverse events {n}. The mark {mark} shows where this participant is; no "
        "effect or interval depends on it."
    ): (
        "{who} ({arm}): eventi avversi {n}. Il segno {mark} indica questa persona; effetti e "
        "intervalli non ne dipendono."
    ),
    "Chance of at least one case, {arm} (n {n})": "Probabilità di almeno un caso, {arm} (n {n})",
    "True risk of a participant": "Rischio vero per persona",
    "Participants with an event": "Persone con un evento",
    "Participant-weeks at risk": "Persone-settimana a rischio",
    "Events per participant-week": "Eventi per persona-settimana",
    "95% CI (exact if events were independent)": (
        "IC 95% (esatto se gli eventi fossero indipendenti)"
    ),
    "First day": "Primo giorno",
    "Last day": "Ultimo giorno",
    "Related": "Correlato",
    "Days after the previous dose": "Giorni dopo la dose precedente",
    "Led to withdrawal": "Ha portato al ritiro",
    "Before the first dose": "Prima della prima dose",
    "System organ class": "Classe (SOC)",
    # lib/wording/exports/cells.py
    "ANCOVA without one participant": ("ANCOVA senza una persona"),
    "Clopper–Pearson (exact)": ("Clopper–Pearson (esatto)"),
    "Garwood (exact)": ("Garwood (esatto)"),
    "Hodges–Lehmann, asymptotic": ("Hodges–Lehmann, asintotico"),
    "Spearman, partial": ("Spearman, parziale"),
    "both arms together": ("entrambi i bracci insieme"),
    "exact, conditional": ("esatto, condizionale"),
    "percentage": ("percentuale"),
    "re-randomisation of the ANCOVA": ("test di permutazione dell'ANCOVA"),
    "re-randomisation of the ANCOVA, every allocation": (
        "test di permutazione dell'ANCOVA, tutte le assegnazioni"
    ),
    "re-randomisation of the ANCOVA, random allocations": (
        "test di permutazione dell'ANCOVA, assegnazioni casuali"
    ),
    "repeated-measures model (MMRM)": ("modello per misure ripetute (MMRM)"),
    "risk difference (between the percentages)": ("differenza di rischio (tra le percentuali)"),
    "within the arms": ("entro i bracci"),
    # lib/wording/exports/headings.py
    "Characteristic": "Caratteristica",
    "Standardised difference": "Differenza standardizzata",
    "What was published": "Che cosa è stato pubblicato",
    "Verdict": "Giudizio",
    "Source": "Fonte",
    "Participants": "Partecipanti",
    "Below the quantification limit": "Sotto il limite di quantificazione",
    "Row": "Riga",
    "Missing values": "Valori mancanti",
    "Ongoing": "In corso",
    "Correlation with baseline": "Correlazione con il basale",
    "Unit of the outcome": "Unità di misura dell'esito",
    "Is an outcome": ("È un esito"),
    "95% CI lower": ("IC 95% inferiore"),
    "95% CI upper": ("IC 95% superiore"),
    "95% CI includes “no difference”": ("L'IC 95% comprende l'assenza di differenza"),
    "Activity band": ("Fascia di attività"),
    "Arm of that participant": ("Braccio di tale partecipante"),
    "Band begins at": ("La fascia inizia da"),
    "Category": ("Categoria"),
    "Chance of seeing a case": ("Probabilità di osservare un caso"),
    "Change of the outcome": ("Variazione dell'esito"),
    "Change of what it is compared with": ("Variazione dell'esito di confronto"),
    "Change within the arm": ("Variazione all'interno del braccio"),
    "Compared with": ("Esito di confronto"),
    "Confidence level": ("Livello di confidenza"),
    "Day": ("Giorno"),
    "Degrees of freedom": ("Gradi di libertà"),
    "Described by": ("Descritta con"),
    "Difference to be detected": ("Differenza da rilevare"),
    "Ratio to be detected": "Rapporto da rilevare",
    "Upper limit of the SD of the logarithms": "Limite superiore della DS dei logaritmi",
    "Drop-out": ("Abbandoni"),
    "Estimate": ("Stima"),
    "Events outside the time at risk": ("Eventi fuori dal periodo a rischio"),
    "First quartile": ("Primo quartile"),
    "Geometric mean": ("Media geometrica"),
    "Geometric mean adjusted for baseline": ("Media geometrica aggiustata per il basale"),
    "Improved by at least": ("Miglioramento di almeno"),
    "Kind of event": ("Tipo di evento"),
    "Limit": ("Limite"),
    "Mean adjusted for baseline": ("Media aggiustata per il basale"),
    "Mean, geometric mean or percentage": ("Media, media geometrica o percentuale"),
    "Measure": ("Misura"),
    "Median": ("Mediana"),
    "Method": ("Metodo"),
    "Most events of one participant": ("Numero massimo di eventi di una persona"),
    "NNTB (negative: NNTH)": ("NNTB (se negativo: NNTH)"),
    "NNTB from the lower limit": ("NNTB dal limite inferiore"),
    "NNTB from the upper limit": ("NNTB dal limite superiore"),
    "Number": ("Numero"),
    "Of these, after withdrawal": ("Di cui dopo il ritiro"),
    "Of those outside the limit at baseline, within it at the visit": (
        "Di chi era fuori dal limite al basale, entro il limite alla visita"
    ),
    "Of those within the limit at baseline, outside it at the visit": (
        "Di chi era entro il limite al basale, fuori dal limite alla visita"
    ),
    "One of the two values is missing": ("Manca uno dei due valori"),
    "Outside the limit at baseline and at the visit": ("Fuori dal limite al basale e alla visita"),
    "Outside the limit at baseline, with both values": (
        "Fuori dal limite al basale, con entrambi i valori"
    ),
    "Outside the limit at baseline, within it at the visit": (
        "Fuori dal limite al basale, entro il limite alla visita"
    ),
    "Participants at this category, or with a value": (
        "Persone in questa categoria, o con un valore"
    ),
    "Participants who improved": ("Persone migliorate"),
    "Participants with a yes": ("Persone con un sì"),
    "Percentage": ("Percentuale"),
    "Power": ("Potenza"),
    "Published estimate": ("Stima pubblicata"),
    "Randomised": ("Persone randomizzate"),
    "Recorded": ("Dato fornito"),
    "Remark on the median": ("Nota sulla mediana"),
    "SD": ("DS"),
    "SD (of a geometric mean: SD factor)": ("DS (di una media geometrica: DS geometrica)"),
    "SD (of a ratio: of the logarithms)": ("DS (di un rapporto: dei logaritmi)"),
    "Standard error": ("Errore standard"),
    "Standard error (of a ratio: of its logarithm)": (
        "Errore standard (di un rapporto: del suo logaritmo)"
    ),
    "Tests in the adjustment for multiple comparisons (Holm)": (
        "Test considerati nell'aggiustamento per confronti multipli (Holm)"
    ),
    "The outcome is below the quantification limit": (
        "L'esito è sotto il limite di quantificazione"
    ),
    "Third quartile": ("Terzo quartile"),
    "To be randomised per arm, ANCOVA": ("Da randomizzare per braccio, ANCOVA"),
    "To be randomised per arm, t test": ("Da randomizzare per braccio, test t"),
    "Upper limit of the SD": ("Limite superiore della DS"),
    "Value": ("Valore"),
    "Value at the visit": ("Valore alla visita"),
    "Values below the quantification limit": ("Valori sotto il limite di quantificazione"),
    "What it is compared with is below the quantification limit": (
        "L'esito di confronto è sotto il limite di quantificazione"
    ),
    "Within the limit at baseline and at the visit": ("Entro il limite al basale e alla visita"),
    "Within the limit at baseline, outside it at the visit": (
        "Entro il limite al basale, fuori dal limite alla visita"
    ),
    "Within the limit at baseline, with both values": (
        "Entro il limite al basale, con entrambi i valori"
    ),
    "Without participant": ("Senza partecipante"),
    "n per arm, ANCOVA": ("n per braccio, ANCOVA"),
    "n per arm, t test": ("n per braccio, test t"),
    "Ratio to baseline": ("Rapporto rispetto al basale"),
    "Percentage with an event": ("Percentuale con un evento"),
    # lib/wording/exports/picture.py
    "Intervals and the plain p are not adjusted for multiple comparisons.": (
        "Gli intervalli e p senza altra indicazione non sono aggiustati per confronti multipli."
    ),
    "differences": "differenze",
    "Saved on {date}": ("Salvato il {date}"),
    "Risk difference: treatment − control in percentage points, with {interval}.": (
        "Differenza di rischio: trattamento − controllo in punti percentuali, con {interval}."
    ),
    # lib/wording/exports/whose.py
    "Source: {source}": ("Fonte: {source}"),
    # lib/wording/exports/workbook.py
    "The first {shown} of {n} rows; the CSV under the table holds all.": (
        "Le prime {shown} righe di {n}; il CSV sotto la tabella le contiene tutte."
    ),
    "participant by participant": ("persona per persona"),
    # lib/wording/glossary.py
    (
        "Confidence interval: the true values that fit these data; of 100 trials like this one, "
        "about 95 would have an interval that holds the true value. A wide one says that the trial "
        "leaves much open."
    ): (
        "Intervallo di confidenza: i valori veri compatibili con questi dati; su 100 studi "
        "come questo, circa 95 avrebbero un intervallo che contiene il valore vero. Se è "
        "ampio, lo studio lascia molta incertezza."
    ),
    (
        "Analysis of covariance: the arms are compared at a visit as if all participants had "
        "started from the same baseline value. This takes out chance differences at baseline and "
        "usually makes the result more precise."
    ): (
        "Analisi della covarianza: confronta i bracci a una visita come se tutte le persone "
        "fossero partite dallo stesso valore basale. Elimina così le differenze casuali al "
        "basale e di solito rende il risultato più preciso."
    ),
    (
        "Each participant of one arm is compared with each one of the other, and the median of all "
        "these differences is given. A few extreme values hardly move it."
    ): (
        "Stima di Hodges–Lehmann: ogni persona di un braccio è confrontata con ciascuna "
        "dell'altro e si riporta la mediana di tutte queste differenze. Risente poco di "
        "pochi valori estremi."
    ),
    (
        "The arms are allotted anew very many times, with the values left as they are: p says how "
        "often chance alone gives a difference at least as large as the one seen. This needs no "
        "assumption about how the values are distributed."
    ): (
        "Si riassegnano i bracci moltissime volte, lasciando i valori come sono: p indica "
        "quanto spesso il solo caso produce una differenza almeno pari a quella osservata. "
        "Non richiede ipotesi sulla distribuzione dei valori."
    ),
    "Holm": "Holm",
    (
        "Of several outcomes tested, one easily falls below p 0.05 by chance. Holm's method "
        "raises their p values so that a false alarm among all of them together has at most a 5% "
        "chance."
    ): (
        "Se si valutano più esiti, è facile che per caso in uno p risulti inferiore a 0,05. Il "
        "metodo di Holm aumenta i valori di p in modo che la probabilità di almeno un falso "
        "positivo sia al massimo del 5%."
    ),
    "NNT": "NNT",
    (
        "Number needed to treat: how many would have to be treated, instead of getting the "
        "control, for one more to improve by so much. Where the data also fit no difference, the "
        "number may be infinite, and harm is possible as well as benefit."
    ): (
        "Numero di pazienti da trattare: quante persone dovrebbero ricevere il trattamento, "
        "anziché il controllo, perché una in più migliori almeno di quanto indicato. Se i dati "
        "non escludono l'assenza di differenza, il numero può essere infinito ed è possibile un "
        "danno oltre che un beneficio."
    ),
    "Chance of seeing a harm": "Probabilità di osservare un danno",
    (
        "How probable it was that at least one participant would have a harm, if its true risk "
        "were the one stated. Where this chance is small, not having seen the harm says little."
    ): (
        "La probabilità che il danno si verificasse in almeno una persona, se il suo rischio "
        "vero fosse quello indicato. Se è bassa, non aver osservato il danno dice poco."
    ),
    (
        "How many more of 100 participants of one arm than of the other have it: 60% and 29% "
        "differ by 31 percentage points. A value below 0 means fewer."
    ): (
        "Quante persone in più su 100 di un braccio rispetto all'altro lo hanno: 60% e 29% "
        "differiscono di 31 punti percentuali. Un valore sotto 0 significa di meno."
    ),
    "Risk difference": ("Differenza di rischio"),
    # lib/wording/limits.py
    "Reference limits of {outcome}: {limits}. {source}.": (
        "Valori di riferimento di {outcome}: {limits}. {source}."
    ),
    "source not given": "fonte non indicata",
    "The limit here is {limit}, as you entered it; it decides who crossed it and nothing else.": (
        "Il limite qui è {limit}, quello che hai inserito; determina soltanto chi lo ha superato."
    ),
    "{arm}: nobody who was outside at baseline was measured again": (
        "{arm}: nessuna nuova misurazione in chi era fuori dal limite al basale"
    ),
    "{arm}: nobody who was within at baseline was measured again": (
        "{arm}: nessuna nuova misurazione in chi era entro il limite al basale"
    ),
    "Of the participants with low {outcome} at baseline, no longer low at day {day}: {arms}.": (
        "Tra le persone con {outcome} basso al basale, al giorno {day} non lo era più in: {arms}."
    ),
    "Of those not low at baseline, low at day {day}: {arms}.": (
        "Persone con valore basso al giorno {day} tra quelle che non lo avevano al basale: {arms}."
    ),
    (
        "Of the participants with {outcome} above the limit (positive) at baseline, no longer so "
        "at day {day}: {arms}."
    ): (
        "Persone negativizzate al giorno {day} tra quelle con {outcome} positivo (sopra il "
        "limite) al basale: {arms}."
    ),
    "Of those negative at baseline, positive at day {day}: {arms}.": (
        "Persone positive al giorno {day} tra quelle negative al basale: {arms}."
    ),
    (
        "Of the participants with {outcome} above the limit at baseline, no longer so at day "
        "{day}: {arms}."
    ): (
        "Persone rientrate nel limite al giorno {day} tra quelle con {outcome} sopra il limite al "
        "basale: {arms}."
    ),
    "Of those not above it at baseline, above it at day {day}: {arms}.": (
        "Persone sopra il limite al giorno {day} tra quelle che non lo superavano al basale: "
        "{arms}."
    ),
    (
        "A group chosen for a low value is on average less low when measured again, treated or not "
        "(regression to the mean): only the arms beside each other speak of the treatment."
    ): (
        "In un gruppo scelto per un valore basso, una nuova misurazione è in media meno "
        "bassa, con o senza trattamento (regressione verso la media): solo il confronto tra "
        "i bracci informa sul trattamento."
    ),
    (
        "A group chosen for a high value is on average less high when measured again, treated or "
        "not (regression to the mean): only the arms beside each other speak of the treatment."
    ): (
        "In un gruppo scelto per un valore alto, una nuova misurazione è in media meno alta, "
        "con o senza trattamento (regressione verso la media): solo il confronto tra i "
        "bracci informa sul trattamento."
    ),
    (
        "{below} of {n} values of {outcome} is below the quantification limit: drawn as an "
        "open triangle at the limit, counted as half of it unless it is said otherwise."
    ): (
        "{below} valore di {outcome} su {n} è sotto il limite di quantificazione: è "
        "rappresentato con un triangolo vuoto in corrispondenza del limite e contato, salvo "
        "diversa indicazione, come metà del limite."
    ),
    (
        "{below} of {n} values of {outcome} are below the quantification limit: drawn as open "
        "triangles at the limit, counted as half of it unless it is said otherwise."
    ): (
        "{below} valori di {outcome} su {n} sono sotto il limite di quantificazione: sono "
        "rappresentati con triangoli vuoti in corrispondenza del limite e contati, salvo "
        "diversa indicazione, come metà del limite."
    ),
    (
        "{n} of these participants has a value below the quantification limit, counted as half "
        "of it (marked ▽): the change is not exact."
    ): (
        "In {n} di queste persone un valore è sotto il limite di quantificazione ed è "
        "contato come metà del limite (▽): la variazione non è esatta."
    ),
    (
        "{n} of these participants have a value below the quantification limit, counted as half "
        "of it (marked ▽): their change is not exact."
    ): (
        "In {n} di queste persone un valore è sotto il limite di quantificazione ed è "
        "contato come metà del limite (▽): la loro variazione non è esatta."
    ),
    "not low": "non basso",
    "positive": "positivo",
    "not high": "non alto",
    "Of those {before} at baseline, {after} at the visit": (
        "Valore {after} alla visita, tra le persone con valore {before} al basale"
    ),
    # lib/wording/many/distributions.py
    (
        "An arm has more than {most} participants: the bands hold the middle half and the middle "
        "90% of its values at each day, and the thin lines are up to {drawn} participants of each "
        "arm, drawn at random. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: le fasce contengono la metà centrale e il "
        "90% centrale dei suoi valori a ogni giorno, e le linee sottili riguardano al massimo "
        "{drawn} persone per braccio, estratte a caso. Tutti i numeri riguardano tutte le "
        "persone."
    ),
    (
        "An arm has more than {most} participants: the shapes count them by their change, and are "
        "as wide as their share of the arm. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: le sagome mostrano come si distribuiscono le"
        " variazioni, e la loro larghezza indica la quota di persone del braccio. Tutti i "
        "numeri riguardano tutte le persone."
    ),
    (
        "An arm has more than {most} participants: a curve shows the share of an arm whose change "
        "is at most so much. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: una curva mostra la quota di un braccio la cui "
        "variazione non supera ciascun valore. Tutti i numeri riguardano tutte le persone."
    ),
    (
        "An arm has more than {most} participants: the larger a mark, the more participants have "
        "changes there. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: più grande è il simbolo, più partecipanti "
        "hanno lì le loro variazioni. Tutti i numeri riguardano tutte le persone."
    ),
    (
        "An arm has more than {most} participants: of the estimates without one of them, the "
        "{drawn} smallest and the {drawn} largest of each arm are drawn. All numbers are of "
        "everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: tra le stime ottenute escludendo una persona"
        " sono disegnate le {drawn} più piccole e le {drawn} più grandi di ogni braccio. Tutti "
        "i numeri riguardano tutte le persone."
    ),
    "The table shows the first {shown} of {n} participants; the download holds everybody.": (
        "La tabella mostra le prime {shown} persone su {n}; il file da scaricare le contiene tutte."
    ),
    "The table shows the first {shown} of {n} participants.": (
        "La tabella mostra le prime {shown} persone su {n}."
    ),
    # lib/wording/many/paging.py
    (
        "An arm has more than {most} participants: a page holds the lanes of {lanes}, and the "
        "page of whoever is followed comes first. The listing and all numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: una pagina contiene le corsie di {lanes}, e "
        "per prima si vede quella della persona seguita. L'elenco e tutti i numeri riguardano "
        "tutte le persone."
    ),
    "Later events of these participants that are not drawn, in the listing only: {n}.": (
        "Eventi successivi di queste persone non disegnati, solo nell'elenco: {n}."
    ),
    (
        "Rows {first} to {last} of {n}; a click on a header sorts these, and the download holds "
        "all."
    ): (
        "Righe da {first} a {last} di {n}; un clic su un'intestazione ordina queste, e il file da "
        "scaricare le contiene tutte."
    ),
    "The table shows the first {shown} of {n} classes and terms; search for the others.": (
        "La tabella mostra le prime {shown} di {n} voci tra classi e termini; cerca le altre."
    ),
    (
        "An arm has more than {most} participants: the lanes of the first {lanes} are drawn. All "
        "numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: sono rappresentate le prime {lanes} persone. "
        "Tutti i numeri riguardano tutte le persone."
    ),
    "Rows {first} to {last} of {n}.": ("Righe da {first} a {last} di {n}."),
    "The table shows the first {shown} of {n} classes and terms.": (
        "La tabella mostra le prime {shown} voci su {n} tra classi e termini."
    ),
    # lib/wording/methods.py
    "Analysed/randomised": "Persone analizzate/randomizzate",
    "Analysed/participants": "Persone analizzate/partecipanti",
    "hypothetical strategy": "strategia ipotetica",
    "treatment policy, hypothetical where missing": (
        "treatment policy, ipotetica dove manca il valore"
    ),
    (
        "{who} at day {day}: {analysed} with the visit; missing completely at random, not "
        "imputed; withdrawal: {strategy}."
    ): (
        "{who}, giorno {day}: {analysed} con la visita; mancanti "
        "in modo completamente casuale (MCAR), non imputati; ritiri: {strategy}."
    ),
    (
        "{who} at day {day}: {analysed} with baseline and visit; missing at random, not imputed; "
        "withdrawal: {strategy}."
    ): (
        "{who}, giorno {day}: {analysed} con basale e visita; "
        "mancanti in modo casuale (MAR), non imputati; ritiri: {strategy}."
    ),
    (
        "No primary outcome was declared: every outcome is exploratory, and p (Holm) allows for "
        "all of them together (p values: {n})."
    ): (
        "Nessun esito primario dichiarato: tutti gli esiti sono esplorativi e p (Holm) tiene "
        "conto di tutti insieme (valori di p: {n})."
    ),
    (
        "The primary day was chosen after the data were seen: every outcome is exploratory, and p "
        "(Holm) allows for all of them together (p values: {n})."
    ): (
        "Il giorno dell'analisi primaria è stato scelto dopo aver visto i dati: tutti gli esiti "
        "sono esplorativi e p (Holm) tiene conto di tutti insieme (valori di p: {n})."
    ),
    (
        "Day {day} is not the primary day: every outcome is secondary here, and p (Holm) allows "
        "for all of them together (p values: {n})."
    ): (
        "Il giorno {day} non è il giorno dell'analisi primaria: qui tutti gli esiti sono "
        "secondari e p (Holm) tiene conto di tutti insieme (valori di p: {n})."
    ),
    (
        "{outcome} is the declared primary outcome: it is tested by itself at 0.05, and its p is "
        "not adjusted for multiple comparisons."
    ): (
        "{outcome} è l'esito primario dichiarato: è valutato da solo al livello 0,05 e il suo "
        "valore di p non è aggiustato per confronti multipli."
    ),
    "it cannot be given, so none of them counts": (
        "non è calcolabile, quindi nessuno di essi è interpretabile come conferma"
    ),
    "it is": "lo è",
    "it is not, so none of them counts": (
        "non lo è, quindi nessuno di essi è interpretabile come conferma"
    ),
    (
        "p (Holm) allows for the secondary outcomes (p values: {n}). They count only if the p of "
        "the primary outcome is below 0.05: {here}."
    ): (
        "p (Holm) tiene conto degli esiti secondari (valori di p: {n}). Questi sono "
        "interpretabili come conferma solo se p dell'esito primario è inferiore a 0,05: {here}."
    ),
    (
        "To put all outcomes on one axis, each difference is divided by the standard deviation "
        "of its analysed values at this visit, pooled within the arms (of logs for an outcome on "
        "the log scale), and its sign is changed where less is better. That standard deviation is "
        "taken as known: its own uncertainty is not in these intervals."
    ): (
        "Per rappresentare tutti gli esiti su un solo asse, ogni differenza è divisa per la "
        "deviazione standard dei valori analizzati a questa visita, combinata entro i bracci "
        "(dei logaritmi, se l'esito è in scala logaritmica), e cambia segno quando un valore "
        "più basso è migliore. Questa deviazione standard è considerata nota: la sua incertezza "
        "non è compresa in questi intervalli."
    ),
    "Everybody is analysed in the arm to which they were allotted.": (
        "Ogni persona è analizzata nel braccio a cui è stata assegnata."
    ),
    (
        "Whether values are missing at random, which ANCOVA and the repeated-measures model need, "
        "the data cannot show."
    ): (
        "I dati non possono verificare se i valori mancano in modo casuale (missing at random, "
        "MAR), come richiedono l'ANCOVA e il modello per misure ripetute."
    ),
    (
        "Mean adjusted for baseline: what the same model expects of an arm at the mean baseline "
        "of everybody analysed (least-squares mean). Whether two of these intervals overlap does "
        "not tell whether the arms differ: the difference does."
    ): (
        "Media aggiustata per il basale: il valore previsto dallo stesso modello per un braccio, "
        "al valore basale medio di tutte le persone analizzate (media dei minimi quadrati). La "
        "sovrapposizione di due di questi intervalli non indica se i bracci differiscono: lo "
        "indica la differenza."
    ),
    (
        "The p values of the visits allow neither for each other nor here for the number of "
        "outcomes; the overview does the latter."
    ): (
        "I valori di p delle visite non tengono conto del numero di visite né, qui, del numero di "
        "esiti: di quest'ultimo tiene conto il quadro generale."
    ),
    (
        "Whether values are missing completely at random within each arm, which the difference of "
        "the means needs, the data cannot show."
    ): (
        "I dati non possono verificare se entro ogni braccio i valori mancano in modo "
        "completamente casuale (missing completely at random, MCAR), come richiede la differenza "
        "delle medie."
    ),
    (
        "By chance the arms may have differed before treatment; without a baseline value that "
        "cannot be seen and is not taken out."
    ): (
        "Per caso i bracci potevano già differire prima del trattamento; senza valore basale "
        "non è possibile né saperlo né tenerne conto."
    ),
    "Geometric mean with the t interval of the logs, transformed back.": (
        "Media geometrica con l'intervallo t dei logaritmi, riportato alla scala originale."
    ),
    "Mean with its t interval.": "Media con il suo intervallo t.",
    (
        "A median comes with first and third quartile (type 7, the default of R, NumPy and pandas)."
    ): ("Una mediana è mostrata con primo e terzo quartile (tipo 7, quello di R, NumPy e pandas)."),
    (
        "Each visit uses every participant with a value there. Whether two intervals overlap does "
        "not tell whether the arms differ: the difference with its own interval does."
    ): (
        "Ogni visita comprende tutte le persone che vi hanno un valore. La sovrapposizione "
        "di due intervalli non indica se i bracci differiscono: lo indica la differenza con il "
        "suo intervallo."
    ),
    (
        "Change is the ratio of the value to the baseline value; within each arm the geometric "
        "mean of the ratios with its t interval."
    ): (
        "La variazione è il rapporto tra il valore e il valore basale; entro ogni braccio la media "
        "geometrica dei rapporti con il suo intervallo t."
    ),
    "Change is the value minus the baseline value; within each arm the mean with its t interval.": (
        "La variazione è il valore meno il valore basale; entro ogni braccio la media con il suo "
        "intervallo t."
    ),
    (
        "Both arms of a trial change with time, through regression to the mean and the care that "
        "everybody receives. Only the difference between the arms speaks of the treatment, so no "
        "p value is given here."
    ): (
        "In uno studio entrambi i bracci cambiano nel tempo, per la regressione verso la media "
        "e per le cure ricevute da tutte le persone. Solo la differenza tra i bracci informa "
        "sul trattamento, quindi qui non si riporta alcun valore di p."
    ),
    (
        "Spearman's rank correlation of the changes from baseline with the interval of Bonett and "
        "Wright; adjusted for arm: correlation of what arm leaves of the ranks. No p value is "
        "given, because nobody planned to test this."
    ): (
        "Correlazione per ranghi di Spearman tra le variazioni rispetto al basale, con "
        "l'intervallo di Bonett e Wright; al netto del braccio: correlazione tra i residui dei "
        "ranghi dopo aver tolto l'effetto del braccio. Non si riporta un valore di p perché "
        "questo confronto non era stato pianificato."
    ),
    (
        "Improvement is the ratio of the baseline value to the value (or of the value to the "
        "baseline value, where more is better)."
    ): (
        "Il miglioramento è il rapporto tra il valore al basale e il valore (o tra il valore e "
        "quello al basale, dove più alto è meglio)."
    ),
    (
        "Improvement is the fall (or rise, where more is better) from baseline in the outcome's "
        "unit."
    ): (
        "Il miglioramento è la diminuzione (o l'aumento, dove più alto è meglio) rispetto al "
        "basale nell'unità dell'esito."
    ),
    ("Every participant counts, one without a value as not improved; the table shows both ways."): (
        "Contano tutte le persone dei due bracci; una persona senza il valore conta come non "
        "migliorata. La tabella mostra entrambi i modi."
    ),
    (
        "Difference of the proportions with {interval}. No p value is given: whoever moves the "
        "threshold would choose it."
    ): (
        "Differenza delle proporzioni con {interval}. Non si riporta un valore di p: "
        "dipenderebbe dalla soglia scelta da chi legge."
    ),
    (
        "The number needed to treat is given at a cut-off that the study declares "
        "(important_difference) and at no other: 1 over the difference and over its limits. Where "
        "the interval of the difference holds 0, that of the number runs through infinity, and it "
        "alone is given."
    ): (
        "Il numero di pazienti da trattare (NNT) si riporta alla soglia dichiarata dallo studio"
        " (important_difference) e a nessun'altra: 1 diviso la differenza e i suoi limiti. Se "
        "l'intervallo della differenza comprende 0, quello dell'NNT passa per l'infinito, e si "
        "riporta solo l'intervallo."
    ),
    (
        "Participants per arm of the next trial: the smallest number with which the two-sided "
        "test at 0.05 has the power, from the noncentral t distribution. ANCOVA: SD × √(1 − "
        "correlation²) and 2n − 3 degrees of freedom; t test: SD and 2n − 2. With drop-out the "
        "number is divided by 1 − drop-out and rounded up."
    ): (
        "Numerosità per braccio del prossimo studio: il numero più piccolo con cui il test "
        "bilaterale al livello 0,05 raggiunge la potenza scelta, secondo la distribuzione t non "
        "centrale. ANCOVA: DS × √(1 − correlazione²) e 2n − 3 gradi di libertà; test t: DS e 2n − "
        "2. Per tener conto degli abbandoni il numero è diviso per 1 − abbandoni e arrotondato "
        "per eccesso."
    ),
    (
        "The SD is that of all values at this visit within the arms, with n − 2 degrees of "
        "freedom; planned is on SD × √(degrees of freedom ÷ 20% quantile of χ²)."
    ): (
        "La DS è quella di tutti i valori a questa visita entro i bracci, con n − 2 gradi di "
        "libertà; per il calcolo si usa DS × √(gradi di libertà ÷ quantile 20% di χ²)."
    ),
    "The SD is that of the natural logarithms, and a factor is its exponential.": (
        "La DS è quella dei logaritmi naturali; la DS geometrica ne è l'esponenziale."
    ),
    (
        "The next trial is taken to have participants like these, values that are normal and "
        "spread alike in both arms, and arms of the same size. In simulated trials of 10 to 100 "
        "per arm, as many as that formula gives, 80% power was 79.7% to 80.9% and 90% power 89.8% "
        "to 91.2%."
    ): (
        "Per il prossimo studio si assumono persone simili a queste, valori con distribuzione "
        "normale e uguale dispersione nei due bracci, e bracci della stessa numerosità. In studi "
        "simulati con le numerosità date da questa formula, da 10 a 100 per braccio, la potenza "
        "era del 79,7–80,9% per una potenza dichiarata dell'80% e dell'89,8–91,2% per una del 90%."
    ),
    (
        "A value on the limit is within. Participants without one of the two values, or with one "
        "below a quantification limit from which nobody can tell, are left out and counted as "
        "missing. The share has its exact interval (Clopper–Pearson). A change within an arm is "
        "not an effect of treatment."
    ): (
        "Un valore pari al limite è entro il limite. Le persone senza uno dei due valori, o con "
        "uno sotto un limite di quantificazione che non permette di classificarle, sono escluse e "
        "contate come mancanti. La proporzione ha il suo intervallo esatto (Clopper–Pearson). Una "
        "variazione entro un braccio non è un effetto del trattamento."
    ),
    (
        "Chance alone leaves about 95 of 100 standardised differences within ±{size} at "
        "n {n_treatment} + {n_control}."
    ): (
        "Con {n_treatment} e {n_control} persone per braccio, per effetto del solo caso "
        "circa 95 differenze standardizzate su 100 sono entro ±{size}."
    ),
    (
        "The standardised difference is the difference of the arms divided by the root of the "
        "mean of their variances; for a characteristic with two values it is that of the first "
        "one shown, for more values a distance without sign. For an outcome on the log scale it "
        "is that of the logs. Where everybody has the same value it is 0/0: not given."
    ): (
        "La differenza standardizzata è la differenza tra i bracci divisa per la radice quadrata "
        "della media delle loro varianze; per una caratteristica con due valori è quella del "
        "primo mostrato, con più valori è una distanza senza segno. Per un esito in scala "
        "logaritmica è quella dei logaritmi. Se tutte le persone hanno lo stesso valore è 0/0 e "
        "non si riporta."
    ),
    (
        "What chance alone does to it: 1.96 times the root of 1/n + 1/n of the two arms, for large "
        "samples and no true difference; not for the distance of more than two values."
    ): (
        "Effetto del solo caso: 1,96 volte la radice quadrata di 1/n + 1/n dei due bracci, "
        "per campioni grandi e in assenza di una differenza vera; non vale per la distanza "
        "con più di due valori."
    ),
    "There are no p values: with random allocation every difference at baseline is by chance.": (
        "Non si riportano valori di p: con la randomizzazione ogni differenza al basale è "
        "dovuta al caso."
    ),
    "A column of text with more than {most} different entries is left out.": (
        "Una colonna di testo con più di {most} voci diverse non è riportata."
    ),
    (
        "Where the publication gives an effect, it stands beside that of these data and nothing "
        "is judged. Else the 95% interval of these data decides. Compatible: it contains a value "
        "that the sentence states, on the side of no difference that it names, or no difference "
        "itself if it says that none was shown. Not compatible: it contains none. That nobody had "
        "an event is compatible if nobody had one here. Whether a p lies below 0.05 decides "
        "nothing."
    ): (
        "Se la pubblicazione riporta un effetto, è affiancato a quello di questi dati senza alcun "
        "giudizio. Altrimenti decide l'intervallo al 95% di questi dati. Compatibile: contiene un "
        "valore conforme alla frase, cioè nella direzione indicata, o l'assenza di differenza se "
        "la frase dice che non ne è stata dimostrata alcuna. Non compatibile: non ne contiene. "
        "Che non si siano verificati eventi è compatibile se non se ne sono verificati neppure "
        "qui. Il fatto che p sia inferiore a 0,05 non decide nulla."
    ),
    (
        "A sentence that compares the arms is compared with the ANCOVA; one about the change "
        "within an arm with the paired t test, and the comparison of the arms stands beside it. If "
        "the publication does not tell which, a comparison of the arms is assumed; if it names no "
        "day, the primary day."
    ): (
        "Una frase che confronta i bracci è messa a confronto con l'ANCOVA; una sulla "
        "variazione entro un braccio con il test t per dati appaiati, affiancato dal "
        "confronto tra i bracci. Se la pubblicazione non lo precisa, si assume un confronto "
        "tra i bracci; se non indica un giorno, il giorno dell'analisi primaria."
    ),
    "A cell that is empty in the column related, grade or serious is not counted as yes.": (
        "Una cella vuota nelle colonne related, grade o serious (grave) non è contata come sì."
    ),
    (
        "Fatal is an event that the column fatal calls so, or one of grade 5. Without that column, "
        "grades of which none is above 3 (severe) do not tell of deaths."
    ): (
        "È fatale un evento indicato come tale nella colonna fatal, o di grado 5. Senza "
        "quella colonna, gradi mai superiori a 3 (severo) non informano sui decessi."
    ),
    (
        "Risk difference: treatment − control in percentage points, with {interval}; {other} "
        "stands beside it as the alternative. Adverse events get no p values: a large one would be "
        "read as no harm, which a trial sized for its outcomes cannot show."
    ): (
        "Differenza di rischio: trattamento − controllo in punti percentuali, con {interval}; "
        "accanto, come alternativa, {other}. Per gli eventi avversi non si riportano valori di "
        "p: un valore alto sarebbe letto come assenza di danno, che uno studio dimensionato "
        "sugli esiti di efficacia non può dimostrare."
    ),
    (
        "Time at risk runs from the first dose to the last visit or to withdrawal, both days "
        "included. An event counts if it began within it, or on a day that is not known. Poisson "
        "interval (Garwood), and a rate ratio conditional on the total number of events."
    ): (
        "Il tempo a rischio va dalla prima dose all'ultima visita o al ritiro, entrambi i "
        "giorni compresi. Un evento conta se è iniziato in questo tempo o in un giorno non "
        "noto. Intervallo di Poisson (Garwood); rapporto tra i tassi condizionato al numero "
        "totale di eventi."
    ),
    (
        "Analysis of covariance: the value at the visit is explained by arm and baseline value. "
        "The difference is treatment − control between participants with the same baseline, with "
        "its t interval."
    ): (
        "Analisi della covarianza: il valore alla visita in funzione del braccio e del "
        "valore basale. La differenza è trattamento − controllo a parità di valore basale, "
        "con il suo intervallo t."
    ),
    (
        "An outcome on the log scale is analysed as logarithms and shown as the ratio of geometric "
        "means, treatment ÷ control: 1 is no difference, 0.8 is 20% lower."
    ): (
        "Un esito in scala logaritmica è analizzato sui logaritmi e mostrato come rapporto "
        "tra medie geometriche, trattamento ÷ controllo: 1 significa nessuna differenza, 0,8 "
        "il 20% in meno."
    ),
    (
        "Below the limit as censored: geometric mean by maximum likelihood, the logarithms taken "
        "to be normal and a value below the limit to lie anywhere below it. Its interval is that "
        "of the likelihood ratio on the scale of t: in simulated arms of 15 with 10% to 50% of the "
        "values below the limit it held the true value in 95.0% to 95.7%. The median needs no such "
        "assumption and is given where it is the same wherever the values below the limit lie."
    ): (
        "Valori sotto il limite trattati come censurati: media geometrica di massima "
        "verosimiglianza; si assume che i logaritmi abbiano distribuzione normale e che un "
        "valore sotto il limite sia un qualsiasi valore inferiore al limite. L'intervallo è "
        "quello del rapporto di verosimiglianza riportato sulla scala della t: in bracci "
        "simulati di 15 persone, con il 10–50% dei valori sotto il limite, conteneva il "
        "valore vero nel 95,0–95,7% dei casi. La mediana non richiede questa ipotesi ed è "
        "riportata se non dipende dai valori sotto il limite."
    ),
    (
        "Treatment policy (ICH E9(R1)): a value measured after withdrawal is analysed as "
        "measured. Hypothetical: for one missing after it, what would have been seen had nobody "
        "withdrawn. Not every day of withdrawal is recorded."
    ): (
        "Treatment policy (ICH E9(R1)): un valore misurato dopo il ritiro è analizzato come "
        "misurato. Strategia ipotetica: per un valore che manca dopo il ritiro, che cosa si "
        "sarebbe osservato senza ritiri. Non tutti i giorni di ritiro sono registrati."
    ),
    (
        "Hypothetical strategy (ICH E9(R1)): what would have been seen had nobody withdrawn. No "
        "value analysed was measured after withdrawal."
    ): (
        "Strategia ipotetica (ICH E9(R1)): che cosa si sarebbe osservato senza ritiri. Nessun "
        "valore analizzato è stato misurato dopo il ritiro."
    ),
    (
        "Treatment policy (ICH E9(R1)): {n} value measured after withdrawal is analysed as "
        "measured. Hypothetical: for those missing after it, what would have been seen had nobody "
        "withdrawn."
    ): (
        "Treatment policy (ICH E9(R1)): {n} valore misurato dopo il ritiro è analizzato come "
        "misurato. Strategia ipotetica: per i valori che mancano dopo il ritiro, che cosa si "
        "sarebbe osservato senza ritiri."
    ),
    (
        "Treatment policy (ICH E9(R1)): {n} values measured after withdrawal are analysed as "
        "measured. Hypothetical: for those missing after it, what would have been seen had nobody "
        "withdrawn."
    ): (
        "Treatment policy (ICH E9(R1)): {n} valori misurati dopo il ritiro sono analizzati come "
        "misurati. Strategia ipotetica: per i valori che mancano dopo il ritiro, che cosa si "
        "sarebbe osservato senza ritiri."
    ),
    "A value below the quantification limit counts as half the limit.": (
        "Un valore sotto il limite di quantificazione conta come metà del limite."
    ),
    (
        "No participant has a baseline value, so the values of each visit are compared alone:"
        " the difference of the means, treatment − control, with unequal variances (Welch)."
    ): (
        "Nessun valore basale è disponibile, quindi si confrontano soltanto i valori di ogni "
        "visita: differenza delle medie, trattamento − controllo, con varianze diverse "
        "(Welch)."
    ),
    (
        "It is no analysis adjusted for baseline and is not counted among the comparisons of "
        "the overview."
    ): (
        "Non è un'analisi aggiustata per il basale e non è compresa nei confronti del quadro "
        "generale."
    ),
    (
        "Without baseline values the arms are compared at the visit alone (Welch), and no "
        "change can be judged."
    ): (
        "Senza valori basali i bracci sono confrontati soltanto alla visita (Welch) e nessuna"
        " variazione può essere giudicata."
    ),
    (
        "A participant without a value is left out; that values are missing completely at random "
        "within each arm, which this needs, the data cannot show. With them counted as a no the "
        "result stands beside it."
    ): (
        "Le persone senza un valore sono escluse; che i valori manchino del tutto a caso in "
        "ciascun braccio, come questo richiede, i dati non possono mostrarlo. Accanto sta il "
        "risultato che li conta come no."
    ),
    (
        "A yes/no outcome is compared by the shares of participants with a yes: risk difference, "
        "treatment − control in percentage points, with {interval}; p of Fisher's exact test, "
        "two-sided. Nothing is adjusted for: a value at baseline enters no comparison."
    ): (
        "Di un esito sì/no si confrontano le proporzioni di partecipanti con un sì: differenza di"
        " rischio, trattamento − controllo in punti percentuali, con {interval}; p del test "
        "esatto di Fisher, bilaterale. Non è aggiustata per nulla: un valore al basale non entra "
        "in alcun confronto."
    ),
    (
        "Beside {interval} stands {other}; p is Fisher's in both. A missing value counted as a no"
        " brings all participants into the shares."
    ): (
        "È mostrato {interval} e, accanto, {other}; p è in entrambi i casi quella di Fisher. Se i "
        "valori mancanti contano come no, le proporzioni sono di tutte le persone."
    ),
    (
        "Of a yes/no outcome it is that of all values of both arms together, each yes a 1 and "
        "each no a 0."
    ): (
        "Per un esito sì/no è quella di tutti i valori dei due bracci insieme, ogni sì 1 e ogni "
        "no 0."
    ),
    (
        "The share of each arm has its exact interval (Clopper–Pearson). Whether two of these "
        "overlap does not tell whether the arms differ: the difference does."
    ): (
        "La proporzione di ciascun braccio ha il suo intervallo esatto (Clopper–Pearson). Che due"
        " di questi si sovrappongano o no non dice se i bracci differiscono: lo dice la "
        "differenza."
    ),
    (
        "With 15 + 14 participants and true shares from 5% to 95% the interval holds the true "
        "difference in 93.2% to 99.8% of trials, 95.2% on average. Where the arms do not differ, "
        "Fisher's p is below 0.05 in 2.7% at most: it is cautious, and near 0.05 interval and p "
        "may disagree."
    ): (
        "Con 15 + 14 partecipanti e proporzioni vere dal 5% al 95% l'intervallo contiene la "
        "differenza vera nel 93,2%-99,8% degli studi, in media nel 95,2%. Dove i bracci non "
        "differiscono la p di Fisher è sotto 0,05 al massimo nel 2,7%: è prudente, e vicino a "
        "0,05 intervallo e p possono non concordare."
    ),
    (
        "A participant counts once, whatever the number of events; the denominator is every "
        "participant of the arm."
    ): (
        "Ogni persona conta una volta sola, indipendentemente dal numero di eventi; il "
        "denominatore comprende tutte le persone del braccio."
    ),
    (
        "The interval is the exact one of Clopper and Pearson, so that zero events have an upper "
        "bound too."
    ): (
        "L'intervallo è quello esatto di Clopper e Pearson, che ha un limite superiore anche con "
        "zero eventi."
    ),
    (
        "A lane is a participant, a bar in it an event on its study days; events at the same time"
        " stand one under the other."
    ): (
        "Ogni riga è una persona e ogni barra un evento, nei suoi giorni di studio; gli eventi "
        "contemporanei stanno uno sotto l'altro."
    ),
    "Equal values are drawn a little apart, so that they can be counted.": (
        "I valori uguali sono disegnati un po' distanziati, così che si possano contare."
    ),
    (
        "Withdrawals were not supplied: every value was analysed as measured, and whether any was"
        " measured after a withdrawal is not known."
    ): (
        "I dati sui ritiri non sono stati forniti: ogni valore è stato analizzato come misurato, "
        "e non si sa se qualcuno sia successivo a un ritiro."
    ),
    # lib/wording/names.py
    "Data": "Dati",
    "than with placebo": "rispetto al placebo",
    "than with {control}": "rispetto a {control}",
    "{n_treatment} {treatment}, {n_control} {control}": (
        "{n_treatment} {treatment}, {n_control} {control}"
    ),
    "Synthetic data: not the trial's patients, not its numbers.": (
        "Dati sintetici: né persone né numeri dello studio pubblicato."
    ),
    "median, quartiles": "mediana, quartili",
    "{share}, 95% CI {interval}": "{share}, IC 95% {interval}",
    "mean, 95% CI": "media, IC 95%",
    "Higher {outcome} is better.": "È favorevole un valore più alto ({outcome}).",
    "Lower {outcome} is better.": "È favorevole un valore più basso ({outcome}).",
    "Day {day}": "Giorno {day}",
    "none was declared": "nessuno è stato dichiarato",
    "{outcome} (chosen when the data were read, after they were seen)": (
        "{outcome} (scelto alla lettura dei dati, dopo averli visti)"
    ),
    "{outcome} (declared in study.toml)": "{outcome} (dichiarato in study.toml)",
    "day {day} (declared in study.toml)": "giorno {day} (dichiarato in study.toml)",
    "day {day} (the last planned visit; none was declared)": (
        "giorno {day} (l'ultima visita prevista; nessuno è stato dichiarato)"
    ),
    "day {day} (chosen when the data were read, after they were seen)": (
        "giorno {day} (scelto alla lettura dei dati, dopo averli visti)"
    ),
    "{day} (not the primary day)": "{day} (non è il giorno dell'analisi primaria)",
    "Day {day} (primary)": "Giorno {day} (primario)",
    "And one more.": "E un'altra.",
    "And {n} more.": "E altre {n}.",
    "95% CI ({method})": "IC 95% ({method})",
    "Values of day {days} are shown and in no comparison.": (
        "I valori del giorno {days} sono mostrati ma non entrano in alcun confronto."
    ),
    "Values of days {days} are shown and in no comparison.": (
        "I valori dei giorni {days} sono mostrati ma non entrano in alcun confronto."
    ),
    "Values up to {n} day from a planned visit stand at its day.": (
        "I valori a non più di {n} giorno da una visita prevista sono attribuiti a quella visita."
    ),
    "Values up to {n} days from a planned visit stand at its day.": (
        "I valori a non più di {n} giorni da una visita prevista sono attribuiti a quella visita."
    ),
    "lower is better": "meglio se più basso",
    "higher is better": "meglio se più alto",
    "no is better": ("è meglio un no"),
    "yes is better": ("è meglio un sì"),
    # lib/wording/next_trial.py
    "{sizes} to detect {difference}": "{sizes} per rilevare {difference}",
    (
        "For {outcome} at day {day} the next trial needs {sizes} (power {power}, two-sided level "
        "{level})."
    ): (
        "Per {outcome} al giorno {day}, nel prossimo studio servono {sizes} (potenza "
        "{power}, livello bilaterale {level})."
    ),
    (
        "That is so if the {sd} is {upper} (its one-sided {level} upper limit; seen here: {seen}, "
        "n {n_treatment} + {n_control}) and, in an analysis adjusted for baseline (ANCOVA), the "
        "correlation with baseline is {correlation}."
    ): (
        "Il calcolo assume una {sd} pari a {upper} (limite superiore unilaterale {level}; qui "
        "osservata: {seen}, con {n_treatment} e {n_control} persone per braccio) e, per l'analisi "
        "aggiustata per il basale (ANCOVA), una correlazione con il basale di {correlation}."
    ),
    "standard deviation (SD)": "deviazione standard (DS)",
    "geometric standard deviation (SD)": "deviazione standard geometrica (DS geometrica)",
    "Without the baseline value (t test) the next trial needs {n} per arm.": (
        "Senza il valore basale (test t) nel prossimo studio servono {n} partecipanti per braccio."
    ),
    "a difference of {size}": "una differenza di {size}",
    "a ratio of {more} or {less}": "un rapporto di {more} o {less}",
    "more than {n} participants per arm": "più di {n} partecipanti per braccio",
    "{n} participants per arm": "{n} partecipanti per braccio",
    "{n} participants per arm ({randomised} randomised, for {drop_out} drop-out)": (
        "{n} partecipanti per braccio ({randomised} da randomizzare, con il {drop_out} di "
        "abbandoni)"
    ),
    "more than {n}": "più di {n}",
    (
        "These differences are examples, about half and one SD seen here; which one matters is a "
        "clinical question, and the curve answers for others."
    ): (
        "Queste differenze sono esempi, pari a circa mezza e una DS osservata qui; quale sia "
        "rilevante è una questione clinica, e la curva vale per tutte le altre."
    ),
    "This difference is the one that the study declares as important.": (
        "È la differenza che lo studio dichiara importante."
    ),
    "This difference is given as important by: {source}.": (
        "È la differenza indicata come importante da: {source}."
    ),
    (
        "The effect seen here has no part in this: a small trial that finds an effect usually "
        "finds it too large, and a trial planned on it would be too small. The SD of a small trial "
        "is below the true one about half the time; its upper limit is in one of five."
    ): (
        "L'effetto osservato qui non entra nel calcolo: uno studio piccolo che trova un "
        "effetto di solito lo sovrastima, e uno studio pianificato su quell'effetto sarebbe "
        "troppo piccolo. La DS di uno studio piccolo è inferiore a quella vera circa una "
        "volta su due; il suo limite superiore, una volta su cinque."
    ),
    "The correlation of {assumed} is an assumption. Here: {reason}": (
        "La correlazione di {assumed} è un'ipotesi. In questi dati: {reason}"
    ),
    (
        "The correlation of {assumed} is an assumption. The one seen here within the arms is "
        "{value} (n {n}). {reason}"
    ): (
        "La correlazione di {assumed} è un'ipotesi; quella osservata qui entro i bracci è "
        "{value} (n {n}). {reason}"
    ),
    (
        "The correlation of {assumed} is an assumption. The one seen here within the arms is "
        "{value} (95% CI {interval}, n {n})."
    ): (
        "La correlazione di {assumed} è un'ipotesi; quella osservata qui entro i bracci è "
        "{value} (IC 95% {interval}, n {n})."
    ),
    "{size} with {n} per arm": "{size} con {n} per braccio",
    (
        "The other way round, with that power the next trial detects a ratio of {sizes} (without "
        "drop-out)."
    ): (
        "Viceversa, con quella potenza il prossimo studio può rilevare un rapporto di "
        "{sizes} (senza abbandoni)."
    ),
    (
        "The other way round, with that power the next trial detects a difference of {sizes} "
        "(without drop-out)."
    ): (
        "Viceversa, con quella potenza il prossimo studio può rilevare una differenza di "
        "{sizes} (senza abbandoni)."
    ),
    "These data are synthetic: no trial can be planned on their SD.": (
        "Dati sintetici: nessuno studio può essere pianificato sulla loro DS."
    ),
    "a factor of {ratio}": "un fattore {ratio}",
    # lib/wording/paper/beside.py
    " (no scheme of allocation was declared)": (
        " (nessuno schema di assegnazione è stato dichiarato)"
    ),
    " (simple randomisation)": (" (randomizzazione semplice)"),
    ("For {outcomes} also the comparison with values below the limit as censored{source}."): (
        "Per {outcomes} anche il confronto con i valori sotto il limite trattati come "
        "censurati{source}."
    ),
    (
        "The shares of participants whose {outcomes} crossed the reference limit have exact "
        "intervals{source}."
    ): (
        "Le proporzioni di persone che hanno attraversato il limite di riferimento ({outcomes}) "
        "hanno intervalli esatti{source}."
    ),
    (
        "Events per participant-week at risk have exact Poisson intervals{rate}, and their ratio "
        "is conditional on the number of events{ratio}."
    ): (
        "Gli eventi per persona-settimana a rischio hanno intervalli esatti di Poisson{rate} e il"
        " loro rapporto è condizionato al numero di eventi{ratio}."
    ),
    "the difference of the mean changes from baseline with unequal variances{source}": (
        "differenza delle variazioni medie rispetto al basale con varianze diverse{source}"
    ),
    (
        "the Hodges–Lehmann shift of the changes with the interval and p of the rank-sum "
        "test{source}"
    ): (
        "spostamento di Hodges–Lehmann delle variazioni con l'intervallo e p del test della somma"
        " dei ranghi{source}"
    ),
    (
        "a repeated-measures model of all follow-up visits with unstructured covariance, REML and"
        " Satterthwaite degrees of freedom{source}"
    ): (
        "modello per misure ripetute di tutte le visite di follow-up con covarianza non "
        "strutturata, REML e gradi di libertà di Satterthwaite{source}"
    ),
    "Sensitivity analyses of each comparison, all of them shown: {analyses}.": (
        "Analisi di sensibilità di ogni confronto, tutte riportate: {analyses}."
    ),
    "the analysis of covariance without each participant in turn": (
        "analisi della covarianza escludendo le persone una alla volta"
    ),
    (
        "For {outcomes} (yes or no) also the risk difference with another interval, "
        "{other}{source}, and with missing values counted as a no."
    ): (
        "Per {outcomes} (sì o no) anche la differenza di rischio con un altro intervallo, "
        "{other}{source}, e con i valori mancanti contati come no."
    ),
    (
        "re-randomisation of the analysis of covariance{source}, the arms allotted anew "
        "{within}{scheme}"
    ): (
        "test di permutazione per l'analisi della covarianza{source}, con i bracci riassegnati "
        "{within}{scheme}"
    ),
    (
        "What the missing values could change was examined by a tipping-point analysis{source}, "
        "which varies them over the range of the outcome."
    ): (
        "Il possibile peso dei valori mancanti è stato esaminato con un'analisi tipping "
        "point{source}, che li fa variare entro i limiti dell'esito."
    ),
    (
        "The probability that a participant with {treatment} has the better change than one with "
        "{control} was estimated, with its interval on the logit scale{source}."
    ): (
        "È stata stimata la probabilità che una persona con {treatment} abbia una variazione "
        "migliore di una con {control}, con il suo intervallo sulla scala logit{source}."
    ),
    (
        "The interval was computed into which the estimate of a repeat of the same size would "
        "fall with 95% probability{source}."
    ): (
        "È stato calcolato l'intervallo in cui la stima di uno studio ripetuto con la stessa "
        "numerosità cadrebbe con il 95% di probabilità{source}."
    ),
    ("The arms at baseline were compared by standardised differences, without a test{source}."): (
        "I bracci al basale sono stati confrontati con le differenze standardizzate, senza "
        "test{source}."
    ),
    (
        "At each visit the arms were described by the mean with its t interval (the geometric "
        "mean on the log scale), or by the median with quartiles of type 7{source}."
    ): (
        "A ogni visita i bracci sono stati descritti con la media e il suo intervallo t (media "
        "geometrica in scala logaritmica), oppure con la mediana e i quartili di tipo 7{source}."
    ),
    "Changes within an arm were described and not tested{source}.": (
        "Le variazioni entro un braccio sono state descritte, senza test{source}."
    ),
    (
        "The changes of {markers} and of {activity} were compared by Spearman's rank correlation "
        "with its interval{source}, with and without the arm, without a test."
    ): (
        "Tra le variazioni di {markers} e quelle di {activity} è stata calcolata la correlazione "
        "per ranghi di Spearman con il suo intervallo{source}, anche al netto del braccio, senza "
        "test."
    ),
    (
        "Participants whose {outcomes} improved by at least a given amount were counted among all"
        " participants, one without a value as not improved, and the arms were compared by the "
        "difference of the proportions with {interval}{source}; an improvement was not taken for "
        "an effect of the treatment{senn}."
    ): (
        "Le persone migliorate almeno di una certa entità ({outcomes}) sono state contate tra "
        "tutte, quelle senza un valore come non migliorate, e i bracci sono stati confrontati con"
        " la differenza delle proporzioni con {interval}{source}; un miglioramento non è stato "
        "considerato un effetto del trattamento{senn}."
    ),
    ("The number needed to treat was computed at the declared cut-off alone{source}."): (
        "Il numero di pazienti da trattare (NNT) è stato calcolato solo alla soglia "
        "dichiarata{source}."
    ),
    (
        "The size of a next trial was computed from an upper limit of the standard "
        "deviation{spread}, for an analysis of covariance{ancova}, with the noncentral t "
        "distribution{power}."
    ): (
        "La numerosità di un prossimo studio è stata calcolata a partire da un limite superiore "
        "della deviazione standard{spread}, per un'analisi della covarianza{ancova}, con la "
        "distribuzione t non centrale{power}."
    ),
    (
        "Adverse events: participants with at least one event, of all in each arm, by kind, "
        "class and term, with exact intervals{exact}; risk differences, {treatment} − {control}, "
        "with {interval}{source}, and beside it {other}{another}; without p values."
    ): (
        "Eventi avversi: persone con almeno un evento, sul totale di ogni braccio, per tipo, "
        "classe e termine, con intervalli esatti{exact}; differenze di rischio, {treatment} − "
        "{control}, con {interval}{source} e, accanto, {other}{another}; senza valori di p."
    ),
    (
        "Changes within an arm were described and not tested{source}; only where a published "
        "sentence concerns one ({outcomes}) was it tested, by a paired t test."
    ): (
        "Le variazioni entro un braccio sono state descritte, senza test{source}, tranne dove ne "
        "parla una frase pubblicata ({outcomes}): test t per dati appaiati."
    ),
    # lib/wording/paper/comparison.py
    (
        "Without a baseline value, the arms were compared in {outcomes} at each visit alone, by "
        "the difference of the means, {treatment} − {control}, with unequal variances{source}."
    ): (
        "In mancanza di un valore basale i bracci sono stati confrontati per {outcomes} a ogni "
        "visita separatamente, con la differenza delle medie, {treatment} − {control}, e "
        "varianze diverse{source}."
    ),
    (
        "The logarithms of {outcomes} were analysed, and effects are given as ratios of geometric"
        " means, {treatment} ÷ {control}."
    ): (
        "Per {outcomes} sono stati analizzati i logaritmi e gli effetti sono espressi come "
        "rapporti tra medie geometriche, {treatment} ÷ {control}."
    ),
    ("Values below the quantification limit ({outcomes}) counted as half the limit{source}."): (
        "I valori sotto il limite di quantificazione ({outcomes}) sono stati contati come metà "
        "del limite{source}."
    ),
    (
        "The geometric means of the arms were also estimated by maximum likelihood with these "
        "values as censored{source}."
    ): (
        "Le medie geometriche dei bracci sono state stimate anche per massima verosimiglianza "
        "trattando questi valori come censurati{source}."
    ),
    ("Missing values were not imputed and were taken to be missing at random."): (
        "I valori mancanti non sono stati imputati e si è assunto che mancassero in modo casuale "
        "(missing at random, MAR)."
    ),
    ("Missing values were not imputed and were taken to be missing completely at random."): (
        "I valori mancanti non sono stati imputati e si è assunto che mancassero in modo "
        "completamente casuale (missing completely at random, MCAR)."
    ),
    "The primary outcome was tested by itself at 0.05.": (
        "L'esito primario è stato valutato da solo al livello 0,05."
    ),
    "Confidence intervals are not adjusted for multiple comparisons.": (
        "Gli intervalli di confidenza non sono aggiustati per confronti multipli."
    ),
    (
        "The p values of the secondary outcomes ({n}) were adjusted for multiple comparisons by "
        "the method of Holm{source} and count only if that of the primary outcome is below 0.05."
    ): (
        "I valori di p degli esiti secondari ({n}) sono stati aggiustati per confronti multipli "
        "con il metodo di Holm{source} e sono interpretabili come conferma solo se quello "
        "dell'esito primario è inferiore a 0,05."
    ),
    (
        "All outcomes are exploratory, and their p values ({n}) were adjusted for multiple "
        "comparisons by the method of Holm{source}."
    ): (
        "Tutti gli esiti sono esplorativi e i loro valori di p ({n}) sono stati aggiustati per "
        "confronti multipli con il metodo di Holm{source}."
    ),
    (
        "At each visit the arms were compared in {outcomes} (yes or no) by the shares of "
        "participants with a yes: risk difference, {treatment} − {control}, with "
        "{interval}{source}, and Fisher's exact test{fisher}; no other variable enters. The share"
        " of each arm has its exact interval{exact}."
    ): (
        "A ogni visita i bracci sono stati confrontati per {outcomes} (sì o no) in base alle "
        "proporzioni di partecipanti con un sì: differenza di rischio, {treatment} − {control}, "
        "con {interval}{source}, e test esatto di Fisher{fisher}; nessun'altra variabile entra "
        "nel confronto. La proporzione di ciascun braccio ha il suo intervallo esatto{exact}."
    ),
    (
        "At each visit the arms were compared in {outcomes} by analysis of covariance with arm "
        "and baseline value{source}; differences are {treatment} − {control} with 95% t "
        "intervals, and the means of the arms are least-squares means, those expected at the mean"
        " baseline{means}."
    ): (
        "A ogni visita i bracci sono stati confrontati per {outcomes} con un'analisi della "
        "covarianza con braccio e valore basale{source}; le differenze sono {treatment} − "
        "{control} con intervalli t al 95%, e le medie dei bracci sono medie dei minimi quadrati,"
        " cioè quelle attese al valore basale medio{means}."
    ),
    "Withdrawals were not supplied; every value was analysed as measured.": (
        "I dati sui ritiri non sono stati forniti; ogni valore è stato analizzato come misurato."
    ),
    (
        "Values measured after withdrawal were analysed as measured (treatment policy); for those"
        " missing after it the estimand is, by the hypothetical strategy{source}, what would have"
        " been seen had nobody withdrawn."
    ): (
        "I valori misurati dopo il ritiro sono stati analizzati come misurati (treatment policy);"
        " per quelli mancanti dopo il ritiro l'estimando è, secondo la strategia "
        "ipotetica{source}, ciò che si sarebbe osservato senza ritiri."
    ),
    (
        "No value analysed was measured after withdrawal; the estimand is, by the hypothetical "
        "strategy{source}, what would have been seen had nobody withdrawn."
    ): (
        "Nessun valore analizzato è stato misurato dopo il ritiro; l'estimando è, secondo la "
        "strategia ipotetica{source}, ciò che si sarebbe osservato senza ritiri."
    ),
    # lib/wording/paper/methods.py
    "Outcomes: {outcomes}, measured at baseline (day {baseline}) and on day {days}.": (
        "Esiti: {outcomes}, misurati al basale (giorno {baseline}) e al giorno {days}."
    ),
    "Outcomes: {outcomes}, measured at baseline (day {baseline}) and on days {days}.": (
        "Esiti: {outcomes}, misurati al basale (giorno {baseline}) e ai giorni {days}."
    ),
    "Outcomes: {outcomes}, measured on day {days}, without a baseline.": (
        "Esiti: {outcomes}, misurati al giorno {days}, senza valore basale."
    ),
    "Outcomes: {outcomes}, measured on days {days}, without a baseline.": (
        "Esiti: {outcomes}, misurati ai giorni {days}, senza valore basale."
    ),
    "The primary outcome was {outcome}.": ("Esito primario: {outcome}."),
    "The main outcome, {outcome}, was chosen after the data were seen.": (
        "L'esito principale, {outcome}, è stato scelto dopo aver visto i dati."
    ),
    "No primary outcome was declared.": ("Nessun esito primario è stato dichiarato."),
    ("The day of the main comparison, day {day}, was chosen after the data were seen."): (
        "Il giorno del confronto principale, il giorno {day}, è stato scelto dopo aver visto i "
        "dati."
    ),
    ("The main comparison is that of day {day}, the last visit: no primary day was declared."): (
        "Il confronto principale è quello al giorno {day}, l'ultima visita: nessun giorno "
        "primario è stato dichiarato."
    ),
    (
        "{treatment} (n {n_treatment}) was compared with {control} (n {n_control}); participants "
        "were analysed in the arm to which they were allotted."
    ): (
        "Bracci a confronto: {treatment} (n {n_treatment}) e {control} (n {n_control}); ogni "
        "persona è stata analizzata nel braccio a cui era stata assegnata."
    ),
    (
        "Left out of the comparison at day {day}, because a value that it needs is missing: "
        "{outcomes}."
    ): (
        "Persone escluse dal confronto al giorno {day} perché manca un valore necessario: "
        "{outcomes}."
    ),
    "Nobody was left out at day {day}.": "Al giorno {day} nessuna persona è stata esclusa.",
    "Not measured at baseline: {outcomes}.": "Senza misure al basale: {outcomes}.",
    "Measured at some of the later visits only: {outcomes}.": (
        "Con misure solo in alcune delle visite successive: {outcomes}."
    ),
    "The primary comparison was that at day {day}.": ("Confronto primario: giorno {day}."),
    # lib/wording/paper/software.py
    "Software: Python {python}; computed with {computing}, shown with {showing}.": (
        "Software: Python {python}; calcoli con {computing}, pagine e figure con {showing}."
    ),
    # lib/wording/paper/writer.py
    "all outcomes": ("tutti gli esiti"),
    # lib/wording/participants/baseline.py
    "Sex": "Sesso",
    "Age (years)": "Età (anni)",
    "Disease duration (years)": "Durata di malattia (anni)",
    "Prednisone (mg/day)": "Prednisone (mg/die)",
    "Hydroxychloroquine": "Idrossiclorochina",
    "Left out of this table, because it is free text: {columns}.": (
        "Colonne non riportate in questa tabella perché di testo libero: {columns}."
    ),
    (
        "{who} ({arm}): {outcome} on days {days}: {values}. The mark {mark} shows where this "
        "participant is; no effect, interval or p value depends on it."
    ): (
        "{who} ({arm}): {outcome} ai giorni {days}: {values}. Il segno {mark} indica questa "
        "persona; effetti, intervalli e valori di p non ne dipendono."
    ),
    "geometric mean (SD factor)": "media geometrica (DS geometrica)",
    "mean (SD)": "media (DS)",
    "{n} female": "{n} di sesso femminile",
    "{n} male": "{n} di sesso maschile",
    "sex not recorded: {n}": ("sesso non registrato: {n}"),
    "mean (SD) age {mean} ({sd}) years": ("età media (DS) {mean} ({sd}) anni"),
    "mean (SD) age {mean} ({sd}) years, n {n}": ("età media (DS) {mean} ({sd}) anni, n {n}"),
    "all female": ("tutte di sesso femminile"),
    "all male": ("tutte di sesso maschile"),
    # lib/wording/participants/flow.py
    "randomised: {n}": ("randomizzate: {n}"),
    "Randomised to these two arms: {n}": "Persone randomizzate a questi due bracci: {n}",
    "{arm} ({n} participant)": "{arm} ({n} partecipante)",
    "{arm} ({n} participants)": "{arm} ({n} partecipanti)",
    "A further arm of this study is not shown: {arms}.": (
        "Un altro braccio di questo studio non è mostrato: {arms}."
    ),
    "{n} further arms of this study are not shown: {arms}.": (
        "{n} altri bracci di questo studio non sono mostrati: {arms}."
    ),
    "Randomised, {treatment} (n {n_treatment}) against {control} (n {n_control})": (
        "Persone randomizzate: {n_treatment} {treatment}, {n_control} {control}"
    ),
    "{arm}: {allocated} allocated, withdrawn {withdrawn}, {analysed} analysed at day {day}": (
        "{arm}, persone assegnate: {allocated}, ritirate: {withdrawn}, analizzate al giorno "
        "{day}: {analysed}"
    ),
    "Randomised: {n}": "Persone randomizzate: {n}",
    "reason not given": "motivo non indicato",
    "other reasons": "altri motivi",
    "No value is missing of {planned} planned.": "Non manca nessuno dei {planned} valori previsti.",
    "{n} of {planned} planned values is missing.": "Manca {n} dei {planned} valori previsti.",
    "{n} of {planned} planned values are missing.": "Mancano {n} dei {planned} valori previsti.",
    "1 of {planned} planned values is missing, after withdrawal.": (
        "Manca 1 dei {planned} valori previsti, dopo il ritiro."
    ),
    "1 of {planned} planned values is missing, not after withdrawal.": (
        "Manca 1 dei {planned} valori previsti, non dopo un ritiro."
    ),
    "{missing} of {planned} planned values are missing, {after} of them after withdrawal.": (
        "Mancano {missing} dei {planned} valori previsti, {after} dei quali dopo il ritiro."
    ),
    "day {days}, no baseline values": "giorno {days}, senza valori basali",
    "days {days}, no baseline values": "giorni {days}, senza valori basali",
    "not measured": "non misurato",
    "Two arms, {treatment} (n {n_treatment}) against {control} (n {n_control})": (
        "Due bracci: {n_treatment} {treatment}, {n_control} {control}"
    ),
    "Participants of these two arms: {n}": "Partecipanti in questi due bracci: {n}",
    "Participants: {n}": "Partecipanti: {n}",
    "participants: {n}": "partecipanti: {n}",
    # lib/wording/published/claims.py
    "{n} is compatible": "{n} è compatibile",
    "{n} are compatible": "{n} sono compatibili",
    "{n} is not compatible": "{n} non è compatibile",
    "{n} are not compatible": "{n} non sono compatibili",
    "{n} is not comparable": "{n} non è confrontabile",
    "{n} are not comparable": "{n} non sono confrontabili",
    "{n} stands beside the effect of these data": "{n} è affiancata all'effetto di questi dati",
    "{n} stand beside the effects of these data": (
        "{n} sono affiancate agli effetti di questi dati"
    ),
    "no sentence in study.toml": "nessuna frase in study.toml",
    "{outcome}, result: {nothing}": "{outcome}, risultato: {nothing}",
    "What these data give": "Che cosa mostrano questi dati",
    "{verdict}, and so is some risk": "{verdict}, ma non esclude un rischio",
    "{verdict}, and so is no difference": "{verdict}, ma non esclude l'assenza di differenza",
    "{verdict}, and so is no change": "{verdict}, ma non esclude l'assenza di variazione",
    "{verdict}; excludes “no difference”": "{verdict}; esclude l'assenza di differenza",
    "{verdict}; excludes “no change” within the arm": (
        "{verdict}; esclude l'assenza di variazione all'interno del braccio"
    ),
    (
        "No published sentence gives the size of an effect or its interval: only directions can be "
        "compared."
    ): (
        "Nessuna frase pubblicata riporta l'entità di un effetto o il suo intervallo: si possono "
        "confrontare solo le direzioni."
    ),
    "Published sentences: {n} ({verdicts}).": "Frasi pubblicate: {n} ({verdicts}).",
    "Participants with such an event {when}: {arms}.": (
        "Persone con un evento di questo tipo {when}: {arms}."
    ),
    (
        "Nobody had such an event {when} ({arms}). That does not exclude a risk of up to "
        "{limits} over that time (upper limits of the exact 95% intervals)."
    ): (
        "Nessun evento di questo tipo {when} ({arms}). Ciò non esclude, nello stesso "
        "periodo, un rischio fino al limite superiore dell'intervallo esatto al 95%: "
        "{limits}."
    ),
    (
        "Compatible: the 95% interval of these data contains values such as the sentence states. "
        "It does not confirm the sentence."
    ): (
        "Compatibile: l'intervallo al 95% di questi dati contiene valori conformi alla frase "
        "pubblicata. Non significa che la confermi."
    ),
    "Published: {effect}.": "Pubblicato: {effect}.",
    "Assumed, because the publication does not tell: {what}.": (
        "Assunto, perché la pubblicazione non lo precisa: {what}."
    ),
    "that the arms were compared ({outcomes})": "che il confronto fosse tra i bracci ({outcomes})",
    "that day {day} is meant ({outcomes})": "che si tratti del giorno {day} ({outcomes})",
    "Between the arms at day {day}: {effect}.": "Tra i bracci al giorno {day}: {effect}.",
    "Change within {arm} at day {day}: {change}.": (
        "Variazione all'interno del braccio {arm} al giorno {day}: {change}."
    ),
    # lib/wording/published/conclusions.py
    "{n} visits, days {first} to {last}": "{n} visite, dal giorno {first} al giorno {last}",
    "days {days}": "giorni {days}",
    "no primary outcome declared": "nessun esito primario dichiarato",
    "primary outcome {outcome} at day {day}": "esito primario {outcome} al giorno {day}",
    "{n} participants, followed for {period}: what comes later is not known.": (
        "{n} partecipanti, con un follow-up di {period}: non è noto che cosa accada in seguito."
    ),
    "All were women: what holds for men is not known.": (
        "Tutte donne: non è noto se i risultati valgano per gli uomini."
    ),
    "All were men: what holds for women is not known.": (
        "Tutti uomini: non è noto se i risultati valgano per le donne."
    ),
    "Exploratory comparisons at day {day}: {n}; with p<0.05 after Holm: {outcomes}.": (
        "Confronti esplorativi al giorno {day}: {n}; con p (Holm) <0,05: {outcomes}."
    ),
    (
        "{outcome}, the primary outcome, has no p below 0.05: of the secondary comparisons ({n}) "
        "none counts."
    ): (
        "Per {outcome}, l'esito primario, p non è inferiore a 0,05: nessuno dei confronti "
        "secondari ({n}) è interpretabile come conferma."
    ),
    (
        "{outcome} is the primary outcome, tested by itself. Secondary comparisons: {n}; with "
        "p<0.05 after Holm: {outcomes}."
    ): (
        "{outcome} è l'esito primario, valutato da solo. Confronti secondari: {n}; con p (Holm) "
        "<0,05: {outcomes}."
    ),
    "No table of adverse events was supplied: these data say nothing of harms.": (
        "Non è stata fornita una tabella degli eventi avversi: questi dati non dicono nulla sulla "
        "sicurezza."
    ),
    (
        "No serious adverse event with {treatment} (n {n}) does not exclude a true risk of up to "
        "{high}; the chance of seeing even one case of a harm that strikes 1 in {one_in} was "
        "{chance}."
    ): (
        "Nessun evento avverso grave con {treatment} (n {n}), ma ciò non esclude un rischio "
        "vero fino al {high}; la probabilità di osservare almeno un caso di un danno che "
        "colpisce 1 persona su {one_in} era di {chance}."
    ),
    (
        "Rare harms may not have been seen: for one that strikes 1 in {one_in}, the chance of "
        "seeing even one case with {treatment} (n {n}) was {chance}."
    ): (
        "Danni rari possono essere sfuggiti: per un danno che colpisce 1 persona su "
        "{one_in}, la probabilità di osservarne almeno un caso con {treatment} (n {n}) era "
        "del {chance}."
    ),
    "To cite: {cite}": "Da citare: {cite}",
    "These are simulated data: do not cite them.": "Dati simulati: non citarli.",
    "These are simulated data: do not cite them; cite {cite}.": (
        "Dati simulati: non citarli; cita {cite}."
    ),
    (
        "{outcome}, the primary outcome, is one of them: day {primary} was chosen after the data "
        "were seen."
    ): (
        "{outcome}, l'esito primario, è uno di questi: il giorno {primary} è stato scelto dopo "
        "aver visto i dati."
    ),
    "primary outcome {outcome}, day {day} chosen after the data were seen": (
        "esito primario {outcome}, giorno {day} scelto dopo aver visto i dati"
    ),
    # lib/wording/published/reporting.py
    "Item": "Voce",
    "Registration": "Registrazione",
    "Arms": "Bracci",
    "Allocation ratio": "Rapporto di assegnazione",
    "Eligibility": "Criteri di eleggibilità",
    "Interventions as planned": "Interventi previsti",
    "Days of the planned doses": "Giorni delle dosi previste",
    "Visits": "Visite",
    "Primary outcome and day": "Esito primario e giorno dell'analisi primaria",
    "Harms: how and by whom they were collected": (
        "Eventi avversi: come e da chi sono stati raccolti"
    ),
    "Harms: coding dictionary and its version": (
        "Eventi avversi: dizionario di codifica e sua versione"
    ),
    "Harms: grading scale and its version": "Eventi avversi: scala dei gradi e sua versione",
    "Planned number of participants": "Numero previsto di partecipanti",
    "Randomisation: who made the sequence, and how": (
        "Randomizzazione: chi ha generato la sequenza, e come"
    ),
    "Type of randomisation": "Tipo di randomizzazione",
    "Blinding": "Cecità",
    "Harms: safety set": "Eventi avversi: popolazione valutata per la sicurezza",
    "Screened": "Persone sottoposte a screening",
    "Randomised and analysed": "Persone randomizzate e analizzate",
    "Withdrawn, with reasons": "Persone ritirate, con i motivi",
    "Dates of recruitment and follow-up": "Date di arruolamento e follow-up",
    "Harms: follow-up after the last visit": "Eventi avversi: follow-up dopo l'ultima visita",
    "Doses received": "Dosi ricevute",
    "Concomitant care": "Cure concomitanti",
    "Baseline table": "Tabella basale",
    "Results with intervals": "Risultati con intervalli",
    "Harms: participants with events": "Eventi avversi: persone con almeno un evento",
    "Other analyses": "Altre analisi",
    "synthetic data": "dati sintetici",
    "What is reported": "Che cosa si riporta",
    "Answer": "Risposta",
    "Describes": "Descrive",
    (
        "Item numbers are those of CONSORT 2025. Rows that begin with Harms concern CONSORT Harms "
        "2022 as well, whose own numbers are not printed."
    ): (
        "I numeri delle voci sono quelli di CONSORT 2025. Le righe che iniziano con Eventi "
        "avversi riguardano anche CONSORT Harms 2022, la cui numerazione non è riportata."
    ),
    (
        "{numbers} Rows of the synthetic data say nothing about the trial; the other rows say "
        "nothing about these data."
    ): (
        "{numbers} Le righe sui dati sintetici non dicono nulla dello studio pubblicato; le altre "
        "non dicono nulla di questi dati."
    ),
    "not stated in study.toml": "non indicato in study.toml",
    "{days}; baseline is day {baseline}": "{days}; il basale è il giorno {baseline}",
    "{n}, on day {days}": "{n}, al giorno {days}",
    "{n}, on days {days}": "{n}, ai giorni {days}",
    "simple randomisation": "randomizzazione semplice",
    "sizes of the arms fixed beforehand": "numerosità dei bracci fissate in anticipo",
    "permuted blocks of {size}": "blocchi permutati di {size}",
    "{scheme}, in strata of {columns}": "{scheme}, stratificata per {columns}",
    "{allocated} randomised, {analysed} analysed for {outcome} at day {day}": (
        "randomizzate {allocated}, analizzate {analysed} per {outcome} al giorno {day}"
    ),
    "under Baseline": "sotto Valori basali",
    "under All outcomes, and under each outcome by itself": (
        "sotto Tutti gli esiti e sotto ciascun esito"
    ),
    "under each outcome by itself: Does the answer hold?": (
        "sotto ciascun esito: Il risultato è robusto?"
    ),
    "median {median} (from {low} to {high}), n {n}": (
        "mediana {median} (da {low} a {high}), n {n}"
    ),
    "; all {planned} planned: {share}": "; tutte le {planned} previste: {share}",
    "any event {any_event}, serious {serious}": (
        "almeno un evento {any_event}, eventi gravi {serious}"
    ),
    "not known (no table of them was supplied)": ("non noti (non ne è stata fornita una tabella)"),
    "none occurred (the table has no row)": "nessuno si è verificato (la tabella non ha righe)",
    "none: they need baseline values": "nessuna: richiedono valori basali",
    "{allocated} allocated, {analysed} analysed for {outcome} at day {day}": (
        "assegnate {allocated}, analizzate {analysed} per {outcome} al giorno {day}"
    ),
    # lib/wording/reading/answered.py
    (
        "{title}: {treatment} is compared with {control}, the control arm. Outcomes: {outcomes}. "
        "Primary outcome: {primary}."
    ): (
        "{title}: {treatment} è confrontato con {control}, il braccio di controllo. Esiti: "
        "{outcomes}. Esito primario: {primary}."
    ),
    "No title": ("Senza titolo"),
    "Answered: {answers}.": ("Risposte date: {answers}."),
    "visits on days {days}, primary day {primary}": (
        "visite ai giorni {days}, giorno primario {primary}"
    ),
    # lib/wording/reading/doubts.py
    "{first} and {second}": "{first} e {second}",
    "as written: a real value": "come scritto: un valore reale",
    "the limit itself counts as the value": "conta come valore il limite stesso",
    "numbers: mean and SD": "numeri: media e DS",
    "categories: n and %": "categorie: n e %",
    "the same as “{of}”": "uguale a «{of}»",
    "the values are in {of}": "i valori sono in {of}",
    "completed the study": "ha completato lo studio",
    "no adverse event": "nessun evento avverso",
    "left out: not measured": "escluse: non misurate",
    "numbers of visits": "numeri di visita",
    "36% is 36": "36% significa 36",
    "36% is 0.36": "36% significa 0,36",
    "as it was meant": "come andrebbe letto",
    "a level of its own": "una categoria a sé",
    "two different levels": "due categorie diverse",
    "the unit is right": "l'unità è giusta",
    "dates: no mean": "date: nessuna media",
    "day not known": "giorno non noto",
    "as written: study days": "come scritto: giorni di studio",
    "withdrew from the study": "ritiro dallo studio",
    "as written: below this limit": "come scritto: sotto questo limite",
    "an adverse event of this name": "un evento avverso con questo nome",
    "used like the other rows": "usate come le altre righe",
    "study days": "giorni di studio",
    "two different participants": "due partecipanti diversi",
    "withdrew before the first dose": "ritiro prima della prima dose",
    "as written: counted like the others": "come scritto: contati come gli altri",
    "counted, its first day not known": "contati, con il primo giorno non noto",
    "each counted once": "contati una volta ciascuno",
    "each row is an event": "ogni riga è un evento",
    "left out: not of the study": "escluse: non fanno parte dello studio",
    "used like the other columns": "usate come le altre colonne",
    "as written": "come scritto",
    "the file is whole": "il file è completo",
    "the file is whole: never measured": "il file è completo: mai misurati",
    "the file is whole: not measured": "il file è completo: non misurato",
    "the event is ongoing": "l'evento è in corso",
    "day not known; without a reason: completed the study": (
        "giorno non noto; senza un motivo: ha completato lo studio"
    ),
    "left out, with their measurements and adverse events": (
        "esclusi, con le loro misurazioni e i loro eventi avversi"
    ),
    "{table}, outcome {column}": "{table}, esito {column}",
    "{table}, column {column}": "{table}, colonna {column}",
    "{where}: {n} rows, {rows} …": "{where}: {n} righe, {rows} …",
    "{where}: {n} cells, in rows {rows} …": "{where}: {n} celle, nelle righe {rows} …",
    "{where}: row {rows}": "{where}: riga {rows}",
    "{where}: rows {rows}": "{where}: righe {rows}",
    (
        "Nothing declares the visits: day {baseline}, the first one, is taken for the baseline "
        "and day {primary}, the last one, for the primary comparison."
    ): (
        "Le visite non sono dichiarate: il giorno {baseline}, il primo, è considerato il "
        "basale e il giorno {primary}, l'ultimo, è usato per il confronto primario."
    ),
    "{day} → {visit} ({n})": "{day} → {visit} ({n})",
    "Days that belong to a visit (number of values): {days}.": (
        "Giorni che appartengono a una visita (numero di valori): {days}."
    ),
    (
        "One value is set aside, because the same participant has one nearer to the planned day: "
        "row {rows}."
    ): (
        "Un valore è escluso perché la stessa persona ne ha uno più vicino al giorno "
        "previsto: riga {rows}."
    ),
    (
        "{n} rows are set aside, because the same participant has a value nearer to the planned "
        "day: {rows}."
    ): (
        "{n} righe sono escluse perché la stessa persona ha un valore più vicino al giorno "
        "previsto: {rows}."
    ),
    (
        "Nothing declares the visits: all values are of day {primary}, so there is no "
        "baseline, and the arms are compared at that visit without adjustment for one."
    ): (
        "Le visite non sono dichiarate: tutti i valori sono del giorno {primary}, quindi "
        "manca il basale e i bracci sono confrontati a quella visita senza aggiustamento per "
        "il basale."
    ),
    "screening: in no comparison": ("screening: in nessun confronto"),
    "the baseline of whoever has no value on day {of}": (
        "il basale di chi non ha un valore al giorno {of}"
    ),
    "unscheduled: in no comparison": ("non programmate: in nessun confronto"),
    "of day {of}, unless a value is nearer to it": (
        "del giorno {of}, se nessun valore gli è più vicino"
    ),
    "another arm": ("un altro braccio"),
    "another arm: its participants leave all tables": (
        "un altro braccio: le sue persone escono da tutte le tabelle"
    ),
    "yes or no: shares of participants with a yes": (
        "sì o no: proporzioni di partecipanti con un sì"
    ),
    "a number: means": ("un numero: medie"),
    # lib/wording/reading/files.py
    "Description": "Descrizione",
    "{days}; shown and not compared: {others}": "{days}; mostrati ma non confrontati: {others}",
    "commas between the fields": "virgole tra i campi",
    "semicolons between the fields": "punti e virgola tra i campi",
    "tabs between the fields": "tabulazioni tra i campi",
    "“{sign}” between the fields": "«{sign}» tra i campi",
    "decimal comma": "virgola decimale",
    "decimal point": "punto decimale",
    "At most {participants} participants, {measurements} measurements and {size} MB unpacked.": (
        "Al massimo {participants} partecipanti, {measurements} misurazioni e {size} MB "
        "decompressi."
    ),
    (
        "The measurements have one row per participant and visit and one column per outcome. "
        "They were turned into one row per measurement: {rows} became {measurements}."
    ): (
        "Le misurazioni hanno una riga per partecipante e visita e una colonna per esito. Sono "
        "state convertite in una riga per misurazione: da {rows} a {measurements}."
    ),
    "{n} row": "{n} riga",
    "{n} rows": "{n} righe",
    "{n} measurement": "{n} misurazione",
    "{n} measurements": "{n} misurazioni",
    "This column is not an outcome and was left out: {names}.": (
        "Questa colonna non è un esito ed è stata esclusa: {names}."
    ),
    "These columns are not outcomes and were left out: {names}.": (
        "Queste colonne non sono esiti e sono state escluse: {names}."
    ),
    "Table": "Tabella",
    "Column": "Colonna",
    "Needed": "Obbligatoria",
    "What it holds": "Che cosa contiene",
    "What may stand in it": "Che cosa può contenere",
    "{allowed}; at most {most} characters": "{allowed}; al massimo {most} caratteri",
    "File": "File",
    "{file}, sheet {sheet}": "{file}, foglio {sheet}",
    "Rows": "Righe",
    "How it was read": "Come è stata letta",
    "Column of your table": "Colonna della tua tabella",
    "Outcome (code)": "Esito (codice)",
    "{arm}: {n}": "{arm}: {n}",
    "{day} (baseline)": "{day} (basale)",
    "{day} (primary comparison)": "{day} (confronto primario)",
    "Visits (study days)": "Visite (giorni di studio)",
    "Measurements": "Misurazioni",
    "{events} of {participants}": "{events} in {participants}",
    "{n} participant": "{n} partecipante",
    "{n} participants": "{n} partecipanti",
    "Found": "Trovato",
    "What to do": "Che cosa fare",
    "{file}: {names}": "{file}: {names}",
    "Columns that are not used: {columns}.": "Colonne non usate: {columns}.",
    # lib/wording/reading/layout.py
    (
        "{file}: everybody counts in the arm to which they were allotted ({arm}). Participants "
        "of whom {actual} says another treatment: {n}."
    ): (
        "{file}: ogni persona conta nel braccio a cui è stata assegnata ({arm}). Partecipanti "
        "di cui {actual} dice un altro trattamento: {n}."
    ),
    "Columns: {n}, of which {used} are used.": ("Colonne: {n}, di cui usate: {used}."),
    "recognised by their contents ({n})": "riconosciute dal contenuto ({n})",
    "not used ({n})": "non usate ({n})",
    "Please look at the first rows: {what}.": "Controlla le prime righe: {what}.",
    "Give the study day of these visits, or leave it empty: {visits}.": (
        "Indica il giorno di studio di queste visite, o lascialo vuoto: {visits}."
    ),
    "Choose how the dates are written.": "Scegli come sono scritte le date.",
    "Examples": ("Esempi"),
    "Grades in words were read as under CTCAE: {words}.": (
        "I gradi scritti a parole sono stati letti secondo i CTCAE: {words}."
    ),
    "No date of the first dose: day 1 is the earliest date of each participant's visits.": (
        "Nessuna data della prima dose: il giorno 1 è la prima data di visita di ogni persona."
    ),
    "Relations to the treatment in words were read so: {words}.": (
        "Le correlazioni con il trattamento scritte a parole sono state lette così: {words}."
    ),
    "Taken for": ("Intesa come"),
    "Why": ("Perché"),
    "adverse event: fatal": ("evento avverso: fatale"),
    "adverse event: first date": ("evento avverso: data di inizio"),
    "adverse event: first day": ("evento avverso: giorno di inizio"),
    "adverse event: grade": ("evento avverso: grado"),
    "adverse event: last date": ("evento avverso: data di fine"),
    "adverse event: last day": ("evento avverso: giorno di fine"),
    "adverse event: led to withdrawal": ("evento avverso: ha portato al ritiro"),
    "adverse event: related to the treatment": ("evento avverso: correlato al trattamento"),
    "adverse event: serious": ("evento avverso: grave"),
    "adverse event: system organ class": ("evento avverso: classificazione per sistemi e organi"),
    "adverse event: term": ("evento avverso: termine"),
    "another column was taken for the same": ("un'altra colonna è stata intesa allo stesso modo"),
    "another value in each row": ("un valore diverso in ogni riga"),
    "as you said": ("come hai indicato"),
    "block of the randomisation": ("blocco della randomizzazione"),
    "characteristic at baseline": ("caratteristica al basale"),
    "counted from the baseline, day 1: 7 days a week, 30.4 a month": (
        "contato dal basale, giorno 1: 7 giorni per settimana, 30,4 per mese"
    ),
    "date of the first dose": ("data della prima dose"),
    "date of the visit": ("data della visita"),
    "date of withdrawal": ("data del ritiro"),
    "day of withdrawal": ("giorno del ritiro"),
    "doses received": ("dosi ricevute"),
    "empty": ("vuota"),
    "flag: only rows with Y count": ("contrassegno: contano solo le righe con Y"),
    "form of repeated entries": ("modulo delle voci ripetute"),
    "its name": ("il suo nome"),
    "its name says no day": ("il nome non indica un giorno"),
    "mark of derived values": ("contrassegno dei valori derivati"),
    "name of the outcome": ("nome dell'esito"),
    "not used": ("non usata"),
    "nothing tells what it is": ("nulla indica che cosa sia"),
    "numbers that differ from visit to visit": ("numeri che cambiano da una visita all’altra"),
    "reason of withdrawal": ("motivo del ritiro"),
    "row {rows}": ("riga {rows}"),
    "rows {rows}": ("righe {rows}"),
    "rows {rows} and {n} more": ("righe {rows} e altre {n}"),
    "several columns name this outcome, each with a visit": (
        "più colonne nominano questo esito, ciascuna con una visita"
    ),
    "stands beside adverse events": ("sta accanto a eventi avversi"),
    "stands in the table of participants too": ("è già in participants"),
    "study day": ("giorno di studio"),
    "texts of many kinds": ("testi di molti tipi"),
    "the baseline is day 1": ("il basale è il giorno 1"),
    "the day in its name": ("il giorno nel suo nome"),
    "the name of an outcome that is known here": ("il nome di un esito noto qui"),
    "the same in all rows of a participant": ("uguale in tutte le righe di ogni persona"),
    "two values, one for each participant": ("due valori, uno per ogni partecipante"),
    "unit of the value": ("unità del valore"),
    "values of one outcome": ("valori di un esito"),
    "visit, by its name": ("visita, con il suo nome"),
    (
        "{file}: an empty cell of the participant was taken for the one above it, as in merged "
        "cells: {rows}."
    ): (
        "{file}: una cella vuota della persona è stata letta come quella sopra, come nelle celle "
        "unite: {rows}."
    ),
    "{file}: left out as a title above the table: {rows}.": (
        "{file}: esclusa come titolo sopra la tabella: {rows}."
    ),
    "{file}: left out below the table, because it sums up or is a note: {rows}.": (
        "{file}: esclusa sotto la tabella, perché riassume o è una nota: {rows}."
    ),
    "{file}: read as a second line of headings: {rows}.": (
        "{file}: letta come seconda riga di intestazioni: {rows}."
    ),
    "{file}: read as units: {rows}.": ("{file}: letta come unità di misura: {rows}."),
    "of a time to an event, which cannot be shown here": (
        "fa parte di un tempo all'evento, che qui non può essere mostrato"
    ),
    "of nobody who is in an arm": ("di nessuna persona dei bracci"),
    "a visit that nobody planned: not used unless you give its day": (
        "una visita non programmata: non usata se non ne indichi il giorno"
    ),
    "before the first dose: not used unless you give its day": (
        "prima della prima dose: non usata se non ne indichi il giorno"
    ),
    "the baseline of the only outcome with visits in its names": (
        "il basale dell'unico esito con visite nei nomi"
    ),
    "its cells are not read as dates": ("le celle non si leggono come date"),
    "no date of the first dose is known, from which study days are counted": (
        "non è nota la data della prima dose, da cui si contano i giorni di studio"
    ),
    (
        "{file}: {columns}: no date of the first dose is known, from which study days are "
        "counted, so it is not shown when events occurred. It would be if the table of "
        "participants had a column with that date."
    ): (
        "{file}: {columns}: non è nota la data della prima dose, da cui si contano i giorni di "
        "studio, perciò non si mostra quando sono comparsi gli eventi. Lo si vedrebbe se la "
        "tabella delle persone avesse una colonna con quella data."
    ),
    (
        "{file}: “{column}” is not used, but speaks of hospital, death or something serious in "
        "{rows}. Whether events were serious is not supplied: a column “serious” with yes or no "
        "would say it."
    ): (
        "{file}: «{column}» non è usata, ma parla di ospedale, di morte o di qualcosa di grave "
        "({rows}). Non è indicato se gli eventi fossero gravi: lo direbbe una colonna «grave» con"
        " sì o no."
    ),
    "as study.toml says": ("come indica study.toml"),
    # lib/wording/reading/outcomes.py
    "ratios": "rapporti",
    "Page": "Pagina",
    "Compared as": "Confrontato come",
    "Good direction": "Direzione favorevole",
    "Values": "Valori",
    "Smallest and largest": "Minimo e massimo",
    "yes or no": ("sì o no"),
    (
        "{names}: holds only 0 or 1, of too few values or always the same: choose whether it is "
        "yes (1) or no (0), or a number."
    ): (
        "{names}: contiene solo 0 o 1, in troppo pochi valori o sempre lo stesso: scegli se è sì "
        "(1) o no (0), oppure un numero."
    ),
    (
        "{names}: taken for yes (1) or no (0), because no other value occurs. If it is a score, "
        "choose differences."
    ): (
        "{names}: inteso come sì (1) o no (0), perché non ci sono altri valori. Se è un "
        "punteggio, scegli differenze."
    ),
    (
        "{names}: taken for yes or no, because the cells say so in words. The shares of "
        "participants with a yes are compared."
    ): (
        "{names}: inteso come sì o no, perché le celle lo dicono a parole. Si confrontano le "
        "proporzioni di partecipanti con un sì."
    ),
    "Of yes or no “higher is better” means that a yes is good.": (
        "Per sì o no «meglio se più alto» significa che è bene un sì."
    ),
    (
        "{names}: “lower is better” is proposed, because that is so of the score of this name. If"
        " it is not of yours, choose the other direction."
    ): (
        "{names}: si propone «meglio se più basso», perché così è per il punteggio con questo "
        "nome. Se per il tuo non è così, scegli l'altra direzione."
    ),
    # lib/wording/reading/provenance.py
    "Your upload, kept in this session's memory only": (
        "I tuoi file, solo nella memoria di questa sessione"
    ),
    "Study of this server": "Studio di questo server",
    "{whose}: {files} · loaded {time} · n {n} · SHA-256 {digest}…": (
        "{whose}: {files} · caricati {time} · n {n} · SHA-256 {digest}…"
    ),
    "all of them (sha256sum FILES | sha256sum)": "tutti insieme (sha256sum FILE | sha256sum)",
    # lib/wording/reading/seen.py
    (
        "The table has {n} arms, here with their participants: {codes}. Which two are compared? "
        "The participants of the others leave all tables, and every page says how many they are. "
        "If two of these are one arm in two spellings, correct the file."
    ): (
        "La tabella ha {n} bracci, qui con il numero di persone: {codes}. Quali due si "
        "confrontano? Le persone degli altri escono da tutte le tabelle, e ogni pagina dice quante "
        "sono. Se due di questi sono lo stesso braccio scritto in due modi, correggi il file."
    ),
    "{cells}: a usual code for a missing value; the other values go from {low} to {high}.": (
        "{cells}: un codice usuale per un valore mancante; gli altri valori sono compresi "
        "tra {low} e {high}."
    ),
    (
        "{cells}: far from all the other values, which go from {low} to {high}. A slip, a code "
        "for missing, or really measured?"
    ): (
        "{cells}: lontano da tutti gli altri valori, compresi tra {low} e {high}. Un errore di "
        "scrittura, un codice per un dato mancante, o un valore realmente misurato?"
    ),
    (
        "Some values go from {least} to {most}, all the others from {low} to {high}: another unit, "
        "another scale, or really measured? Values of another unit have to be converted in the "
        "file."
    ): (
        "Alcuni valori vanno da {least} a {most}, tutti gli altri da {low} a {high}: un'altra "
        "unità, un'altra scala, o valori realmente misurati? I valori in un'altra unità vanno "
        "convertiti nel file."
    ),
    "“{cells}” stands among numbers.": "«{cells}» compare tra valori numerici.",
    "“{cells}” is a limit and no number.": "«{cells}» è un limite, non un numero.",
    "“{cells}” usually means that nothing is known.": (
        "«{cells}» di solito significa che il dato non è noto."
    ),
    "“{cells}” and “{other}” differ in spelling alone.": (
        "«{cells}» e «{other}» differiscono solo nella grafia."
    ),
    "“{cells}” may be short for “{other}”.": "«{cells}» può essere l'abbreviazione di «{other}».",
    "The column holds only {levels}: are these codes of categories, or numbers with a mean?": (
        "La colonna contiene solo {levels}: sono codici di categorie o numeri con una media?"
    ),
    "The middle value is {middle}; in {unit} it usually lies between {low} and {high}.": (
        "La mediana è {middle}; in {unit} è di solito compresa tra {low} e {high}."
    ),
    "These are no study days but look like dates of a spreadsheet: {number} is {date}.": (
        "Questi numeri non sembrano giorni di studio ma date di un foglio di calcolo: {number} "
        "corrisponde al {date}."
    ),
    "These look like dates of a spreadsheet: {number} is {date}.": (
        "Questi numeri sembrano date di un foglio di calcolo: {number} corrisponde al {date}."
    ),
    "The reason of withdrawal is “{cells}”.": "Il motivo del ritiro è «{cells}».",
    "Withdrawn on day {cells}, without a reason; the last visit is on day {last_day}.": (
        "Ritiro al giorno {cells}, senza motivo; l'ultima visita è al giorno {last_day}."
    ),
    "Withdrawn on or after the last visit, on day {last_day}; the reason is “{cells}”.": (
        "Ritiro all'ultima visita o dopo, al giorno {last_day}; il motivo è «{cells}»."
    ),
    "Withdrawn on day {cells}, but with values of later visits.": (
        "Ritiro al giorno {cells}, ma con valori di visite successive."
    ),
    "Day {cells}: a usual code for a day that is not known.": (
        "Giorno {cells}: un codice usuale per un giorno non noto."
    ),
    "“{cells}” is a limit above all the values that were measured, up to {high}.": (
        "«{cells}» è un limite al di sopra di tutti i valori misurati, fino a {high}."
    ),
    "“{cells}” stands in the place of an adverse event.": (
        "«{cells}» compare al posto di un evento avverso."
    ),
    "The table calls these rows derived: “{cells}”.": (
        "La tabella indica queste righe come derivate: «{cells}»."
    ),
    "The column day holds {levels}: days, weeks, months or numbers of visits?": (
        "La colonna day contiene {levels}: giorni, settimane, mesi o numeri di visita?"
    ),
    "“{cells}” and “{other}” differ in capital and small letters alone: one participant or two?": (
        "«{cells}» e «{other}» differiscono solo per maiuscole e minuscole: una persona o due?"
    ),
    "“{cells}” and “{other}” look alike, but one holds {characters}: one participant or two?": (
        "«{cells}» e «{other}» si somigliano, ma uno contiene {characters}: una persona o due?"
    ),
    (
        "“{cells}” and “{other}” look the same, but an accent stands apart from its letter in one: "
        "one participant or two?"
    ): (
        "«{cells}» e «{other}» appaiono uguali, ma in uno un accento è separato dalla sua "
        "lettera: una persona o due?"
    ),
    "{cells}: no age is below 0. Correct the file, or read it as missing.": (
        "{cells}: nessuna età è inferiore a 0. Correggi il file, o considera il dato mancante."
    ),
    "{cells}: can this be an age, which hardly is above {limit}?": (
        "{cells}: può essere un'età, che difficilmente supera {limit}?"
    ),
    "{cells}: nobody received fewer than 0 doses. Correct the file, or read it as missing.": (
        "{cells}: non si possono ricevere meno di 0 dosi. Correggi il file, o considera il dato "
        "mancante."
    ),
    "{cells}: more doses than are planned, {limit}.": (
        "{cells}: più dosi di quelle previste, {limit}."
    ),
    "{cells}: {limit} in {unit} is an amount, which is not below 0.": (
        "{cells}: {limit} in {unit} è una quantità, che non può essere inferiore a 0."
    ),
    "{cells}: not a whole number, as almost all the other values of {limit} are.": (
        "{cells}: non è un numero intero, come lo sono quasi tutti gli altri valori di {limit}."
    ),
    "Cells with a sign of per cent, such as {first}: is 36% read as 36, or as 0.36?": (
        "Celle con il segno di percentuale, come {first}: 36% va letto come 36 o come 0,36?"
    ),
    "Withdrawn on day {cells}, before the first dose on day 1.": (
        "Ritiro al giorno {cells}, prima della prima dose del giorno 1."
    ),
    (
        "These adverse events began after the participant had left the study: seen in follow-up, "
        "or is one of the days wrong?"
    ): (
        "Questi eventi avversi sono iniziati dopo il ritiro dallo studio: "
        "osservati nel follow-up, o uno dei giorni è sbagliato?"
    ),
    (
        "These adverse events are the same as another one in every cell: entered twice, or events "
        "of their own?"
    ): (
        "Questi eventi avversi sono uguali a un altro in ogni cella: inseriti due volte, o eventi "
        "distinti?"
    ),
    "The workbook hides these rows or filters them out: do they belong to the study?": (
        "La cartella di lavoro nasconde queste righe o le esclude con un filtro: fanno parte dello "
        "studio?"
    ),
    "The workbook hides these columns: {cells}. Do they belong to the study?": (
        "La cartella di lavoro nasconde queste colonne: {cells}. Fanno parte dello studio?"
    ),
    "This text reads as if its file had another encoding: {texts}.": (
        "Questo testo si legge come se il file avesse un'altra codifica: {texts}."
    ),
    (
        "Some letters of this text were lost when its file was saved: {texts}. Correct the file if "
        "you know them."
    ): (
        "Alcune lettere di questo testo sono andate perse nel salvataggio del file: {texts}. "
        "Correggi il file se le conosci."
    ),
    (
        "The file ends in “{cells}”, without the end of the line, and the cells above are longer: "
        "was it cut off? If it was, drop the whole one again."
    ): (
        "Il file finisce con «{cells}», senza fine riga, e le celle sopra sono più lunghe: è stato "
        "troncato? In tal caso trascina di nuovo quello completo."
    ),
    (
        "No row at all for {who} (participants: {n}): was the file cut off, or were they never "
        "measured? If it was cut off, drop the whole one again."
    ): (
        "Nessuna riga per {who} (partecipanti: {n}): il file è stato troncato o non sono mai stati "
        "misurati? Se è stato troncato, trascina di nuovo quello completo."
    ),
    (
        "The last participants of the table ({who}) have no row on day {days} for {outcomes}, and "
        "those before them do: was the file cut off, or was that not measured? If it was cut off, "
        "drop the whole one again."
    ): (
        "Gli ultimi partecipanti della tabella ({who}) non hanno righe per {outcomes} al giorno"
        " {days}, mentre i precedenti le hanno: il file è stato troncato o quei valori non sono"
        " stati misurati? Se è stato troncato, trascina di nuovo quello completo."
    ),
    "People came on different days: days at most {window} from a planned one can belong to it.": (
        "Le visite sono avvenute in giorni diversi: un giorno può essere attribuito a una "
        "visita prevista se la distanza in giorni è al massimo {window}."
    ),
    "On some days fewer than a third of the participants have a value: unscheduled visits?": (
        "In alcuni giorni meno di un terzo delle persone ha un valore: visite non programmate?"
    ),
    "The first day is after day 1: is it the baseline, or is the baseline not in the table?": (
        "Il primo giorno è successivo al giorno 1: è il basale, o il basale manca nella tabella?"
    ),
    "The first day is before the first dose, and day 1 has no value: is it the baseline?": (
        "Il primo giorno precede la prima dose e il giorno 1 non ha valori: è il basale?"
    ),
    "There are values before the baseline: a screening visit is in no comparison.": (
        "Ci sono valori prima del basale: una visita di screening non entra in alcun confronto."
    ),
    "The arm “{cells}” looks like “{other}” in another spelling.": (
        "Il braccio «{cells}» sembra «{other}» scritto in un altro modo."
    ),
    (
        "study.toml names the arms {named}; participants of the arm “{cells}”: {n}. Another arm, "
        "or another name of one of these?"
    ): (
        "study.toml indica i bracci {named}; persone nel braccio «{cells}»: {n}. È un altro "
        "braccio, o un altro nome di uno di questi?"
    ),
    (
        "study.toml names the visits {days}; these values are of day {cells}, before the "
        "baseline: a screening visit, or measured in place of the baseline?"
    ): (
        "study.toml indica le visite {days}; questi valori sono del giorno {cells}, prima del "
        "basale: una visita di screening, o misurati al posto del basale?"
    ),
    (
        "study.toml names the visits {days}; these values are of other days: {cells}. Unscheduled"
        " visits, or planned ones that people came to on another day?"
    ): (
        "study.toml indica le visite {days}; questi valori sono di altri giorni: {cells}. Visite "
        "non programmate, o visite previste fatte in un altro giorno?"
    ),
    "The outcome holds only {levels}, and study.toml does not say how it is compared (scale).": (
        "L'esito contiene solo {levels}, e study.toml non dice come si confronta (scale)."
    ),
    "“{cells}” stands among yes and no.": ("«{cells}» compare tra sì e no."),
    # lib/wording/response.py
    "counted as not improved": "contati come assenza di miglioramento",
    "left out": "esclusi",
    "Nobody has a value both at baseline and at day {day}.": (
        "Nessuna persona ha un valore sia al basale sia al giorno {day}."
    ),
    (
        "From baseline to day {day} {outcome} changed from {worse} to {better} in {first} with "
        "{treatment} and {second} with {control}: difference {difference} percentage points (95% "
        "CI {interval}), a missing value counted as no improvement."
    ): (
        "Dal basale al giorno {day}, {outcome} è passato da {worse} a {better} in {first} "
        "con {treatment} e in {second} con {control}: differenza {difference} punti "
        "percentuali (IC 95% {interval}); un valore mancante conta come assenza di "
        "miglioramento."
    ),
    (
        "At day {day} {outcome} was higher than at baseline by {threshold} or more in {first} "
        "with {treatment} and {second} with {control}: difference {difference} percentage "
        "points (95% CI {interval}), a missing value counted as no improvement."
    ): (
        "Al giorno {day}, {outcome} superiore al basale di almeno {threshold} in {first} con "
        "{treatment} e in {second} con {control}: differenza {difference} punti percentuali "
        "(IC 95% {interval}); un valore mancante conta come assenza di miglioramento."
    ),
    (
        "At day {day} {outcome} was lower than at baseline by {threshold} or more in {first} "
        "with {treatment} and {second} with {control}: difference {difference} percentage "
        "points (95% CI {interval}), a missing value counted as no improvement."
    ): (
        "Al giorno {day}, {outcome} inferiore al basale di almeno {threshold} in {first} con "
        "{treatment} e in {second} con {control}: differenza {difference} punti percentuali "
        "(IC 95% {interval}); un valore mancante conta come assenza di miglioramento."
    ),
    "The threshold is a choice, not a finding.": "La soglia è una scelta, non un risultato.",
    "An important difference of {difference} is given by: {source}.": (
        "Una differenza importante di {difference} è indicata da: {source}."
    ),
    "Difference, percentage points": "Differenza, punti percentuali",
    (
        "Number needed to treat for one to benefit (NNTB) or to be harmed (NNTH) at day {day}, at "
        "the study's own cut-off ({threshold}): {needed}. A missing value counts as no improvement."
    ): (
        "Numero di pazienti da trattare (NNT) per un beneficio (NNTB) o per un danno (NNTH) "
        "al giorno {day}, alla soglia dichiarata dallo studio ({threshold}): {needed}. Un "
        "valore mancante conta come assenza di miglioramento."
    ),
    "{name} {n} (95% CI {low} to {high})": "{name} {n} (IC 95% da {low} a {high})",
    "95% CI from {name} {n} to infinity": "IC 95% da {name} {n} all'infinito",
    "95% CI from NNTB {benefit} through infinity to NNTH {harm}": (
        "IC 95% da NNTB {benefit} passando per l'infinito a NNTH {harm}"
    ),
    # lib/wording/snippets/script.py
    "study.toml is the one that these pages give, above under Files.": (
        "study.toml è quello fornito da queste pagine, in alto alla voce File."
    ),
    "Python, to be run in the folder of this project; it reads the bundled study.": (
        "Python, da eseguire nella cartella di questo progetto; legge lo studio incluso."
    ),
    (
        "Python, to be run in the folder of this project; it reads these files, which alone lie "
        "in a folder “{folder}” there: {files}."
    ): (
        "Python, da eseguire nella cartella di questo progetto; legge questi file, i soli "
        "presenti in una sua cartella “{folder}”: {files}."
    ),
    ("Python, to be run in the folder of this project, with these files in it: {files}."): (
        "Python, da eseguire nella cartella di questo progetto, dopo avervi messo questi file: "
        "{files}."
    ),
    (
        "Save it there, say as number.py, and run .venv/bin/python number.py; the project's "
        "README tells what sets that up."
    ): (
        "Salvalo lì, ad esempio come numero.py, ed esegui .venv/bin/python numero.py; il README "
        "del progetto indica come prepararlo."
    ),
    # lib/figures/abstract/page.py
    "What to conclude, and what not": "Che cosa concludere, e che cosa no",
    "Treatment and control": ("Trattamento e controllo"),
    # lib/figures/binary/shares.py
    "Study day, with the participants with yes / with a value": (
        "Giorno di studio, con le persone con un sì / con un valore"
    ),
    "{arm}: share with yes, 95% CI": ("{arm}: proporzione con un sì, IC 95%"),
    "{outcome}: participants with yes": ("{outcome}: partecipanti con un sì"),
    # lib/figures/changes/by_visit.py
    "Study day": "Giorno di studio",
    # lib/figures/changes/courses.py
    "{value} (equal values are drawn apart)": (
        "{value} (i valori uguali sono disegnati un po' distanti)"
    ),
    "Below the quantification limit (drawn at the limit)": (
        "Sotto il limite di quantificazione (rappresentati al limite)"
    ),
    # lib/figures/changes/limits.py
    "limit {value}": "limite {value}",
    # lib/figures/changes/titles.py
    "{outcome}: ratio to baseline": "{outcome}: rapporto rispetto al basale",
    "{outcome}: change from baseline": "{outcome}: variazione rispetto al basale",
    # lib/figures/drawing.py
    "logarithmic scale": "scala logaritmica",
    # lib/figures/effects.py
    "In its own unit (95% CI)": "Nella sua unità (IC 95%)",
    "Difference adjusted for baseline ÷ SD at day {day}, turned where less is better": (
        "Differenza aggiustata per il basale ÷ DS al giorno {day}, invertita se meno è meglio"
    ),
    "Ratio (95% CI)": "Rapporto (IC 95%)",
    "Difference (95% CI)": "Differenza (IC 95%)",
    "Difference not adjusted for baseline ÷ SD at day {day}, turned where less is better": (
        "Differenza non aggiustata per il basale ÷ DS al giorno {day}, invertita se meno è meglio"
    ),
    "Difference ÷ SD at day {day}, turned where less is better": (
        "Differenza ÷ DS al giorno {day}, invertita dove meno è meglio"
    ),
    "not adjusted for baseline": ("non aggiustata per il basale"),
    # lib/figures/events/columns.py
    "Risk difference, percentage points (95% CI)": (
        "Differenza di rischio, punti percentuali (IC 95%)"
    ),
    # lib/figures/events/kinds.py
    "Participants (exact 95% CI)": "Persone (IC 95% esatto)",
    # lib/figures/events/times.py
    "Planned dose": "Dose prevista",
    "Withdrawn": "Ritiro",
    # lib/figures/next_trial.py
    "ANCOVA, correlation {value}": "ANCOVA, correlazione {value}",
    "t test": "test t",
    "{outcome}: ratio of the arms to be detected": "{outcome}: rapporto tra i bracci da rilevare",
    "{outcome}: difference of the arms to be detected": (
        "{outcome}: differenza tra i bracci da rilevare"
    ),
    "Randomised per arm": "Persone da randomizzare per braccio",
    "Participants per arm": "Partecipanti per braccio",
    # lib/figures/participants.py
    "Allocated: {n}": "Persone assegnate: {n}",
    "Withdrawn: {n}": "Ritiri: {n}",
    "Analysed": "Persone analizzate",
    # lib/figures/response.py
    "{outcome}: rise from baseline of at least": "{outcome}: aumento rispetto al basale di almeno",
    "{outcome}: fall from baseline of at least": (
        "{outcome}: diminuzione rispetto al basale di almeno"
    ),
    "{outcome}: value ÷ baseline of at least": "{outcome}: valore ÷ basale di almeno",
    "{outcome}: baseline ÷ value of at least": "{outcome}: basale ÷ valore di almeno",
    # lib/figures/robustness.py
    "Ratio, {treatment} ÷ {control}": "Rapporto, {treatment} ÷ {control}",
    "Difference, {treatment} − {control}": "Differenza, {treatment} − {control}",
    "Leaving one out": "Escludendone una alla volta",
    # lib/screen/blocks/binary/shares.py
    "Difference between the arms, by visit": "Differenza tra i bracci, per visita",
    "Does the answer hold? Day {day}": "Il risultato è robusto? Giorno {day}",
    "Participants with yes, by visit": ("Partecipanti con un sì, per visita"),
    # lib/screen/blocks/changes.py
    "Every participant's course": "Andamento di ogni partecipante",
    "Values below the quantification limit taken as censored": (
        "Valori sotto il limite di quantificazione trattati come censurati"
    ),
    "Change from baseline, by visit": "Variazione dal basale, per visita",
    # lib/screen/blocks/doubts.py
    "Choose how each of these is read.": "Scegli come leggere ciascuno di questi casi.",
    "Give the planned study day of each visit: {n} days.": (
        "Indica il giorno di studio previsto di ogni visita: {n} giorni."
    ),
    "Please look at these": "Da verificare",
    "Each can be read in several ways, and the numbers depend on it.": (
        "Ciascun caso si può leggere in più modi, da cui dipendono i risultati."
    ),
    "{n} kinds of cells are in doubt: correct the files and drop them again.": (
        "{n} tipi di celle sono in dubbio: correggi i file e trascinali di nuovo."
    ),
    "Visits: baseline and primary day": "Visite: basale e giorno dell'analisi primaria",
    "Read as": "Da leggere come",
    "If these are numbers of visits: the planned study day of each": (
        "Se sono numeri di visita: il giorno di studio previsto di ciascuna"
    ),
    "Read the cells and visits like this": ("Leggi così le celle e le visite"),
    # lib/screen/blocks/effects.py
    "Difference between the arms by visit, not adjusted for baseline": (
        "Differenza tra i bracci per visita, non aggiustata per il basale"
    ),
    # lib/screen/blocks/event_times.py
    "When: each participant's events": "Quando: gli eventi di ogni persona",
    "Rates: events per time at risk": "Tassi: eventi per tempo a rischio",
    (
        "Secondary: the events of one participant are not independent, so these intervals are "
        "too narrow where few participants had many events."
    ): (
        "Analisi secondaria: gli eventi di una stessa persona non sono indipendenti, quindi "
        "questi intervalli sono troppo stretti se poche persone hanno avuto molti eventi."
    ),
    "Listing of all events": "Elenco di tutti gli eventi",
    "Download as CSV (events: {n})": "Scarica in CSV (eventi: {n})",
    "What this trial could have seen": "Quali rischi questo studio avrebbe potuto rilevare",
    (
        "Chance that a harm of a given true risk strikes at least one treated participant. To see "
        "one case is not yet to recognise it as a harm of the treatment."
    ): (
        "Probabilità che un danno con un dato rischio vero colpisca almeno una persona "
        "trattata. Osservare un caso non equivale a riconoscerlo come danno del trattamento."
    ),
    # lib/screen/blocks/events.py
    "Participants with at least one event {when}": "Persone con eventi {when}",
    "By system organ class and preferred term": (
        "Classificazione per sistemi e organi (SOC) e termine preferito"
    ),
    "No class or term holds this text.": "Nessuna classe e nessun termine contiene questo testo.",
    "A click on the dots or the line of a row, not its name, lists its events.": (
        "Un clic sui punti o sulla linea di una riga, non sul nome, ne elenca gli eventi."
    ),
    # lib/screen/blocks/limits.py
    "Reference limit, baseline against day {day}": "Valori di riferimento, giorno {day}",
    "This study declares no reference limit; enter that of your laboratory.": (
        "Questo studio non indica valori di riferimento; inserisci quelli del tuo laboratorio."
    ),
    # lib/screen/blocks/next_trial.py
    "The next trial: how large?": "Il prossimo studio: quanti partecipanti?",
    "Power (%)": "Potenza (%)",
    "Expected drop-out (%)": "Abbandoni previsti (%)",
    # lib/screen/blocks/outcomes.py
    "This study did not measure any outcome of this page.": (
        "Questo studio non ha misurato alcun esito di questa pagina."
    ),
    # lib/screen/blocks/overview.py
    "These data": "Questi dati",
    "Published": "Pubblicato",
    "About this trial": "Informazioni sullo studio",
    "Source of these data": "Fonte di questi dati",
    "What a report has to say: CONSORT 2025 and Harms 2022": (
        "Che cosa deve riportare una pubblicazione: CONSORT 2025 e Harms 2022"
    ),
    "All outcomes at day {day}": "Tutti gli esiti al giorno {day}",
    "What was published, and what these data show": (
        "Che cosa è stato pubblicato, e che cosa mostrano questi dati"
    ),
    (
        "Synthetic data: agreement with what was published is by construction and proves nothing "
        "about the trial."
    ): (
        "Dati sintetici: la concordanza con quanto pubblicato è ottenuta per costruzione e "
        "non dimostra nulla sullo studio pubblicato."
    ),
    # lib/screen/blocks/participants/individual.py
    "Individual change at day {day}": "Variazione individuale al giorno {day}",
    "{who} lacks the baseline or the value at this visit and is not in this figure.": (
        "{who}: manca il valore basale o quello a questa visita, quindi non compare in "
        "questa figura."
    ),
    "Do the markers move together? Day {day}": "Variazioni correlate? Giorno {day}",
    (
        "A pooled correlation is partly the treatment effect: a treatment that moves both outcomes "
        "makes them move together. Neither number tells what causes what."
    ): (
        "Una correlazione nei due bracci insieme riflette in parte l'effetto del "
        "trattamento: se il trattamento modifica entrambi gli esiti, questi variano insieme. "
        "Nessuno dei due valori indica un rapporto di causa ed effetto."
    ),
    # lib/screen/blocks/participants/roster.py
    "Participant flow": "Flusso dello studio",
    "Baseline": "Valori basali",
    "Figure of the flow, and table of missing values": (
        "Diagramma di flusso e tabella dei valori mancanti"
    ),
    "No outcome was measured at baseline.": "Nessun esito è stato misurato al basale.",
    # lib/screen/blocks/participants/severity.py
    (
        "Severe (grade 3) says how intense an event was; serious says what came of it: hospital, "
        "danger to life, lasting damage or death. A severe event need not be serious; "
        "life-threatening and fatal events are always serious."
    ): (
        "Severo (grado 3) indica l'intensità di un evento; grave ne indica le conseguenze: "
        "ricovero, pericolo di vita, danno permanente o morte. Un evento severo non è "
        "necessariamente grave; gli eventi pericolosi per la vita e quelli fatali sono "
        "sempre gravi."
    ),
    "Highest grade of each participant": "Grado massimo per persona",
    "Grades were not supplied.": "I gradi non sono stati forniti.",
    # lib/screen/blocks/response.py
    "Activity bands by visit": "Fasce di attività per visita",
    "Who improved, and by how much? Day {day}": (
        "Quante persone migliorano, e di quanto? Giorno {day}"
    ),
    (
        "A participant who improved is not one whom the treatment improved (Senn 2018): what "
        "would have happened in the other arm is not seen."
    ): (
        "Una persona migliorata non lo è necessariamente per effetto del trattamento (Senn 2018): "
        "non si sa che cosa sarebbe accaduto nell'altro braccio."
    ),
    # lib/screen/blocks/robustness.py
    (
        "Left out, because they need a baseline value: change from baseline, who improved, "
        "ANCOVA with the analyses beside it, and the size of the next trial."
    ): (
        "Omessi perché richiedono un valore basale: variazione rispetto al basale, "
        "miglioramento, ANCOVA con le analisi che la affiancano e dimensione del prossimo "
        "studio."
    ),
    # lib/screen/blocks/upload.py
    "Problems in the files": "Problemi nei file",
    "Empty template": "Modello vuoto",
    "Sample study (synthetic)": "Studio di esempio (sintetico)",
    "Data dictionary": "Dizionario dei dati",
    (
        "Your files stay in the memory of this session, are never saved, and go when the "
        "session ends, about two minutes after you close the page."
    ): (
        "I tuoi file restano nella memoria di questa sessione, non vengono mai salvati e "
        "spariscono quando la sessione finisce, circa due minuti dopo la chiusura "
        "della pagina."
    ),
    (
        "study.toml keeps what was understood and answered here. Dropped beside the same files, "
        "or put into their folder, it lets them be shown without a question."
    ): (
        "study.toml conserva quanto è stato riconosciuto e risposto qui. Trascinato insieme agli "
        "stessi file, o messo nella loro cartella, permette di mostrarli senza altre domande."
    ),
    (
        "Drop your trial's files as you keep them: a spreadsheet, a REDCap export, SPSS, Stata, "
        "SAS, CSV, or a zip of them."
    ): (
        "Trascina i file del tuo studio così come li conservi: un foglio di calcolo, "
        "un'esportazione REDCap, SPSS, Stata, SAS, CSV o uno zip che li contiene."
    ),
    "Templates": "Modelli",
    (
        "These tables need no question: participants, measurements and, if they were collected, "
        "adverse events."
    ): (
        "Queste tabelle si leggono senza domande: participants, measurements e, se raccolti, gli "
        "eventi avversi (adverse_events)."
    ),
    "Download the problems as CSV": "Scarica i problemi in CSV",
    "Correct the files and drop them again; the newest of each name counts.": (
        "Correggi i file e trascinali di nuovo; per ogni nome vale il file più recente."
    ),
    "Preview": "Anteprima",
    "What the study holds": "Che cosa contiene lo studio",
    "Missing values by visit": "Valori mancanti per visita",
    "How the files were read": "Come sono stati letti i file",
    "Which column became which outcome": "Quale colonna è diventata quale esito",
    "The first measurements after the conversion": "Le prime misurazioni dopo la conversione",
    "Or change above what a column is taken for; one that is “not used” has no problem.": (
        "Oppure cambia qui sopra come si intende una colonna: una «non usata» non dà problemi."
    ),
    "Title, arms and outcomes": "Titolo, bracci ed esiti",
    # lib/screen/choices.py
    "Nobody": "Nessuna persona",
    "Follow one participant": "Segui una persona",
    (
        "Marks the participant in every figure and table. Who is in an effect, an interval or a p "
        "value does not change."
    ): (
        "Contrassegna la persona in ogni figura e tabella. Effetti, intervalli e valori di p "
        "non cambiano."
    ),
    "Identifier": "Identificativo",
    "Nobody has this identifier.": "Nessuna persona ha questo identificativo.",
    # lib/screen/controls.py
    "by frequency": "per frequenza",
    "by difference": "per differenza",
    "by name": "per nome",
    "Improvement of at least": "Miglioramento di almeno",
    "Improvement by a factor of at least": "Miglioramento di un fattore di almeno",
    "Lower reference limit": "Limite inferiore di riferimento",
    "Upper reference limit": "Limite superiore di riferimento",
    "that of your laboratory": "quello del tuo laboratorio",
    "Order": "Ordine",
    "Classes only": "Solo le classi",
    "Fewest participants that a drawn class or term has (both arms together)": (
        "Numero minimo di persone (due bracci insieme)"
    ),
    "All": "Nessun filtro",
    "Search classes and terms in the table": "Cerca classi e termini nella tabella",
    # lib/screen/elements.py
    "Synthetic data": "Dati sintetici",
    # lib/screen/exports/abstract.py
    "Visual abstract": ("Abstract visivo"),
    # lib/screen/exports/buttons.py
    "The picture could not be downloaded": "Non è stato possibile scaricare l'immagine",
    # lib/screen/exports/code.py
    "Download study.toml": "Scarica study.toml",
    "Prints the answer of this page:": ("Restituisce la risposta di questa pagina:"),
    "Prints this table:": ("Restituisce questa tabella:"),
    "Prints which p to quote:": ("Restituisce quale p riportare:"),
    "Prints the conclusions:": ("Restituisce le conclusioni:"),
    "Prints how many improved:": ("Restituisce in quante persone c'è stato un miglioramento:"),
    "Prints how many are outside the reference limit:": (
        "Restituisce quante persone sono fuori dal limite di riferimento:"
    ),
    "Prints what this figure shows, in words:": (
        "Restituisce in parole ciò che mostra questa figura:"
    ),
    # lib/screen/exports/fold.py
    "Table and downloads: {title}": ("Tabella e download: {title}"),
    "Downloads: {title}": ("Download: {title}"),
    "Table: {title}": ("Tabella: {title}"),
    # lib/screen/exports/link.py
    (
        "Your files are in this session alone. The link shows others this page of the study that "
        "everybody sees here, not yours."
    ): (
        "I tuoi file sono solo in questa sessione. Il link mostra ad altri questa pagina con lo "
        "studio che qui vedono tutti, non con il tuo."
    ),
    "The link is copied.": ("Il link è stato copiato."),
    "Your browser does not let it be copied: select the link and copy it.": (
        "Il tuo browser non permette di copiarlo: seleziona il link e copialo."
    ),
    "Copy link to this view": ("Copia il link a questa vista"),
    "Link to this view": ("Link a questa vista"),
    # lib/screen/exports/page.py
    "Download or share this page": ("Scarica o condividi questa pagina"),
    "Workbook of all tables of this page (.xlsx)": (
        "Cartella di lavoro con tutte le tabelle di questa pagina (.xlsx)"
    ),
    # lib/screen/exports/paper.py
    (
        "For the methods section of a paper: all that these pages show of this study, at its "
        "primary day. Shorten it to what the paper reports."
    ): (
        "Per i metodi di un articolo: tutto ciò che queste pagine mostrano di questo studio, al "
        "giorno dell'analisi primaria. Va ridotto a quanto l'articolo riporta."
    ),
    "References (BibTeX)": ("Bibliografia (BibTeX)"),
    "References (RIS)": ("Bibliografia (RIS)"),
    # lib/screen/exports/reproduce.py
    "Reproduce these numbers": ("Ricalcola questi numeri"),
    # lib/screen/forms/layout.py
    "Read the columns like this": "Leggi così le colonne",
    "Only needed if you changed something above.": (
        "Serve solo se hai cambiato qualcosa qui sopra."
    ),
    "How are the dates written?": ("Come sono scritte le date?"),
    (
        "Visits: the study day of each; the day of the first dose is 1. Leave the day of what is "
        "no visit of the study empty: its values are then not used."
    ): (
        "Visite: il giorno di studio di ciascuna; il giorno della prima dose è 1. Lascia vuoto il"
        " giorno di ciò che non è una visita dello studio: i suoi valori non saranno usati."
    ),
    "What was understood": ("Che cosa è stato riconosciuto"),
    "day first: 04/03/2024 is 4 March": ("prima il giorno: 04/03/2024 è il 4 marzo"),
    "month first: 04/03/2024 is 3 April": ("prima il mese: 04/03/2024 è il 3 aprile"),
    # lib/screen/forms/offer.py
    "Show this study": "Mostra questo studio",
    # lib/screen/forms/pending.py
    "Not shown yet: what stands under “{form}” cannot be used as it is.": (
        "Non ancora mostrato: quanto scritto in «{form}» non si può usare così com'è."
    ),
    # lib/screen/forms/settings.py
    "Unit": "Unità",
    "The files do not say all of this. What is marked * is needed.": (
        "I file non dicono tutto questo. Ciò che è contrassegnato con * è necessario."
    ),
    "choose": "scegli",
    "Name of the outcome": "Nome dell'esito",
    "Use these settings": "Usa queste impostazioni",
    "Title of the study": "Titolo dello studio",
    "These data are": "Questi dati sono",
    "Which arm is the control arm?": "Qual è il braccio di controllo?",
    "Name of the arm {code}": "Nome del braccio {code}",
    "Primary outcome": "Esito primario",
    "The protocol, written before the data were seen, names this primary outcome": (
        "Il protocollo, scritto prima di vedere i dati, indica questo esito primario"
    ),
    (
        "The values are positive and skewed, so ratios are suggested. Of simulated trials of 15 + "
        "14 with such values (SD of the logs 0.8) and a halving or doubling, a 95% interval "
        "contained the true effect in 92% to 93% compared as differences, in 95% compared as "
        "ratios."
    ): (
        "I valori sono positivi e con distribuzione asimmetrica, quindi si suggeriscono i "
        "rapporti. In studi simulati con 15 e 14 persone per braccio e valori di questo tipo "
        "(DS dei logaritmi 0,8), con un dimezzamento o un raddoppio, l'intervallo al 95% "
        "conteneva l'effetto vero nel 92–93% dei casi con le differenze e nel 95% con i "
        "rapporti."
    ),
    "{known}, or a title of your own.": ("{known}, oppure un titolo tuo."),
    (
        "Differences of means; ratios of geometric means for values above 0 that are skewed, such"
        " as cytokines and antibodies; or shares of participants with a yes, of which more are "
        "good if higher is better."
    ): (
        "Differenze di medie; rapporti di medie geometriche per valori maggiori di 0 con "
        "distribuzione asimmetrica, come citochine e anticorpi; o proporzioni di partecipanti con"
        " un sì, di cui più sono bene se è meglio un valore più alto."
    ),
    # lib/screen/forms/visits.py
    "The baseline must be the first of the visits.": (
        "Il basale deve essere la prima delle visite."
    ),
    "The primary day must be a visit after the baseline.": (
        "Il giorno dell'analisi primaria deve essere una visita dopo il basale."
    ),
    "Give from 2 to {most} visits, the study day of each.": (
        "Indica da 2 a {most} visite, con il giorno di studio di ciascuna."
    ),
    "day {day}: {n} participant": "giorno {day}: {n} partecipante",
    "day {day}: {n} participants": "giorno {day}: {n} partecipanti",
    "Planned visits (study days), the baseline first": (
        "Visite previste (giorni di studio), prima il basale"
    ),
    "Baseline day": "Giorno basale",
    "Primary day": "Giorno dell'analisi primaria",
    "Days around a visit that belong to it": ("Giorni intorno a una visita che le appartengono"),
    "The protocol, written before the data were seen, names this primary day": (
        "Il protocollo, scritto prima di vedere i dati, indica questo come giorno dell'analisi "
        "primaria"
    ),
    # lib/screen/frame.py
    "This study has no page at that address; this is its overview.": (
        "Questo studio non ha una pagina a quell'indirizzo; questo è il suo quadro generale."
    ),
    "How this was computed": "Come è stato calcolato",
    "Visit (study day)": "Visita (giorno di studio)",
    "Courses as median instead of mean": "Andamenti: mediana anziché media",
    "These are not the trial's patients and not its numbers.": (
        "Né le persone né i numeri sono quelli dello studio pubblicato."
    ),
    "The other pages show at present:": "Le altre pagine mostrano ora:",
    "Files": "File",
    "Back to the study of this server": "Torna allo studio di questo server",
    # lib/screen/paper.py
    "Printed on {date} from {address}": "Stampato il {date} da {address}",
    "Printed on {date}. No link can show this study.": (
        "Stampato il {date}. Nessun link può mostrare questo studio."
    ),
    "A table that scrolls is on the screen and in its download, not on paper.": (
        "Una tabella che scorre si trova sullo schermo e nel suo file, non su carta."
    ),
    # lib/screen/report/document.py
    (
        "All pages of the dashboard at day {day}, with the thresholds, limits, orders and filters "
        "that they have at first."
    ): (
        "Tutte le pagine della dashboard al giorno {day}, con le soglie, i limiti, gli ordini e i "
        "filtri iniziali."
    ),
    "Report of {date}, {time}": ("Rapporto del {date}, ore {time}"),
    "Contents": ("Indice"),
    "Words explained": ("Parole spiegate"),
    "Data, software and date": ("Dati, software e data"),
    "This dashboard (SHA-256 of its code)": ("Questa dashboard (SHA-256 del codice)"),
    "Software": ("Software"),
    "Version": ("Versione"),
    "Language of this report: {language}.": ("Lingua di questo rapporto: {language}."),
    "Statistical methods, for a paper": ("Metodi statistici, per un articolo"),
    "References": ("Bibliografia"),
    # lib/screen/report/from_folder.py
    (
        "There are no tables in this folder. They are read from participants.csv and "
        "measurements.csv; a workbook or zip of another name is given by its own path."
    ): (
        "In questa cartella non ci sono tabelle. Si leggono da participants.csv e "
        "measurements.csv; una cartella di lavoro o uno zip con un altro nome va indicato con il "
        "suo percorso."
    ),
    # lib/screen/report/offer.py
    (
        "One file with all pages, figures and tables of this study at the chosen visit, to be "
        "read without a network, sent or printed."
    ): (
        "Un solo file con tutte le pagine, le figure e le tabelle di questo studio alla visita "
        "scelta, da leggere senza rete, inviare o stampare."
    ),
    "Make a report": ("Crea un rapporto"),
    "Save the report (HTML)": ("Salva il rapporto (HTML)"),
    "Report: {title}": ("Rapporto: {title}"),
    # lib/screen/sessions/files.py
    (
        "All files that you drop may have {limit} MB together. These were too much, and were not "
        "taken: {files}. Remove files that are not needed, and drop these again."
    ): (
        "Tutti i file trascinati qui possono avere insieme al massimo {limit} MB. Questi erano di "
        "troppo e non sono stati accettati: {files}. Togli i file che non servono e trascina di "
        "nuovo questi."
    ),
    (
        "The server holds as many files of its readers as it can, and did not take these: "
        "{files}. Remove them above, and drop them again in a few minutes."
    ): (
        "Il server contiene già tutti i file dei lettori che può contenere e non ha accettato "
        "questi: {files}. Toglili qui sopra e trascinali di nuovo tra qualche minuto."
    ),
    (
        "These files did not arrive in time, and were not taken: {files}. Remove them above, and "
        "drop them again."
    ): (
        "Questi file non sono arrivati in tempo e non sono stati accettati: {files}. Toglili qui "
        "sopra e trascinali di nuovo."
    ),
    # lib/screen/sessions/lost.py
    "The study that was shown here is gone.": "Lo studio mostrato qui non c'è più.",
    "The files that were dropped here are gone, with all that was answered.": (
        "I file trascinati qui non ci sono più, e con loro tutte le risposte date."
    ),
    (
        "Your own files are kept in the memory of your session alone, and never saved. That "
        "session is over: the page was loaded anew, the server was restarted, or the connection "
        "was lost for more than about two minutes."
    ): (
        "I tuoi file restano solo nella memoria della tua sessione e non vengono mai salvati. "
        "Quella sessione è finita: la pagina è stata ricaricata, il server è stato riavviato "
        "oppure la connessione è mancata per più di due minuti circa."
    ),
    (
        "If somebody sent you this link: it belongs to a study that only its reader's session "
        "holds, and that no link can show."
    ): (
        "Se questo link ti è stato inviato: riguarda uno studio che esiste solo nella sessione di "
        "chi l'ha caricato e che nessun link può mostrare."
    ),
    "No other study is shown in its place until you choose one.": (
        "Al suo posto non viene mostrato nessun altro studio finché non ne scegli uno."
    ),
    "Drop the files again": "Trascina di nuovo i file",
    "Look at the sample study": "Apri lo studio di esempio",
    "Look at the study of this server": "Apri lo studio di questo server",
    # lib/screen/sessions/studies.py
    (
        "The files of this server's study are being changed. It is read when they have been at "
        "rest for a second; this page tries again."
    ): (
        "I file dello studio di questo server sono in corso di modifica. Lo studio viene letto "
        "quando non cambiano da un secondo; la pagina riprova da sola."
    ),
    (
        "The files of this server's study are being changed. Until they have been at rest for a "
        "second, the version before stays on screen."
    ): (
        "I file dello studio di questo server sono in corso di modifica. Finché non smettono di"
        " cambiare per un secondo, resta visibile la versione precedente."
    ),
    (
        "The files of this server's study have changed: from now on these pages show the new "
        "version."
    ): (
        "I file dello studio di questo server sono cambiati: da ora queste pagine mostrano la "
        "nuova versione."
    ),
    "The study of this server cannot be shown.": (
        "Lo studio di questo server non può essere mostrato."
    ),
    "Back to the sample study": "Torna allo studio di esempio",
}
