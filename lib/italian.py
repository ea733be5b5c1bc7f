"""The Italian sentences: keys are the English ones used in the code.

They stand in the order of the rooms, each under the first module that says it.

Medical and statistical terms follow Italian use: evento avverso grave (serious), severo (severe),
classificazione per sistemi e organi, termine preferito, intervallo di confidenza (IC).
"""

from __future__ import annotations

ITALIAN: dict[str, str] = {
    # lib/statistics/correlation.py
    "Fewer than two participants have both values, so no correlation can be given.": (
        "Meno di due partecipanti hanno entrambi i valori, quindi non si può dare una correlazione."
    ),
    "There are too few participants with both values for an interval of the correlation.": (
        "I partecipanti con entrambi i valori sono troppo pochi per un intervallo della "
        "correlazione."
    ),
    (
        "One of the two outcomes does not vary, so its values cannot be ranked and no "
        "correlation can be given."
    ): (
        "Uno dei due esiti non varia, quindi i suoi valori non si possono ordinare e non si "
        "può dare una correlazione."
    ),
    (
        "The ranks of one of the two outcomes do not vary within the arms, so no correlation "
        "without the arm can be given."
    ): (
        "I ranghi di uno dei due esiti non variano entro i bracci, quindi non si può dare "
        "una correlazione tolto il braccio."
    ),
    (
        "All participants with both values are in one arm, so the arm cannot be removed from "
        "the correlation."
    ): (
        "Tutti i partecipanti con entrambi i valori sono in un solo braccio, quindi il "
        "braccio non può essere tolto dalla correlazione."
    ),
    (
        "The two rankings agree completely or are exactly opposite, so neither an interval nor "
        "a p value can be given."
    ): (
        "I due ordinamenti coincidono del tutto o sono esattamente opposti, quindi non si "
        "può dare né un intervallo né un valore p."
    ),
    "One of the two does not vary within the arms, so no correlation can be given.": (
        "Uno dei due non varia entro i bracci, quindi non si può dare una correlazione."
    ),
    (
        "Within the arms the two lie on one straight line, so no interval of their correlation can "
        "be given."
    ): (
        "Entro i bracci i due stanno su una sola retta, quindi non si può dare un intervallo della "
        "loro correlazione."
    ),
    # lib/statistics/counts/proportions.py
    "There are no participants, so there is no proportion.": (
        "Non ci sono partecipanti, perciò non c'è una proporzione."
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
        "Nessuno è stato osservato per alcun tempo, quindi non c'è un tasso."
    ),
    "One arm was not observed for any time, so the rates cannot be compared.": (
        "Un braccio non è stato osservato per alcun tempo, quindi i tassi non si possono "
        "confrontare."
    ),
    "No event was observed in either arm, so no ratio can be given.": (
        "Nessun evento è stato osservato in alcun braccio, quindi non si può dare un rapporto."
    ),
    # lib/statistics/estimates.py
    "One arm has no values, so the arms cannot be compared.": (
        "Un braccio non ha valori, perciò i bracci non si possono confrontare."
    ),
    "An arm with a single value shows no spread, so no interval can be given.": (
        "Un braccio con un solo valore non mostra dispersione: non si può dare un intervallo."
    ),
    "There are too few participants to estimate the spread and give an interval.": (
        "I partecipanti sono troppo pochi per stimare la dispersione e dare un intervallo."
    ),
    "The values do not vary within the arms, so there is nothing to judge the difference by.": (
        "I valori non variano entro i bracci, perciò nulla permette di giudicare la differenza."
    ),
    "A value is zero or negative, so no ratio can be given.": (
        "Un valore è zero o negativo, perciò non si può dare un rapporto."
    ),
    # lib/statistics/models/ancova.py
    (
        "Arm and baseline explain the values completely, so nothing is left to judge the "
        "difference by."
    ): (
        "Braccio e basale spiegano i valori del tutto, perciò nulla permette di giudicare la "
        "differenza."
    ),
    "The baseline differs between the arms but not within them, so it cannot be adjusted for.": (
        "Il basale differisce tra i bracci ma non al loro interno, perciò non si può correggere."
    ),
    (
        "Each stratum has participants of one arm only, so the arms cannot be compared "
        "within strata."
    ): (
        "Ogni strato ha partecipanti di un solo braccio, quindi i bracci non si possono "
        "confrontare entro gli strati."
    ),
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
    "The search for the estimate did not come to an end.": (
        "La ricerca della stima non è giunta al termine."
    ),
    # lib/statistics/models/covariance_search.py
    (
        "How the visits vary together cannot be estimated: one visit follows from the others, "
        "or too few participants have values at the same visits."
    ): (
        "Non si può stimare come le visite variano insieme: una visita si ricava dalle "
        "altre, oppure troppo pochi partecipanti hanno valori alle stesse visite."
    ),
    (
        "The estimation of how the visits vary together did not come to an end, so no "
        "difference can be given."
    ): (
        "La stima di come le visite variano insieme non è giunta a termine, quindi non si "
        "può dare una differenza."
    ),
    # lib/statistics/models/repeated_measures.py
    (
        "There are more than ten follow-up visits, too many to estimate how the visits vary "
        "together."
    ): (
        "Ci sono più di dieci visite di follow-up, troppe per stimare come le visite "
        "variano insieme."
    ),
    (
        "Too few participants have a value at this visit to estimate how it varies with the "
        "other visits."
    ): (
        "Troppo pochi partecipanti hanno un valore a questa visita per stimare come varia "
        "insieme alle altre visite."
    ),
    (
        "The values say next to nothing about how this visit varies with the others (less than "
        "one degree of freedom), so no difference can be given."
    ): (
        "I valori non dicono quasi nulla su come questa visita varia insieme alle altre (meno "
        "di un grado di libertà), quindi non si può dare una differenza."
    ),
    # lib/statistics/randomisation.py
    (
        "There are too few ways to allot the arms to rule out every large difference, so no 95% "
        "interval can be given."
    ): (
        "I modi di assegnare i bracci sono troppo pochi per escludere ogni differenza grande, "
        "perciò non si può dare un intervallo al 95%."
    ),
    (
        "The differences that re-randomisation does not rule out lie on both sides of others that "
        "it does, so they are no interval."
    ): (
        "Le differenze che la ri-randomizzazione non esclude stanno da entrambi i lati di altre "
        "che esclude, perciò non formano un intervallo."
    ),
    # lib/statistics/ranks.py
    (
        "Every value of one arm lies above every value of the other, so this method gives "
        "neither an interval nor a p value; the exact rank test does give a p value."
    ): (
        "Tutti i valori di un braccio sono superiori a tutti quelli dell'altro, quindi "
        "questo metodo non fornisce né un intervallo né un valore p; il test esatto dei "
        "ranghi fornisce invece un valore p."
    ),
    (
        "There are too few participants for 95% confidence: even the smallest and the largest "
        "difference of all pairs of participants, which are these limits, do not reach it."
    ): (
        "I partecipanti sono troppo pochi per una confidenza del 95%: non la raggiungono neppure "
        "la differenza minima e la massima tra tutte le coppie di partecipanti, che sono questi "
        "limiti."
    ),
    (
        "The values do not vary within the arms: the differences of all pairs of participants are "
        "the same, so no interval can be given."
    ): (
        "I valori non variano entro i bracci: le differenze tra tutte le coppie di partecipanti "
        "sono uguali, quindi non si può dare un intervallo."
    ),
    (
        "Many values are equal, and so are many differences of pairs of participants: the limits "
        "may coincide, or lie at no difference although p, which allows for equal values, is below "
        "0.05."
    ): (
        "Molti valori sono uguali, e così molte differenze tra coppie di partecipanti: i limiti "
        "possono coincidere, o cadere sull'assenza di differenza benché p, che tiene conto dei "
        "valori uguali, sia inferiore a 0,05."
    ),
    (
        "There are too many participants to compare every one of one arm with every one of the "
        "other."
    ): (
        "I partecipanti sono troppi per confrontare ciascuno di un braccio con ciascuno dell'altro."
    ),
    # lib/statistics/summaries.py
    "There are no values to summarise.": "Non ci sono valori da riassumere.",
    "A single value shows no spread, so no interval can be given.": (
        "Un solo valore non mostra dispersione, perciò non si può dare un intervallo."
    ),
    "All values are equal, so there is no spread to base an interval on.": (
        "Tutti i valori sono uguali, perciò manca la dispersione su cui basare un intervallo."
    ),
    # lib/study/contract.py
    "Shorten it to at most {most} characters.": "Abbrevialo: al massimo {most} caratteri.",
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
    "text, exactly two different ones": "testo, esattamente due diversi",
    "when the participant left the study": "quando il partecipante ha lasciato lo studio",
    "study day; blank = completed": "giorno di studio; vuoto = ha completato",
    "why the participant left the study": "perché il partecipante ha lasciato lo studio",
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
    "number; blank = missing; <3.1 = below the quantification limit 3.1": (
        "numero; vuoto = mancante; <3.1 = sotto il limite di quantificazione 3.1"
    ),
    "instead of outcome and value: one column per outcome, one row per visit": (
        "invece di outcome e value: una colonna per esito, una riga per visita"
    ),
    "the event, coded (MedDRA preferred term) or in words": (
        "l'evento, codificato (preferred term MedDRA) o a parole"
    ),
    "the class of the event": "la classe dell'evento",
    "when the event began": "quando è iniziato l'evento",
    "when the event ended": "quando è finito l'evento",
    "study day; blank = ongoing": "giorno di studio; vuoto = in corso",
    "how severe the event was (CTCAE)": "quanto era severo l'evento (CTCAE)",
    "1, 2, 3, 4 or 5; blank = not known": "1, 2, 3, 4 o 5; vuoto = non noto",
    "whether the event was serious by its outcome, whatever its grade": (
        "se l'evento è stato grave per il suo esito, qualunque sia il grado"
    ),
    "whether the event was judged related to the treatment": (
        "se l'evento è stato giudicato correlato al trattamento"
    ),
    "whether the participant left the study because of the event": (
        "se il partecipante ha lasciato lo studio a causa dell'evento"
    ),
    "Any adverse event": "Qualsiasi evento avverso",
    "whether the participant died of the event": "se il partecipante è morto a causa dell'evento",
    "the term in Italian": "il termine in italiano",
    "the class in Italian": "la classe in italiano",
    "Related to the study treatment": "Correlati al trattamento in studio",
    "Grade 3 or higher (severe)": "Grado 3 o superiore (severo)",
    "Serious": "Gravi",
    "Leading to withdrawal": "Con ritiro dallo studio",
    "Fatal": "Fatali",
    # lib/study/outcomes.py
    "Disease activity": "Attività di malattia",
    "Complement levels": "Livelli del complemento",
    "Cytokines and antibodies": "Citochine e anticorpi",
    "Overview": "Quadro generale",
    "Adverse events": "Eventi avversi",
    "Your own study": "Il tuo studio",
    # lib/study/problems.py
    "{n} rows have the same problem here; the first {limit} of them are listed.": (
        "{n} righe hanno qui lo stesso problema; sono elencate le prime {limit}."
    ),
    # lib/study/questions.py
    "Choose which arm is the control arm.": "Scegli qual è il braccio di controllo.",
    "Give the two arms different names.": "Dai ai due bracci nomi diversi.",
    "{outcome}: choose the page it belongs on.": "{outcome}: scegli la pagina a cui appartiene.",
    "{outcome}: choose which direction is good.": "{outcome}: scegli la direzione favorevole.",
    "Keep at least one outcome.": "Tieni almeno un esito.",
    "The primary outcome is left out: choose another one.": (
        "L'esito primario è tralasciato: scegline un altro."
    ),
    "{outcome}: another outcome has the same name.": "{outcome}: un altro esito ha lo stesso nome.",
    # lib/reading/cells.py
    "This table is required.": "Questa tabella è necessaria.",
    "This column is required; the columns found are: {columns}.": (
        "Questa colonna è necessaria; le colonne trovate sono: {columns}."
    ),
    "This column is not known; allowed are: {columns}.": (
        "Questa colonna non è prevista; sono ammesse: {columns}."
    ),
    "This cell must not be empty.": "Questa cella non deve essere vuota.",
    "This participant is not in participants.csv.": ("Questo codice non è in participants.csv."),
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
    # lib/reading/entries.py
    "This entry is required.": "Questa voce è necessaria.",
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
    "The grade must be 1, 2, 3, 4 or 5.": "Il grado deve essere 1, 2, 3, 4 o 5.",
    "An event cannot end before it starts, on day {start}.": (
        "Un evento non può finire prima di iniziare, il giorno {start}."
    ),
    # lib/reading/examine.py
    "Which of the arms {codes} is the control arm?": (
        "Quale dei bracci {codes} è quello di controllo?"
    ),
    (
        "This can be read in several ways. Say which in a block [[values]] of study.toml, with "
        'table = "{name}", column = "{of}", cells and a meaning: {meanings}.'
    ): (
        "Questo si può leggere in più modi. Indica quale in un blocco [[values]] di "
        'study.toml, con table = "{name}", column = "{of}", cells e un significato (meaning):'
        " {meanings}."
    ),
    (
        "Which of these days are the baseline, the visits and the primary one has to stand in the"
        " block [schedule] of study.toml."
    ): (
        "Quali di questi giorni siano il basale, le visite e il giorno primario deve stare "
        "nel blocco [schedule] di study.toml."
    ),
    # lib/reading/files.py
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
    "At most {limit} rows can be read.": "Si possono leggere al massimo {limit} righe.",
    "At most {limit} columns can be read.": "Si possono leggere al massimo {limit} colonne.",
    "A line of this file is far too long for a table.": (
        "Una riga di questo file è troppo lunga per una tabella."
    ),
    "Give each table once: {file} would be the same table.": (
        "Fornisci ogni tabella una volta: {file} sarebbe la stessa tabella."
    ),
    "Name the files participants.csv, measurements.csv, adverse_events.csv, study.toml.": (
        "Chiama i file participants.csv, measurements.csv, adverse_events.csv, study.toml."
    ),
    "This zip file cannot be opened; pack the files again without a password.": (
        "Questo file zip non si apre; comprimi di nuovo i file senza password."
    ),
    "The files unpacked may hold at most {limit} MB.": (
        "I file decompressi possono occupare al massimo {limit} MB."
    ),
    "A zip file may hold at most {limit} files.": (
        "Un file zip può contenere al massimo {limit} file."
    ),
    # lib/reading/measurements.py
    "The outcome must be one of {codes}; describe others in study.toml.": (
        "L'esito deve essere uno tra {codes}; descrivine altri in study.toml."
    ),
    "At most {limit} outcomes can be shown; this table has {n}. Is it the right column?": (
        "Si possono mostrare al massimo {limit} esiti; questa tabella ne ha {n}. È la "
        "colonna giusta?"
    ),
    "These look like the same outcome: {alike}. Write each outcome in one way.": (
        "Questi sembrano lo stesso esito: {alike}. Scrivere ogni esito in un solo modo."
    ),
    "The smallest possible value is {limit}.": "Il valore minimo possibile è {limit}.",
    "The largest possible value is {limit}.": "Il valore massimo possibile è {limit}.",
    (
        "This outcome is analysed on the log scale and needs values above 0; write a value below "
        "the quantification limit as <limit."
    ): (
        "Questo esito è analizzato su scala logaritmica e richiede valori sopra 0; scrivi un "
        "valore sotto il limite di quantificazione come <limite."
    ),
    "Each participant may have one row per day and outcome.": (
        "Ogni partecipante può avere una riga per giorno ed esito."
    ),
    "Each participant may have one row per day.": (
        "Ogni partecipante può avere una riga per giorno."
    ),
    "At least one measurement is needed.": "Serve almeno una misurazione.",
    "Two columns of this table would be the same outcome.": (
        "Due colonne di questa tabella sarebbero lo stesso esito."
    ),
    "No column of this table holds numbers that could be an outcome.": (
        "Nessuna colonna di questa tabella contiene numeri che possano essere un esito."
    ),
    # lib/reading/names.py
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
    # lib/reading/participants.py
    "At least one participant in each arm is needed.": (
        "Serve almeno una persona in ogni braccio."
    ),
    "Each participant may stand in this table only once.": (
        "Ogni partecipante può comparire in questa tabella una volta sola."
    ),
    (
        "Exactly two arms can be compared; this table has {n}, here with their rows: {codes}. "
        "Correct the spelling, or keep the rows of the two arms to compare."
    ): (
        "Si possono confrontare esattamente due bracci; questa tabella ne ha {n}, qui con le loro "
        "righe: {codes}. Correggi la grafia, o tieni le righe dei due bracci da confrontare."
    ),
    "These look like the same arm, here with their rows: {alike}. Write each arm in one way.": (
        "Questi sembrano lo stesso braccio, qui con le loro righe: {alike}. Scrivi ogni braccio in "
        "un solo modo."
    ),
    (
        "Most cells of this column are numbers: write a number without spaces or signs for "
        "thousands, or leave the cell empty."
    ): (
        "La maggior parte delle celle di questa colonna sono numeri: scrivi un numero "
        "senza spazi né separatori delle migliaia, o lascia la cella vuota."
    ),
    "The arm must be one of {codes}, as study.toml says.": (
        "Il braccio deve essere uno tra {codes}, come dice study.toml."
    ),
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
        "Con i blocchi permutati ogni persona ha bisogno di un blocco: scrivi il suo."
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
        "participants.csv non ha altre colonne oltre a quelle dei bracci e di ciò che è accaduto "
        "dopo, perciò qui non c'è nulla da nominare: aggiungi la colonna, o togli questa voce."
    ),
    (
        "study.toml says that the arms were allotted within the levels of this column, so "
        "everybody needs one."
    ): (
        "study.toml dice che i bracci sono stati assegnati entro i livelli di questa colonna, "
        "perciò ogni persona deve averne uno."
    ),
    "participants.csv lists more people than that: {n} were randomised.": (
        "participants.csv elenca più persone di così: ne sono state randomizzate {n}."
    ),
    # lib/reading/settings.py
    "Write how many people were screened: 1 or more.": (
        "Scrivere quante persone sono state sottoposte a screening: 1 o più."
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
        "Il giorno primario deve venire dopo il giorno basale."
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
        "Una differenza importante è un numero maggiore di 0; per un esito su scala logaritmica "
        "un rapporto maggiore di 1."
    ),
    "Limits of an outcome on the log scale must be above 0.": (
        "I limiti di un esito su scala logaritmica devono essere sopra 0."
    ),
    "A day is either one of the visit days or one of the other days.": (
        "Un giorno è o tra quelli delle visite o tra gli altri giorni."
    ),
    "Write a number of days that is not negative.": ("Scrivi un numero di giorni non negativo."),
    # lib/reading/sources.py
    "A zip file within a zip file is not opened; pack the tables themselves.": (
        "Un file zip dentro un file zip non viene aperto; comprimi direttamente le tabelle."
    ),
    "This zip file names files outside of itself and is not opened; pack the tables again.": (
        "Questo file zip indica file fuori di sé e non viene aperto; comprimi di nuovo le tabelle."
    ),
    "Name the sheets participants, measurements, adverse_events; this workbook has: {names}.": (
        "Chiama i fogli participants, measurements, adverse_events; questa cartella di "
        "lavoro ha: {names}."
    ),
    # lib/reading/visits.py
    (
        "The study days are {days}, as study.toml says. Name a day outside the visits in "
        "other_days, or set window to the days around a visit that belong to it."
    ): (
        "I giorni di studio sono {days}, come dice study.toml. Indica un giorno fuori dalle"
        " visite in other_days, oppure in window i giorni intorno a una visita che le "
        "appartengono."
    ),
    "At least a baseline day and one later day are needed.": (
        "Servono almeno un giorno basale e un giorno successivo."
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
        "Una cella vuota significherebbe che il partecipante ha completato lo studio: lasciala "
        "vuota se è così, altrimenti scrivi il giorno dell'ultimo contatto."
    ),
    # lib/reading/blocks/claims.py
    "A published interval needs its effect, which lies between low and high.": (
        "Un intervallo pubblicato richiede il suo effetto, che sta tra low e high."
    ),
    "An effect on an outcome on the log scale is a ratio above 0.": (
        "Un effetto su un esito in scala logaritmica è un rapporto maggiore di 0."
    ),
    "At most {limit} published sentences can be compared.": (
        "Si possono confrontare al massimo {limit} frasi pubblicate."
    ),
    "A sentence speaks of an outcome or of events, not of both.": (
        "Una frase parla di un esito o di eventi, non di entrambi."
    ),
    "This entry needs an outcome to speak of.": "Questa voce richiede un esito di cui parlare.",
    # lib/reading/blocks/glossary.py
    "At most {limit} words can be explained.": "Si possono spiegare al massimo {limit} parole.",
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
        "L'effetto su un esito su scala logaritmica è un rapporto maggiore di 0."
    ),
    "Write how many of 1000 simulated trials: a whole number from 0 to 1000.": (
        "Scrivi in quanti di 1000 studi simulati: un numero intero da 0 a 1000."
    ),
    "This is said in another block already.": "Lo dice già un altro blocco.",
    # lib/reading/formats/unread.py
    (
        "This kind of workbook is not read: open it in its own program and save or export it as "
        "“Excel Workbook (.xlsx)”, or each table as CSV."
    ): (
        "Questo tipo di foglio di calcolo non viene letto: aprilo nel suo programma e salvalo o "
        "esportalo come «Cartella di lavoro di Excel (.xlsx)», oppure ogni tabella come CSV."
    ),
    (
        "Files of databases and statistics programs are not read: export the tables from there as "
        ".xlsx or .csv."
    ): (
        "I file di database e programmi statistici non vengono letti: esporta da lì le tabelle "
        "come .xlsx o .csv."
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
    # lib/reading/workbooks.py
    "This is not an Excel workbook; open it in Excel and save it as “Excel Workbook (.xlsx)”.": (
        "Questa non è una cartella di lavoro Excel; aprila in Excel e salvala come "
        "«Cartella di lavoro di Excel (.xlsx)»."
    ),
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
    "This workbook has no visible sheet; show the sheets that hold the tables.": (
        "Questa cartella di lavoro non ha fogli visibili; rendi visibili i fogli che "
        "contengono le tabelle."
    ),
    # lib/results/claims.py
    "compatible": "compatibile",
    "not compatible": "non compatibile",
    "not comparable": "non confrontabile",
    "effects side by side": "effetti affiancati",
    "The sentence states nothing that these tables measure.": (
        "La frase non afferma nulla che queste tabelle misurino."
    ),
    "This study did not measure the outcome.": "Questo studio non ha misurato l'esito.",
    "This study has no visit at that day.": "Questo studio non ha una visita in quel giorno.",
    "The table does not record this for every event.": "La tabella non lo indica per ogni evento.",
    "Adverse events of this kind were not collected in this study.": (
        "Eventi avversi di questo tipo non sono stati raccolti in questo studio."
    ),
    "That no difference was shown says nothing of its size, and no interval was published.": (
        "Che una differenza non sia stata mostrata non dice nulla della sua entità, e non è "
        "stato pubblicato un intervallo."
    ),
    # lib/results/effects.py
    "No participant has a baseline value, so no adjusted difference can be given.": (
        "Nessun partecipante ha un valore basale, perciò non si può dare una differenza aggiustata."
    ),
    (
        "In one arm nobody has both a baseline value and a value at this visit, so the arms cannot "
        "be compared."
    ): (
        "In un braccio nessuno ha sia un valore basale sia un valore a questa visita, perciò i "
        "bracci non si possono confrontare."
    ),
    # lib/results/events/times.py
    "Adverse events were not collected, so there are no rates to compare.": (
        "Gli eventi avversi non sono stati raccolti, quindi non ci sono tassi da confrontare."
    ),
    # lib/results/events/kinds.py
    "The table of adverse events does not record this, so nothing is counted.": (
        "La tabella degli eventi avversi non lo indica, quindi non si conta nulla."
    ),
    # lib/results/next_trial.py
    (
        "An outcome of nothing but 0 and 1 is planned on its proportions, not on a standard "
        "deviation, so no number of participants is given."
    ): (
        "Un esito fatto solo di 0 e 1 si pianifica sulle proporzioni, non su una deviazione "
        "standard, quindi non si dà alcuna numerosità."
    ),
    (
        "A standard deviation within the arms takes three values at this visit and at least one in "
        "each arm, so no number of participants can be given."
    ): (
        "Per una deviazione standard entro i bracci servono tre valori a questa visita e almeno "
        "uno per braccio, quindi non si può dare alcuna numerosità."
    ),
    (
        "The values at this visit do not vary within the arms, so no number of participants can be "
        "given."
    ): (
        "I valori a questa visita non variano entro i bracci, quindi non si può dare alcuna "
        "numerosità."
    ),
    # lib/results/participants/baseline.py
    "An arm has fewer than two values, so no standardised difference can be given.": (
        "Un braccio ha meno di due valori, quindi non si può dare una differenza standardizzata."
    ),
    (
        "The values differ between the arms but not within them, so there is no spread to express "
        "the difference in."
    ): (
        "I valori differiscono tra i bracci ma non al loro interno, quindi manca una dispersione "
        "in cui esprimere la differenza."
    ),
    "Everybody has the same value.": "Hanno tutti lo stesso valore.",
    (
        "No level occurs in both arms, so no standardised difference can be given: they differ "
        "completely."
    ): (
        "Nessuna categoria è presente in entrambi i bracci, quindi non si può dare una differenza "
        "standardizzata: differiscono del tutto."
    ),
    # lib/words.py
    "{low} to {high}": "da {low} a {high}",
    "{items} and {last}": "{items} e {last}",
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
        "Qualunque fosse stato il valore mancante, {range}, l'IC 95% starebbe ancora dallo stesso "
        "lato dell'assenza di differenza; nel caso peggiore: {effect}."
    ),
    (
        "Whatever the {n} missing values had been, {range}, the 95% CI would still lie on the same "
        "side of no difference; at worst: {effect}."
    ): (
        "Qualunque fossero stati i {n} valori mancanti, {range}, l'IC 95% starebbe ancora dallo "
        "stesso lato dell'assenza di differenza; nel caso peggiore: {effect}."
    ),
    (
        "Had the {n} missing values spoken against this difference as strongly as they can, all of "
        "an arm alike, {range}, the 95% CI would still lie on the same side of no difference: "
        "{effect}."
    ): (
        "Anche se i {n} valori mancanti fossero stati i più sfavorevoli possibile a questa "
        "differenza, uguali entro ogni braccio, {range}, l'IC 95% starebbe ancora dallo stesso "
        "lato dell'assenza di differenza: {effect}."
    ),
    (
        "Had the missing value spoken against this difference as strongly as it can, {range}, the "
        "95% CI would no longer lie on this side of no difference: {effect}."
    ): (
        "Se il valore mancante fosse stato il più sfavorevole possibile a questa differenza, "
        "{range}, l'IC 95% non starebbe più da questo lato dell'assenza di differenza: {effect}."
    ),
    (
        "Had the {n} missing values spoken against this difference as strongly as they can, "
        "{range}, the 95% CI would no longer lie on this side of no difference: {effect}."
    ): (
        "Se i {n} valori mancanti fossero stati i più sfavorevoli possibile a questa differenza, "
        "{range}, l'IC 95% non starebbe più da questo lato dell'assenza di differenza: {effect}."
    ),
    "With no values alike within each arm would it lie on one side.": (
        "Con nessun valore, se uguale entro ogni braccio, starebbe da un solo lato."
    ),
    "It would lie on one side only with: {places}.": (
        "Starebbe da un solo lato soltanto con: {places}."
    ),
    "With values alike within each arm it would lie on one side only with: {places}.": (
        "Con valori uguali entro ogni braccio starebbe da un solo lato soltanto con: {places}."
    ),
    (
        "What the missing value had been, {range}, could decide whether the 95% CI spans no "
        "difference."
    ): (
        "Il valore mancante, {range}, potrebbe decidere se l'IC 95% comprenda l'assenza di "
        "differenza."
    ),
    (
        "What the {n} missing values had been, {range}, could decide whether the 95% CI spans no "
        "difference."
    ): (
        "I {n} valori mancanti, {range}, potrebbero decidere se l'IC 95% comprenda l'assenza di "
        "differenza."
    ),
    (
        "Whatever the {n} missing values had been, {range}, alike within each arm and opposite "
        "between the arms, the 95% CI would still span no difference."
    ): (
        "Qualunque fossero stati i {n} valori mancanti, {range}, uguali entro ogni braccio e "
        "opposti tra i bracci, l'IC 95% comprenderebbe ancora l'assenza di differenza."
    ),
    "Whatever the missing value had been, {range}, the 95% CI would still span no difference.": (
        "Qualunque fosse stato il valore mancante, {range}, l'IC 95% comprenderebbe ancora "
        "l'assenza di differenza."
    ),
    (
        "Whatever the {n} missing values had been, {range}, all alike, the 95% CI would still span "
        "no difference."
    ): (
        "Qualunque fossero stati i {n} valori mancanti, {range}, tutti uguali, l'IC 95% "
        "comprenderebbe ancora l'assenza di differenza."
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
    "no interval can be given": "non è possibile dare un intervallo",
    "95% CI {interval}": "IC 95% {interval}",
    (
        "Of all pairs of a participant with {treatment} and one with {control}, the one with "
        "{treatment} had the better (higher) change from baseline in {share} ({interval}; "
        "equal changes count half; 50% is no difference)."
    ): (
        "Coppie formate da un partecipante con {treatment} e uno con {control} in cui la "
        "variazione rispetto al basale è migliore (più alta) con {treatment}: {share} ({interval}; "
        "variazioni uguali contano metà; 50% è assenza di differenza)."
    ),
    (
        "Of all pairs of a participant with {treatment} and one with {control}, the one with "
        "{treatment} had the better (lower) change from baseline in {share} ({interval}; "
        "equal changes count half; 50% is no difference)."
    ): (
        "Coppie formate da un partecipante con {treatment} e uno con {control} in cui la "
        "variazione rispetto al basale è migliore (più bassa) con {treatment}: {share} "
        "({interval}; variazioni uguali contano metà; 50% è assenza di differenza)."
    ),
    (
        "A repeat of the same size would estimate a ratio between {low} and {high} with 95% "
        "probability, if this estimate is right on average."
    ): (
        "Una ripetizione dello studio con lo stesso numero di partecipanti stimerebbe un rapporto "
        "tra {low} e {high} con una probabilità del 95%, se questa stima è in media giusta."
    ),
    (
        "A repeat of the same size would estimate a difference between {low} and {high} with 95% "
        "probability, if this estimate is right on average."
    ): (
        "Una ripetizione dello studio con lo stesso numero di partecipanti stimerebbe una "
        "differenza tra {low} e {high} con una probabilità del 95%, se questa stima è in media "
        "giusta."
    ),
    # lib/wording/changes.py
    "median": "mediana",
    "geometric mean": "media geometrica",
    "mean": "media",
    "{outcome} on days {days}, {statistic}: {arms}.": (
        "{outcome} ai giorni {days}, {statistic}: {arms}."
    ),
    "{outcome}, geometric mean ratio to baseline at day {day} (95% CI): {arms}.": (
        "{outcome}, rapporto medio geometrico rispetto al basale al giorno {day} (IC 95%): {arms}."
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
        "Partecipanti con {outcome} al giorno {day} superiore al basale, tra chi ha entrambi i "
        "valori: {arms}."
    ),
    (
        "Participants whose {outcome} was lower at day {day} than at baseline, of those with both "
        "values: {arms}."
    ): (
        "Partecipanti con {outcome} al giorno {day} inferiore al basale, tra chi ha entrambi i "
        "valori: {arms}."
    ),
    (
        "Change in {marker} against change in {activity} at day {day} (n {n}), Spearman's ρ: with "
        "the arm removed {within}; pooled {pooled}."
    ): (
        "Variazione di {marker} rispetto alla variazione di {activity} al giorno {day} (n {n}), "
        "ρ di Spearman: tolto il braccio {within}; con i due bracci insieme {pooled}."
    ),
    "cannot be estimated": "non stimabile",
    "{value} (no interval)": "{value} (senza intervallo)",
    "{interval}, at most {level}": "{interval}, al massimo {level}",
    "95% CI": "IC 95%",
    "Visit": "Visita",
    " ({below} below the limit)": " ({below} sotto il limite)",
    "geometric mean, 95% CI": "media geometrica, IC 95%",
    "Remark": "Nota",
    "{arm}: geometric mean ratio, 95% CI": "{arm}: rapporto medio geometrico, IC 95%",
    "{arm}: mean change, 95% CI": "{arm}: variazione media, IC 95%",
    "Participant": "Partecipante",
    "Arm": "Braccio",
    "Baseline": "Valori basali",
    "Value at day {day}": "Valore al giorno {day}",
    "Change": "Variazione",
    "{outcome}, change": "{outcome}, variazione",
    # lib/wording/built_in.py
    "Built in: {effect}. Of {trials} trials simulated like this one, {n} showed p<0.05.": (
        "Valore vero inserito nella simulazione: {effect}. Di {trials} studi simulati come questo, "
        "{n} hanno mostrato p<0,05."
    ),
    (
        "Built in: no difference; the adverse events of both arms come from the same rates. What "
        "differs is chance: most of all {term} ({treatment} {treated} of {n_treated}, {control} "
        "{controls} of {n_control}). Of {trials} trials simulated like this one, {n} had a "
        "difference at least as large in some term."
    ): (
        "Valore vero inserito nella simulazione: nessuna differenza; gli eventi avversi dei due "
        "bracci vengono dagli stessi tassi. Ciò che differisce è frutto del caso, soprattutto "
        "{term} ({treatment} {treated} su {n_treated}, {control} {controls} su {n_control}). Di "
        "{trials} studi simulati come questo, {n} avevano in qualche termine una differenza almeno "
        "altrettanto grande."
    ),
    (
        "Built in is the difference that the simulation was given, before chance. Estimates that "
        "are picked because p<0.05 lie, on average, farther from no difference than what is built "
        "in; the same happens where mainly such results are published."
    ): (
        "Il valore vero è la differenza inserita nella simulazione, prima che intervenga il caso. "
        "Le stime scelte perché p<0,05 sono in media più lontane dall'assenza di differenza di "
        "quanto lo sia il valore vero; lo stesso accade dove si pubblicano soprattutto tali "
        "risultati."
    ),
    "p<0.05, of {trials} simulated": "p<0,05, su {trials} simulati",
    "Built in": "Valore vero",
    # lib/wording/many/distributions.py
    (
        "An arm has more than {most} participants: the bands hold the middle half and the middle "
        "90% of its values at each day, and the thin lines are up to {drawn} participants of each "
        "arm, drawn at random. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: le fasce contengono la metà centrale e il 90% "
        "centrale dei suoi valori a ogni giorno, e le linee sottili sono al massimo {drawn} "
        "partecipanti per braccio, estratti a caso. Tutti i numeri riguardano tutti."
    ),
    (
        "An arm has more than {most} participants: the shapes count them by their change, and are "
        "as wide as their share of the arm. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: le sagome li contano secondo la loro "
        "variazione, e la larghezza è la loro quota del braccio. Tutti i numeri riguardano tutti."
    ),
    (
        "An arm has more than {most} participants: a curve shows the share of an arm whose change "
        "is at most so much. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: una curva mostra la quota di un braccio la cui "
        "variazione non supera ciascun valore. Tutti i numeri riguardano tutti."
    ),
    (
        "An arm has more than {most} participants: the larger a mark, the more participants have "
        "changes there. All numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: più grande è il simbolo, più partecipanti hanno "
        "lì le loro variazioni. Tutti i numeri riguardano tutti."
    ),
    (
        "An arm has more than {most} participants: of the estimates without one of them, the "
        "{drawn} smallest and the {drawn} largest of each arm are drawn. All numbers are of "
        "everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: delle stime senza uno di loro sono disegnate "
        "le {drawn} più piccole e le {drawn} più grandi di ogni braccio. Tutti i numeri riguardano "
        "tutti."
    ),
    "The table shows the first {shown} of {n} participants; the download holds everybody.": (
        "La tabella mostra i primi {shown} di {n} partecipanti; il file da scaricare li contiene "
        "tutti."
    ),
    # lib/wording/many/paging.py
    (
        "An arm has more than {most} participants: a page holds the lanes of {lanes}, and the page "
        "of whoever is followed comes first. The listing and all numbers are of everybody."
    ): (
        "Un braccio ha più di {most} partecipanti: una pagina contiene le corsie di {lanes}, e per "
        "prima si vede quella della persona seguita. L'elenco e tutti i numeri riguardano tutti."
    ),
    "Later events of these participants that are not drawn, in the listing only: {n}.": (
        "Eventi successivi di questi partecipanti non disegnati, solo nell'elenco: {n}."
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
    # lib/wording/effects.py
    (
        "At day {day} the difference in {outcome} between {treatment} and {control} cannot be "
        "estimated ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: la differenza tra {treatment} e {control} non è stimabile "
        "({n}). {reason}"
    ),
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control} "
        "(95% CI {near} to {far}; {n})."
    ): (
        "Al giorno {day}, {outcome}: {amount} {direction} con {treatment} rispetto a {control} "
        "(IC 95% da {near} a {far}; {n})."
    ),
    (
        "At day {day} the estimated difference in {outcome} between {treatment} and {control} was "
        "{amount}, but no interval can be given ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: la differenza stimata tra {treatment} e {control} è {amount}, "
        "ma non si può dare un intervallo ({n}). {reason}"
    ),
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control}, "
        "but no interval can be given ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: {amount} {direction} con {treatment} rispetto a {control}, "
        "ma non si può dare un intervallo ({n}). {reason}"
    ),
    (
        "At day {day} the estimated difference in {outcome} between {treatment} and {control} was "
        "{amount} (95% CI {low} {low_direction} to {high} {high_direction}; {n})."
    ): (
        "Al giorno {day}, {outcome}: la differenza stimata tra {treatment} e {control} è {amount} "
        "(IC 95% da {low} {low_direction} a {high} {high_direction}; {n})."
    ),
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control}, "
        "but the data are also compatible with no difference (95% CI {low} {low_direction} to "
        "{high} {high_direction}; {n})."
    ): (
        "Al giorno {day}, {outcome}: {amount} {direction} con {treatment} rispetto a {control}, "
        "ma i dati sono compatibili anche con nessuna differenza (IC 95% da {low} {low_direction} "
        "a {high} {high_direction}; {n})."
    ),
    "lower": "in meno",
    "higher": "in più",
    "{outcome} (lower)": "{outcome} (inferiore)",
    "{outcome} (higher)": "{outcome} (superiore)",
    "At day {day} the unadjusted 95% CI is on one side of no difference: {outcomes}.": (
        "Al giorno {day} l'IC 95% non corretto sta da un lato dell'assenza di differenza: "
        "{outcomes}."
    ),
    "At day {day} the unadjusted 95% CI spans no difference: {outcomes}.": (
        "Al giorno {day} l'IC 95% non corretto comprende l'assenza di differenza: {outcomes}."
    ),
    "Not estimable: {outcomes}.": "Non stimabile: {outcomes}.",
    "Unadjusted: no baseline value. {said}": ("Non aggiustato: manca il valore basale. {said}"),
    "First outcome listed; no primary outcome was declared. {said}": (
        "Primo esito dell'elenco; nessun esito primario è stato dichiarato. {said}"
    ),
    "Outcome chosen after the data were seen; none was declared. {said}": (
        "Esito scelto dopo aver visto i dati; nessuno è stato dichiarato. {said}"
    ),
    "Unadjusted difference": "Differenza non aggiustata per il basale",
    "Unadjusted ratio": "Rapporto non aggiustato per il basale",
    "Adjusted difference": "Differenza corretta",
    "95% CI (unadjusted)": "IC 95% (non corretto)",
    "n per arm": "n per braccio",
    "Adjusted ratio": "Rapporto corretto",
    "{arm}: adjusted geometric mean, 95% CI": (
        "{arm}: media geometrica aggiustata per il basale, IC 95%"
    ),
    "{arm}: adjusted mean, 95% CI": "{arm}: media aggiustata per il basale, IC 95%",
    "Adjusted difference or ratio": "Differenza o rapporto corretti",
    "{outcome} (primary)": "{outcome} (primario)",
    "Outcome": "Esito",
    "p (Holm)": "p (Holm)",
    (
        "SD: that of the values at this visit within the arms, taken as known: its own uncertainty "
        "is not in these intervals. Every row is turned so that right favours {arm}; the numbers "
        "over it are in its own unit and not turned."
    ): (
        "DS: quella dei valori a questa visita entro i bracci, presa come nota: la sua incertezza "
        "non è in questi intervalli. Ogni riga è orientata in modo che la destra sia a favore di "
        "{arm}; i numeri sopra la riga sono nella sua unità e con il loro segno."
    ),
    "In SD (above 0 favours {arm})": "In DS (sopra 0 a favore di {arm})",
    # lib/wording/answers.py
    (
        "p to quote: {p}, not adjusted for the other outcomes: {outcome} is the declared primary "
        "outcome."
    ): (
        "p da riportare: {p}, non corretta per confronti multipli: {outcome} è l'esito primario "
        "dichiarato."
    ),
    "p to quote: {p}; {outcome} is the declared primary outcome.": (
        "p da riportare: {p}; {outcome} è l'esito primario dichiarato."
    ),
    "Of the other outcomes quote p (Holm).": "Per gli altri esiti si riporta la p (Holm).",
    "p to quote: {holm} (Holm, p values: {n}; {plain} before this adjustment).": (
        "p da riportare: {holm} (Holm, valori p: {n}; {plain} prima di questa correzione)."
    ),
    "Exploratory: no primary outcome was declared.": (
        "Esplorativa: nessun esito primario è stato dichiarato."
    ),
    "Exploratory: this is not the primary day.": "Esplorativa: non è il giorno primario.",
    "It does not count: the p of the primary outcome is not below 0.05.": (
        "Non conta: la p dell'esito primario non è inferiore a 0,05."
    ),
    "{outcome}, unadjusted (no baseline value)": (
        "{outcome}, differenza non aggiustata (nessun valore basale)"
    ),
    "{outcome}: cannot be estimated ({n}). {reason}": "{outcome}: non stimabile ({n}). {reason}",
    "{amount} {direction} with {treatment} than with {control}": (
        "{amount} {direction} con {treatment} rispetto a {control}"
    ),
    "estimated difference {amount}": "differenza stimata {amount}",
    "{outcome}: {found} (no interval; {n}).": "{outcome}: {found} (nessun intervallo; {n}).",
    "{p}, Holm {holm}": "{p}, Holm {holm}",
    ("{outcome}: {found} (95% CI {low} {low_direction} to {high} {high_direction}; {n}; {p})."): (
        "{outcome}: {found} (IC 95% da {low} {low_direction} a {high} {high_direction}; {n}; {p})."
    ),
    # lib/wording/events/apart.py
    (
        "A true risk up to the upper limit is still compatible; the chance of seeing at least one "
        "case of a harm that strikes 1 in {one_in} was {chance} with {treatment}."
    ): (
        "Un rischio vero fino al limite superiore è ancora compatibile; la probabilità di vedere "
        "almeno un caso di un danno che colpisce 1 persona su {one_in} era, con {treatment}: "
        "{chance}."
    ),
    (
        "{term} {first} with {treatment} and {second} with {control}, {difference} points (95% CI "
        "{interval})"
    ): (
        "{term} {first} con {treatment} e {second} con {control}, {difference} punti (IC 95% "
        "{interval})"
    ),
    "Terms that differ most (picked from {n}): {terms}.": (
        "Termini che differiscono di più (scelti tra {n}): {terms}."
    ),
    "Nobody: {names}.": "Nessuno: {names}.",
    "Not supplied: {names}.": "Non forniti: {names}.",
    "{kind}, nobody ({arms}): {names}.": "{kind}, nessuno ({arms}): {names}.",
    # lib/wording/events/times.py
    "{n} day": "{n} giorno",
    "{n} days": "{n} giorni",
    "No adverse event occurred.": "Nessun evento avverso si è verificato.",
    "Events: {events}; participants with an event: {participants}.": (
        "Eventi: {events}; partecipanti con un evento: {participants}."
    ),
    "Events ongoing when last seen: {n}.": "Eventi ancora in corso all'ultima osservazione: {n}.",
    "Last days were not supplied: a bar is the first day of its event.": (
        "Gli ultimi giorni non sono stati forniti: una barra è il primo giorno dell'evento."
    ),
    "Events without a day of onset, in the listing only: {n}.": (
        "Eventi senza giorno di esordio, solo nell'elenco: {n}."
    ),
    (
        "Participants who received fewer doses than planned: {n}; the marks are the planned "
        "days, up to withdrawal."
    ): (
        "Partecipanti con meno dosi del previsto: {n}; i segni sono i giorni previsti, fino "
        "al ritiro."
    ),
    (
        "Leading to withdrawal counts whoever had an event that led to it according to the table "
        "of adverse events."
    ): (
        "Con ritiro dallo studio: chi ha avuto un evento che l'ha causato secondo la tabella degli "
        "eventi avversi."
    ),
    "nobody": "nessuno",
    "Who withdrew, by the reason that the table of participants gives: {arms}.": (
        "Chi si è ritirato, secondo il motivo dato nella tabella dei partecipanti: {arms}."
    ),
    (
        "Events that began before the first dose (day {day}), counted as they were reported: {n}."
    ): "Eventi iniziati prima della prima dose (giorno {day}), contati come segnalati: {n}.",
    "Events per participant-week at risk (95% CI, exact if events were independent): {arms}.": (
        "Eventi per settimana-partecipante a rischio (IC 95%, esatto se gli eventi fossero "
        "indipendenti): {arms}."
    ),
    "One participant had {most} of the {events} events, and nobody more.": (
        "Un solo partecipante ha avuto {most} dei {events} eventi, e nessuno di più."
    ),
    "Nobody had more than one event.": "Nessuno ha avuto più di un evento.",
    "Rate ratio {ratio} (95% CI {interval}).": "Rapporto tra i tassi {ratio} (IC 95% {interval}).",
    "Events that began outside the time at risk, not in the rates: {n}.": (
        "Eventi iniziati fuori dal tempo a rischio, non compresi nei tassi: {n}."
    ),
    "{shown} of {events} is listed.": "È elencato {shown} di {events}.",
    "{shown} of {events} are listed.": "Sono elencati {shown} di {events}.",
    "{n} event": "{n} evento",
    "{n} events": "{n} eventi",
    (
        "{who} ({arm}): adverse events {n}. The mark {mark} shows where this participant is; no "
        "effect or interval depends on it."
    ): (
        "{who} ({arm}): eventi avversi {n}. Il segno {mark} mostra dove si trova questo "
        "partecipante; nessun effetto o intervallo ne dipende."
    ),
    "True risk of a participant": "Rischio vero di un partecipante",
    "Events": "Eventi",
    "Participants with an event": "Partecipanti con un evento",
    "Participant-weeks at risk": "Settimane-partecipante a rischio",
    "Events per participant-week": "Eventi per settimana-partecipante",
    "95% CI (exact if events were independent)": (
        "IC 95% (esatto se gli eventi fossero indipendenti)"
    ),
    "Preferred term": "Termine preferito",
    "First day": "Primo giorno",
    "Last day": "Ultimo giorno",
    "Grade": "Grado",
    "Related": "Correlato",
    "Days after the previous dose": "Giorni dopo la dose precedente",
    "Led to withdrawal": "Con ritiro",
    "Before the first dose": "Prima della prima dose",
    "System organ class": "Classe per sistemi e organi",
    "not recorded": "non indicato",
    "yes": "sì",
    "no": "no",
    "Data": "Dati",
    "synthetic": "sintetici",
    # lib/wording/events/kinds.py
    "No event": "Nessun evento",
    "Grade 1 (mild)": "Grado 1 (lieve)",
    "Grade 2 (moderate)": "Grado 2 (moderato)",
    "Grade 3 (severe)": "Grado 3 (severo)",
    "Grade 4 (life-threatening)": "Grado 4 (pericoloso per la vita)",
    "Grade 5 (fatal)": "Grado 5 (fatale)",
    "Grade not recorded": "Grado non indicato",
    "Adverse events were not collected in this study, which is not the same as none occurred.": (
        "Questo studio non ha raccolto gli eventi avversi: non significa che non ce ne siano stati."
    ),
    "Whether events were serious was not supplied.": (
        "Non è stato indicato se gli eventi fossero gravi."
    ),
    "No serious adverse event within {period}: {treatment} {first}; {control} {second}.": (
        "Nessun evento avverso grave entro {period}: {treatment} {first}; {control} {second}."
    ),
    (
        "Participants with a serious adverse event within {period}: {treatment} {first}; {control} "
        "{second}."
    ): (
        "Partecipanti con un evento avverso grave entro {period}: {treatment} {first}; {control} "
        "{second}."
    ),
    (
        "Serious events that began before the first dose, counted as they were reported: {arms}."
    ): "Eventi gravi iniziati prima della prima dose, contati come segnalati: {arms}.",
    "Events with seriousness not recorded: {n}.": (
        "Eventi di cui non è indicato se fossero gravi: {n}."
    ),
    "At least one adverse event within {period}: {treatment} {first}; {control} {second}.": (
        "Almeno un evento avverso entro {period}: {treatment} {first}; {control} {second}."
    ),
    "At least one adverse event: {treatment} {first}, {control} {second}.": (
        "Almeno un evento avverso: {treatment} {first}, {control} {second}."
    ),
    "Events that began before the first dose, counted as they were reported: {arms}.": (
        "Eventi iniziati prima della prima dose, contati come segnalati: {arms}."
    ),
    "{n} preferred term, by participants: {terms}.": (
        "{n} termine preferito, per partecipanti: {terms}."
    ),
    "{n} preferred terms; most frequent, by participants: {terms}.": (
        "{n} termini preferiti; i più frequenti, per partecipanti: {terms}."
    ),
    "Classes and terms drawn: {n}, the only one.": "Classi e termini disegnati: {n}, l'unico.",
    "Classes and terms drawn: all {n}.": "Classi e termini disegnati: tutti i {n}.",
    "No event of this kind occurred: {kind}.": "Nessun evento di questo tipo: {kind}.",
    (
        "Classes and terms drawn: {shown} of {n}; fewest participants: {at_least} (classes "
        "alone if folded)."
    ): (
        "Classi e termini disegnati: {shown} di {n}; minimo di partecipanti: {at_least} "
        "(solo le classi, se richiuse)."
    ),
    "not supplied": "non fornito",
    "Risk difference, points": "Differenza di rischio, punti",
    "Nobody: {names}": "Nessuno: {names}",
    "No class supplied": "Classe non fornita",
    "Class / preferred term": "Classe / termine preferito",
    "Events of any kind": "Eventi di qualsiasi tipo",
    # lib/wording/glossary.py
    (
        "Confidence interval: the true values that fit these data; of 100 trials like this one, "
        "about 95 would have an interval that holds the true value. A wide one says that the trial "
        "leaves much open."
    ): (
        "Intervallo di confidenza: i valori veri compatibili con questi dati; su 100 studi come "
        "questo, circa 95 avrebbero un intervallo che contiene il valore vero. Se è ampio, lo "
        "studio lascia molto in dubbio."
    ),
    "ANCOVA": "ANCOVA",
    (
        "Analysis of covariance: the arms are compared at a visit as if all participants had "
        "started from the same baseline value. This takes out chance differences at baseline and "
        "usually makes the result more precise."
    ): (
        "Analisi della covarianza: i bracci sono confrontati a una visita come se tutti i "
        "partecipanti fossero partiti dallo stesso valore basale. Così si tolgono le differenze "
        "casuali al basale e il risultato diventa di solito più preciso."
    ),
    (
        "Each participant of one arm is compared with each one of the other, and the median of all "
        "these differences is given. A few extreme values hardly move it."
    ): (
        "Ogni partecipante di un braccio è confrontato con ciascuno dell'altro e si riporta la "
        "mediana di tutte queste differenze. Pochi valori estremi la spostano appena."
    ),
    (
        "The arms are allotted anew very many times, with the values left as they are: p says how "
        "often chance alone gives a difference at least as large as the one seen. This needs no "
        "assumption about how the values are distributed."
    ): (
        "I bracci vengono riassegnati moltissime volte, lasciando i valori come sono: p dice "
        "quanto spesso il solo caso dà una differenza grande almeno quanto quella osservata. Non "
        "richiede ipotesi sulla distribuzione dei valori."
    ),
    "Holm": "Holm",
    (
        "Of several outcomes tested, one easily falls below p 0.05 by chance. Holm's method raises "
        "their p values so that a false alarm among all of them together has at most a 5% chance."
    ): (
        "Se si verificano più esiti, è facile che uno scenda sotto p 0,05 per caso. Il metodo di "
        "Holm aumenta i loro valori di p in modo che la probabilità di un falso allarme, tra tutti "
        "insieme, sia al massimo del 5%."
    ),
    "NNT": "NNT",
    (
        "Number needed to treat: how many would have to be treated, instead of getting the "
        "control, for one more to improve by so much. Where the data also fit no difference, the "
        "number may be infinite, and harm is possible as well as benefit."
    ): (
        "Numero di pazienti da trattare: quanti dovrebbero ricevere il trattamento, invece del "
        "controllo, perché uno in più migliori di tanto. Se i dati sono compatibili anche con "
        "l'assenza di differenza, il numero può essere infinito ed è possibile un danno oltre che "
        "un beneficio."
    ),
    "Chance of seeing a harm": "Probabilità di osservare un danno",
    (
        "How probable it was that at least one participant would have a harm, if its true risk "
        "were the one stated. Where this chance is small, not having seen the harm says little."
    ): (
        "Quanto era probabile che almeno un partecipante avesse un danno, se il suo rischio vero "
        "fosse quello indicato. Se questa probabilità è piccola, non averlo osservato dice poco."
    ),
    # lib/wording/limits.py
    "Reference limits of {outcome}: {limits} ({source}).": (
        "Limiti di riferimento di {outcome}: {limits} ({source})."
    ),
    "source not given": "fonte non indicata",
    "The limit is the one you entered; it decides who crossed it and nothing else.": (
        "Il limite è quello inserito da te; decide solo chi lo ha superato."
    ),
    "The limit is the study's own; its source is not given.": (
        "Il limite è quello dello studio; la fonte non è indicata."
    ),
    "{arm}: nobody who was outside at baseline was measured again": (
        "{arm}: nessuno di chi era fuori dal limite al basale è stato misurato di nuovo"
    ),
    "{arm}: nobody who was within at baseline was measured again": (
        "{arm}: nessuno di chi era entro il limite al basale è stato misurato di nuovo"
    ),
    (
        "Of the participants with low {outcome} at baseline, no longer low at day {day}: {arms}."
    ): "Dei partecipanti con {outcome} basso al basale, non più basso al giorno {day}: {arms}.",
    "Of those not low at baseline, low at day {day}: {arms}.": (
        "Di chi non era basso al basale, basso al giorno {day}: {arms}."
    ),
    (
        "Of the participants with {outcome} above the limit (positive) at baseline, no longer so "
        "at day {day}: {arms}."
    ): (
        "Dei partecipanti con {outcome} sopra il limite (positivo) al basale, non più al giorno "
        "{day}: {arms}."
    ),
    "Of those negative at baseline, positive at day {day}: {arms}.": (
        "Di chi era negativo al basale, positivo al giorno {day}: {arms}."
    ),
    (
        "Of the participants with {outcome} above the limit at baseline, no longer so at day "
        "{day}: {arms}."
    ): (
        "Dei partecipanti con {outcome} sopra il limite al basale, non più al giorno {day}: {arms}."
    ),
    "Of those not above it at baseline, above it at day {day}: {arms}.": (
        "Di chi non lo superava al basale, sopra il limite al giorno {day}: {arms}."
    ),
    (
        "A group chosen for a low value is on average less low when measured again, treated or not "
        "(regression to the mean): only the arms beside each other speak of the treatment."
    ): (
        "Un gruppo scelto per un valore basso è in media meno basso quando lo si misura di nuovo, "
        "trattato o no (regressione verso la media): solo il confronto tra i bracci riguarda il "
        "trattamento."
    ),
    (
        "A group chosen for a high value is on average less high when measured again, treated or "
        "not (regression to the mean): only the arms beside each other speak of the treatment."
    ): (
        "Un gruppo scelto per un valore alto è in media meno alto quando lo si misura di nuovo, "
        "trattato o no (regressione verso la media): solo il confronto tra i bracci riguarda il "
        "trattamento."
    ),
    (
        "{below} of {n} values of {outcome} is below the quantification limit: drawn as an "
        "open triangle at the limit, counted as half of it unless it is said otherwise."
    ): (
        "{below} valore su {n} di {outcome} è sotto il limite di quantificazione: disegnato "
        "come triangolo vuoto al limite, contato come la metà del limite se non è detto "
        "altrimenti."
    ),
    (
        "{below} of {n} values of {outcome} are below the quantification limit: drawn as open "
        "triangles at the limit, counted as half of it unless it is said otherwise."
    ): (
        "{below} valori su {n} di {outcome} sono sotto il limite di quantificazione: "
        "disegnati come triangoli vuoti al limite, contati come la metà del limite se non è "
        "detto altrimenti."
    ),
    (
        "{n} of these participants has a value below the quantification limit, counted as half "
        "of it (marked ▽): the change is not exact."
    ): (
        "{n} di questi partecipanti ha un valore sotto il limite di quantificazione, contato "
        "come la sua metà (segnato ▽): la sua variazione non è esatta."
    ),
    (
        "{n} of these participants have a value below the quantification limit, counted as half "
        "of it (marked ▽): their change is not exact."
    ): (
        "{n} di questi partecipanti hanno un valore sotto il limite di quantificazione, contato "
        "come la sua metà (segnato ▽): la loro variazione non è esatta."
    ),
    "low": "basso",
    "not low": "non basso",
    "positive": "positivo",
    "negative": "negativo",
    "high": "alto",
    "not high": "non alto",
    "missing": "mancanti",
    "Of those {before} at baseline, {after} at the visit": (
        "Di chi era {before} al basale, {after} alla visita"
    ),
    # lib/wording/methods.py
    "with these sizes": "con queste numerosità",
    "within the strata": "entro gli strati",
    "within the blocks": "entro i blocchi",
    "within the blocks and strata": "entro i blocchi e gli strati",
    (
        "No primary outcome was declared: every outcome is exploratory, and p (Holm) allows for "
        "all of them together (p values: {n})."
    ): (
        "Nessun esito primario è stato dichiarato: ogni esito è esplorativo, e la p (Holm) tiene "
        "conto di tutti insieme (valori p: {n})."
    ),
    (
        "The primary day was chosen after the data were seen: every outcome is exploratory, and p "
        "(Holm) allows for all of them together (p values: {n})."
    ): (
        "Il giorno primario è stato scelto dopo aver visto i dati: ogni esito è esplorativo, e la "
        "p (Holm) tiene conto di tutti insieme (valori p: {n})."
    ),
    (
        "Day {day} is not the primary day: every outcome is secondary here, and p (Holm) allows "
        "for all of them together (p values: {n})."
    ): (
        "Il giorno {day} non è il giorno primario: qui ogni esito è secondario, e la p (Holm) "
        "tiene conto di tutti insieme (valori p: {n})."
    ),
    (
        "{outcome} is the declared primary outcome: it is tested by itself at 0.05, and its p is "
        "not adjusted."
    ): (
        "{outcome} è l'esito primario dichiarato: si valuta da solo al livello 0,05 e la sua p non "
        "è corretta per confronti multipli."
    ),
    "Intervals and the plain p are not adjusted for the number of tests.": (
        "Gli intervalli e la p semplice non sono corretti per il numero di test."
    ),
    "it cannot be given, so none of them counts": "non è calcolabile, quindi nessuno di essi conta",
    "it is": "lo è",
    "it is not, so none of them counts": "non lo è, quindi nessuno di essi conta",
    (
        "p (Holm) allows for the secondary outcomes (p values: {n}). They count only if the p of "
        "the primary outcome is below 0.05: {here}."
    ): (
        "La p (Holm) tiene conto degli esiti secondari (valori p: {n}). Questi contano solo se la "
        "p dell'esito primario è inferiore a 0,05: {here}."
    ),
    (
        "To put all outcomes on one axis, each difference is divided by the standard deviation "
        "of its analysed values at this visit, pooled within the arms (of logs for an outcome on "
        "the log scale), and its sign is changed where less is better."
    ): (
        "Per mettere tutti gli esiti su un solo asse, ogni differenza è divisa per la deviazione "
        "standard dei suoi valori analizzati a questa visita, combinata entro i bracci (dei "
        "logaritmi per un esito su scala logaritmica), e il suo segno è cambiato dove meno è "
        "meglio."
    ),
    (
        "Analysed are all randomised participants with the outcome at baseline and at the visit, "
        "in the arm to which they were randomised."
    ): (
        "Sono analizzate tutte le persone randomizzate con l'esito al basale e alla visita, nel "
        "braccio assegnato dalla randomizzazione."
    ),
    (
        "ANCOVA and the repeated-measures model hold if values are missing at random, which the "
        "data cannot show. No value is imputed."
    ): (
        "L'ANCOVA e il modello a misure ripetute valgono se i valori mancano in modo casuale "
        "(missing at random), cosa che i dati non possono dimostrare. Nessun valore è imputato."
    ),
    (
        "Adjusted mean: what the same model expects of an arm at the mean baseline of everybody "
        "analysed (least-squares mean). Whether two of these intervals overlap does not tell "
        "whether the arms differ: the difference does."
    ): (
        "Media aggiustata per il basale: ciò che lo stesso modello prevede per un braccio al "
        "valore basale medio di tutte le persone analizzate (media dei minimi quadrati). Che due "
        "di questi intervalli si sovrappongano o no non dice se i bracci differiscano: lo dice la "
        "differenza."
    ),
    (
        "The p values of the visits are adjusted neither for each other nor here for the number of "
        "outcomes; the overview does the latter."
    ): (
        "I valori p delle visite non sono corretti l'uno per l'altro, né qui per il numero di "
        "esiti; a quest'ultimo pensa il quadro generale."
    ),
    (
        "Analysed are all randomised participants with the outcome at the visit, in the arm to "
        "which they were randomised."
    ): (
        "Sono analizzate tutte le persone randomizzate con l'esito alla visita, nel braccio "
        "assegnato dalla randomizzazione."
    ),
    (
        "The difference of the means holds if values are missing completely at random within each "
        "arm, which the data cannot show. No value is imputed."
    ): (
        "La differenza delle medie vale se entro ogni braccio i valori mancano in modo "
        "completamente casuale (missing completely at random), cosa che i dati non possono "
        "dimostrare. Nessun valore è imputato."
    ),
    (
        "No participant has a baseline value, so the values of each visit are compared alone: the "
        "difference of the means, treatment − control, with unequal variances (Welch). It is no "
        "adjusted analysis and is not counted among the comparisons of the overview."
    ): (
        "Nessun partecipante ha un valore basale, perciò si confrontano i valori di ogni visita da "
        "soli: la differenza delle medie, trattamento − controllo, con varianze diverse (Welch). "
        "Non è un'analisi aggiustata e non conta tra i confronti del quadro generale."
    ),
    (
        "By chance the arms may have differed before treatment; without a baseline value that "
        "cannot be seen and is not taken out."
    ): (
        "Per caso i bracci potevano essere diversi prima del trattamento; senza valore basale ciò "
        "non si vede e non viene tolto."
    ),
    "Re-randomisation p: not given. {reason}": "p di ri-randomizzazione: non indicata. {reason}",
    "Re-randomisation p of the ANCOVA estimate: {p}, {how}.": (
        "p di ri-randomizzazione della stima ANCOVA: {p}, {how}."
    ),
    "The estimate is adjusted for them here, as the primary one is not.": (
        "Qui la stima è aggiustata anche per questi, quella primaria no."
    ),
    "It is exact if the arm had no part in who was measured.": (
        "È esatta se il braccio non ha influito su chi è stato misurato."
    ),
    "Its interval is from {n} random ones of them.": (
        "Il suo intervallo viene da {n} di questi, presi a caso."
    ),
    "from all {n} ways to allot the arms, if they had been allotted freely with these sizes": (
        "da tutti i {n} modi di assegnare i bracci, se fossero stati assegnati liberamente con "
        "queste numerosità"
    ),
    (
        "from {n} random allocations (seed {seed}), if the arms had been allotted freely with "
        "these sizes"
    ): (
        "da {n} assegnazioni casuali (seme {seed}), se i bracci fossero stati assegnati "
        "liberamente con queste numerosità"
    ),
    "from {n} random allocations (seed {seed}) {within}": (
        "da {n} assegnazioni casuali (seme {seed}) {within}"
    ),
    "exact given the sizes reached, from all {n} ways to allot the arms {within}": (
        "esatta date le numerosità raggiunte, da tutti i {n} modi di assegnare i bracci {within}"
    ),
    "exact, from all {n} ways to allot the arms {within}": (
        "esatta, da tutti i {n} modi di assegnare i bracci {within}"
    ),
    (
        "The list is fixed and nothing in it is chosen from the data. ANCOVA is the primary "
        "analysis; the others ask whether its answer hangs on the method."
    ): (
        "L'elenco è fisso e nulla è scelto in base ai dati. L'ANCOVA è l'analisi primaria; le "
        "altre chiedono se la risposta dipenda dal metodo."
    ),
    (
        "Welch: difference of the mean changes from baseline, unadjusted, unequal variances. "
        "Hodges–Lehmann: median of all differences between a change in one arm and one in the "
        "other, with interval and p of the rank-sum test. p is exact, also where changes are "
        "equal; the interval is then conservative, not exact: it holds the true shift in 95% or "
        "more. In large trials both are approximate."
    ): (
        "Welch: differenza delle variazioni medie rispetto al basale, non aggiustata, varianze "
        "diverse. Hodges–Lehmann: mediana di tutte le differenze tra una variazione di un "
        "braccio e una dell'altro, con l'intervallo e la p del test della somma dei ranghi. La p "
        "è esatta anche con variazioni uguali; l'intervallo in quel caso è conservativo, non "
        "esatto: contiene lo spostamento vero nel 95% dei casi o più. Negli studi grandi entrambi "
        "sono approssimati."
    ),
    (
        "Repeated-measures model: all follow-up visits together, baseline and arm at each "
        "visit, unstructured covariance, REML, Satterthwaite degrees of freedom. With no value "
        "missing it is the ANCOVA of each visit. Whoever has a baseline and any later value "
        "takes part; the n shown is that of the visit."
    ): (
        "Modello per misure ripetute: tutte le visite successive insieme, basale e braccio "
        "a ogni visita, covarianza non strutturata, REML, gradi di libertà di "
        "Satterthwaite. Senza valori mancanti è l'ANCOVA di ciascuna visita. Partecipa chi "
        "ha il basale e un qualsiasi valore successivo; l'n indicato è quello della visita."
    ),
    "All of them on logarithms.": "Tutte sui logaritmi.",
    (
        "The last analysis takes a value below the quantification "
        "limit as anything below it (left-censored normal likelihood) instead of half the limit; "
        "a baseline below the limit counts as half of it in both. Its interval and p are those of "
        "the likelihood ratio on the scale of t: those of the ANCOVA where nothing is below the "
        "limit. In simulated trials of 15 + 14 with 20% or 40% of the values below it, the "
        "interval held the true value in 94.9% to 95.1%."
    ): (
        "L'ultima analisi considera un valore sotto il limite di "
        "quantificazione come un valore qualsiasi al di sotto (verosimiglianza normale "
        "censurata a sinistra) anziché come metà del limite; un valore basale sotto il limite "
        "vale in entrambe la metà del limite. Il suo intervallo e la sua p sono quelli del "
        "rapporto di verosimiglianza riportato sulla scala della t: coincidono con quelli "
        "dell'ANCOVA se nessun valore è sotto il limite. In studi simulati di 15 + 14 persone, "
        "con il 20% o il 40% dei valori sotto il limite, l'intervallo conteneva il valore vero "
        "dal 94,9% al 95,1% delle volte."
    ),
    (
        "Leave-one-out: the ANCOVA estimate of all others, for each participant in turn; a point "
        "per participant, with the marker of the arm."
    ): (
        "Esclusione di uno: la stima ANCOVA di tutti gli altri, per ciascun partecipante a "
        "turno; un punto per partecipante, con il simbolo del braccio."
    ),
    (
        "Re-randomisation: the arms are allotted anew, with the values as they are, in every "
        "possible way or, where those are too many, in a fixed number of random ways; p is the "
        "share whose adjusted difference is at least as large in either direction. The interval "
        "holds every effect that this test does not reject at 5% once it is taken off the "
        "treatment arm; of more than {most} ways it is from random ones."
    ): (
        "Ri-randomizzazione: i bracci sono riassegnati, lasciando i valori come sono, in "
        "tutti i modi possibili o, se sono troppi, in un numero fisso di modi casuali; p è la "
        "quota la cui differenza aggiustata è almeno altrettanto grande, in un senso o "
        "nell'altro. L'intervallo contiene ogni effetto che questo test non respinge al 5% una "
        "volta tolto al braccio di trattamento; con più di {most} modi viene da modi casuali."
    ),
    (
        "In simulated trials of 15 + 14, allotted in permuted blocks of four or freely, this "
        "interval held the true effect in 94.8% to 95.3%."
    ): (
        "In studi simulati di 15 + 14 persone, assegnate in blocchi permutati di quattro o "
        "liberamente, questo intervallo conteneva l'effetto vero dal 94,8% al 95,3% delle volte."
    ),
    (
        "study.toml does not declare how the arms were allotted ([design]), so they are allotted "
        "anew freely with these sizes, and p is not called exact."
    ): (
        "study.toml non dichiara come sono stati assegnati i bracci ([design]), perciò sono "
        "riassegnati liberamente con queste numerosità, e la p non è detta esatta."
    ),
    "The arms were allotted by simple randomisation; the test takes the sizes reached as given.": (
        "I bracci sono stati assegnati con randomizzazione semplice; il test prende come date le "
        "numerosità raggiunte."
    ),
    (
        "The arms were allotted {within}, and so they are anew, among those measured in each; the "
        "estimate is adjusted for them too. Where one arm alone was measured, nothing can be "
        "allotted otherwise."
    ): (
        "I bracci sono stati assegnati {within}, e così sono riassegnati, tra le persone misurate "
        "in ciascuno; la stima è aggiustata anche per questi. Dove è stato misurato un solo "
        "braccio, nulla può essere assegnato diversamente."
    ),
    (
        "Blocks of {size} are taken to have been filled in the order in which participants.csv "
        "lists the participants."
    ): (
        "I blocchi di {size} si considerano riempiti nell'ordine in cui participants.csv elenca "
        "le persone."
    ),
    (
        "Pairs: the probability that a participant of the treatment arm has the better change than "
        "one of the control arm, unadjusted, with the limits of Brunner and Munzel on the logit "
        "scale. They are wide rather than narrow: in simulated trials of 15 + 14 they held the "
        "true value in 95.7% to 97.8% of those that gave an interval. There is none if every "
        "change of one arm is better than every one of the other, which happened in 0.1% of the "
        "trials or less up to a true value of 80%, in up to 2% at 90% and in up to 10% at 95%."
    ): (
        "Coppie: la probabilità che un partecipante del braccio di trattamento abbia una "
        "variazione migliore di uno del braccio di controllo, non aggiustata, con i limiti di "
        "Brunner e Munzel sulla scala logit. Sono larghi piuttosto che stretti: in studi simulati "
        "di 15 + 14 persone contenevano il valore vero dal 95,7% al 97,8% delle volte in cui "
        "c'era un intervallo. Non c'è se ogni variazione di un braccio è migliore di ogni "
        "variazione dell'altro, come è accaduto in non più dello 0,1% degli studi fino a un valore "
        "vero dell'80%, fino al 2% con il 90% e fino al 10% con il 95%."
    ),
    (
        "Repeat: the ANCOVA estimate ± t × its standard error × √2, because a repeat varies by "
        "chance as much as this study did. In simulated trials of 15 + 14, 94.9% to 95.0% of the "
        "repeats fell into it; into the 95% CI itself, which is about the true difference, fell "
        "84%."
    ): (
        "Ripetizione: la stima ANCOVA ± t × il suo errore standard × √2, perché una ripetizione "
        "varia per caso quanto questo studio. In studi simulati di 15 + 14 persone vi cadeva dal "
        "94,9% al 95,0% delle ripetizioni; nell'IC 95% stesso, che riguarda la differenza vera, "
        "ne cadeva l'84%."
    ),
    (
        "Missing values: everybody with a baseline value and none at the visit gets one of the "
        "range, and the ANCOVA is made again. Its interval comes nearest to no difference where "
        "each of these values is at one end of the range: up to {most} of them every combination "
        "of the ends is compared, of more only those with all of an arm alike. With which values "
        "the interval would lie on one side of no difference is sought with all of an arm alike, "
        "the treatment arm going up through the range while the control arm goes down."
    ): (
        "Valori mancanti: chi ha il valore basale e non quello della visita ne riceve uno "
        "dell'intervallo di valori e l'ANCOVA è rifatta. Il suo IC è più vicino all'assenza di "
        "differenza quando ciascuno di questi valori sta a un estremo: fino a {most} si "
        "confrontano tutte le combinazioni degli estremi, se sono di più solo quelle con valori "
        "uguali entro ogni braccio. Con quali valori l'IC starebbe da un solo lato dell'assenza di "
        "differenza si cerca con valori uguali entro ogni braccio, che salgono nel braccio di "
        "trattamento mentre scendono in quello di controllo."
    ),
    "Geometric mean with the t interval of the logs, transformed back.": (
        "Media geometrica con l'intervallo t dei logaritmi, ritrasformato."
    ),
    "Mean with its t interval.": "Media con il suo intervallo t.",
    "Median with first and third quartile (type 7, the default of R, NumPy and pandas).": (
        "Mediana con primo e terzo quartile (tipo 7, quello di R, NumPy e pandas)."
    ),
    (
        "Each visit uses every participant with a value there. Whether two intervals overlap does "
        "not tell whether the arms differ: the difference below does."
    ): (
        "Ogni visita usa tutte le persone che vi hanno un valore. Che due intervalli si "
        "sovrappongano non dice se i bracci differiscono: lo dice la differenza qui sotto."
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
        "Entrambi i bracci di una sperimentazione cambiano nel tempo, per regressione verso la "
        "media e per le cure che tutti ricevono. Solo la differenza tra i bracci parla del "
        "trattamento, perciò qui non è dato alcun valore p."
    ),
    (
        "Spearman's rank correlation of the changes from baseline with the interval of Bonett and "
        "Wright; with the arm removed: correlation of what arm leaves of the ranks. No p value is "
        "given, because nobody planned to test this."
    ): (
        "Correlazione per ranghi di Spearman delle variazioni rispetto al basale con "
        "l'intervallo di Bonett e Wright; tolto il braccio: correlazione di ciò che il braccio "
        "lascia dei ranghi. Nessun valore p, perché nessuno aveva pianificato di verificarlo."
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
    (
        "Every randomised participant counts, one without a value as not improved; the table shows "
        "both ways."
    ): (
        "Contano tutti i partecipanti randomizzati, chi non ha il valore come non migliorato; la "
        "tabella mostra entrambi i modi."
    ),
    (
        "Difference of the proportions with {interval}. No p value is given: whoever moves the "
        "threshold would choose it."
    ): (
        "Differenza delle proporzioni con {interval}. Non si dà un valore p: lo sceglierebbe chi "
        "sposta la soglia."
    ),
    (
        "The number needed to treat is given at a cut-off that the study declares "
        "(important_difference) and at no other: 1 over the difference and over its limits. Where "
        "the interval of the difference holds 0, that of the number runs through infinity, and it "
        "alone is given."
    ): (
        "Il numero necessario da trattare si dà a una soglia dichiarata dallo studio "
        "(important_difference) e a nessun'altra: 1 diviso la differenza e i suoi limiti. Se "
        "l'intervallo della differenza contiene 0, quello del numero passa per l'infinito, e si "
        "dà soltanto l'intervallo."
    ),
    (
        "Participants per arm of the next trial: the smallest number with which the two-sided test "
        "at 0.05 has the power, from the noncentral t distribution. ANCOVA: SD × √(1 − "
        "correlation²) and 2n − 3 degrees of freedom; t test: SD and 2n − 2. With drop-out the "
        "number is divided by 1 − drop-out and rounded up."
    ): (
        "Numerosità per braccio del prossimo studio: il più piccolo numero con cui il test "
        "bilaterale a 0,05 ha la potenza voluta, dalla distribuzione t non centrale. ANCOVA: DS × "
        "√(1 − correlazione²) e "
        "2n − 3 gradi di libertà; test t: DS e 2n − 2. Con gli abbandoni il numero è diviso per "
        "1 − abbandoni e arrotondato per eccesso."
    ),
    (
        "The SD is that of all values at this visit within the arms, with n − 2 degrees of "
        "freedom; planned is on SD × √(degrees of freedom ÷ 20% quantile of χ²)."
    ): (
        "La DS è quella di tutti i valori a questa visita entro i bracci, con n − 2 gradi di "
        "libertà; si pianifica su DS × √(gradi di libertà ÷ quantile 20% di χ²)."
    ),
    "The SD is that of the natural logarithms, and a factor is its exponential.": (
        "La DS è quella dei logaritmi naturali, e il fattore ne è l'esponenziale."
    ),
    (
        "The next trial is taken to have participants like these, values that are normal and "
        "spread alike in both arms, and arms of the same size. In simulated trials of 10 to 100 "
        "per arm, as many as that formula gives, 80% power was 79.7% to 80.9% and 90% power 89.8% "
        "to 91.2%."
    ): (
        "Del prossimo studio si assumono partecipanti come questi, valori normali e ugualmente "
        "dispersi nei due bracci, e bracci della stessa numerosità. In studi simulati con le "
        "numerosità date da questa formula, da 10 a 100 per braccio, la potenza dell'80% era dal "
        "79,7% all'80,9%, quella del 90% dall'89,8% al 91,2%."
    ),
    (
        "A value on the limit is within. Participants without one of the two values, or with one "
        "below a quantification limit from which nobody can tell, are left out and counted as "
        "missing. The share has its exact interval (Clopper–Pearson). A change within an arm is "
        "not an effect of treatment."
    ): (
        "Un valore pari al limite è entro il limite. I partecipanti senza uno dei due valori, o "
        "con un valore sotto un limite di quantificazione che non permette di dirlo, sono esclusi "
        "e contati come mancanti. La quota ha il suo intervallo esatto (Clopper–Pearson). Una "
        "variazione entro un braccio non è un effetto del trattamento."
    ),
    (
        "Chance alone leaves about 95 of 100 standardised differences within ±{size} at "
        "n {n_treatment} + {n_control}."
    ): (
        "Il solo caso lascia circa 95 differenze standardizzate su 100 entro ±{size} con "
        "n {n_treatment} + {n_control}."
    ),
    (
        "The standardised difference is the difference of the arms divided by the root of the mean "
        "of their variances; for a characteristic with two values it is that of the first one "
        "shown, for more values a distance without sign. For an outcome on the log scale it is "
        "that of the logs. Where everybody has the same value it is 0/0: not given."
    ): (
        "La differenza standardizzata è la differenza dei bracci divisa per la radice della media "
        "delle loro varianze; per una caratteristica con due valori è quella del primo mostrato, "
        "per più valori una distanza senza segno. Per un esito su scala logaritmica è quella dei "
        "logaritmi. Se hanno tutti lo stesso valore è 0/0: non si dà."
    ),
    (
        "What chance alone does to it: 1.96 times the root of 1/n + 1/n of the two arms, for large "
        "samples and no true difference; not for the distance of more than two values."
    ): (
        "Quanto ne fa il solo caso: 1,96 volte la radice di 1/n + 1/n dei due bracci, per campioni "
        "grandi e nessuna differenza vera; non per la distanza di più di due valori."
    ),
    "There are no p values: with random allocation every difference at baseline is by chance.": (
        "Non ci sono valori p: con l'assegnazione casuale ogni differenza al basale è dovuta al "
        "caso."
    ),
    "A column of text with more than {most} different entries is left out.": (
        "Una colonna di testo con più di {most} voci diverse è tralasciata."
    ),
    (
        "Where the publication gives an effect, it stands beside that of these data and nothing is "
        "judged. Else the 95% interval of these data decides. Compatible: it contains a value that "
        "the sentence states, on the side of no difference that it names, or no difference itself "
        "if it says that none was shown. Not compatible: it contains none. That nobody had an "
        "event is compatible if nobody had one here. Whether a p lies below 0.05 decides nothing."
    ): (
        "Se la pubblicazione dà un effetto, questo sta accanto a quello di questi dati e non si "
        "giudica nulla. Altrimenti decide l'intervallo al 95% di questi dati. Compatibile: "
        "contiene un valore che la frase afferma, dalla parte dell'assenza di differenza che "
        "indica, o l'assenza di differenza se la frase dice che nessuna è stata mostrata. Non "
        "compatibile: non ne contiene. Che nessuno abbia avuto un evento è compatibile se qui non "
        "l'ha avuto nessuno. Che una p stia sotto 0,05 non decide nulla."
    ),
    (
        "A sentence that compares the arms is compared with the ANCOVA; one about the change "
        "within an arm with the paired t test, and the comparison of the arms stands beside it. If "
        "the publication does not tell which, a comparison of the arms is assumed; if it names no "
        "day, the primary day."
    ): (
        "Una frase che confronta i bracci è confrontata con l'ANCOVA; una sulla variazione "
        "entro un braccio con il test t per dati appaiati, e accanto sta il confronto tra i "
        "bracci. Se la pubblicazione non dice quale, si assume un confronto tra i bracci; se non "
        "indica un giorno, il giorno primario."
    ),
    (
        "A participant counts once, whatever the number of events; the denominator is every "
        "randomised participant of the arm. The interval is the exact one of Clopper and Pearson, "
        "so that zero events have an upper bound too."
    ): (
        "Ogni partecipante conta una volta, quanti che siano gli eventi; il denominatore sono "
        "tutte le persone randomizzate del braccio. L'intervallo è quello esatto di Clopper e "
        "Pearson, così che anche zero eventi ha un limite superiore."
    ),
    "A cell that is empty in the column related, grade or serious is not counted as yes.": (
        "Una cella vuota nella colonna related, grade o serious (grave) non è contata come sì."
    ),
    (
        "Fatal is an event that the column fatal calls so, or one of grade 5. Without that column, "
        "grades of which none is above 3 (severe) do not tell of deaths."
    ): (
        "È fatale un evento che la colonna fatal indica come tale, o uno di grado 5. Senza quella "
        "colonna, gradi nessuno dei quali supera 3 (severo) non dicono nulla dei decessi."
    ),
    (
        "Risk difference: treatment − control in percentage points, with {interval}; {other} "
        "stands beside it as the alternative. Adverse events get no p values: a large one would be "
        "read as no harm, which a trial sized for its outcomes cannot show."
    ): (
        "Differenza di rischio: trattamento − controllo in punti percentuali, con "
        "{interval}; accanto, come alternativa, {other}. Gli eventi avversi non hanno valori p: un "
        "valore alto si leggerebbe come assenza di danno, che uno studio dimensionato sui suoi "
        "esiti "
        "non può dimostrare."
    ),
    (
        "Time at risk runs from the first dose to the last visit or to withdrawal, both days "
        "included. An event counts if it began within it, or on a day that is not known. Poisson "
        "interval (Garwood), and a rate ratio conditional on the total number of events."
    ): (
        "Il tempo a rischio va dalla prima dose all'ultima visita o al ritiro, entrambi i "
        "giorni inclusi. Un evento conta se è iniziato in questo tempo, o in un giorno non noto. "
        "Intervallo di Poisson (Garwood) e rapporto tra i tassi condizionato al numero totale di "
        "eventi."
    ),
    (
        "Analysis of covariance: the value at the visit is explained by arm and baseline value. "
        "The difference is treatment − control between participants with the same baseline, with "
        "its t interval."
    ): (
        "Analisi della covarianza: il valore alla visita è spiegato dal braccio e dal valore "
        "basale. La differenza è trattamento − controllo tra partecipanti con lo stesso basale, "
        "con il suo intervallo t."
    ),
    (
        "An outcome on the log scale is analysed as logarithms and shown as the ratio of geometric "
        "means, treatment ÷ control: 1 is no difference, 0.8 is 20% lower."
    ): (
        "Un esito su scala logaritmica è analizzato in logaritmi e mostrato come rapporto delle "
        "medie geometriche, trattamento ÷ controllo: 1 è nessuna differenza, 0,8 è il 20% in meno."
    ),
    (
        "Below the limit as censored: geometric mean by maximum likelihood, the logarithms taken "
        "to be normal and a value below the limit to lie anywhere below it. Its interval is that "
        "of the likelihood ratio on the scale of t: in simulated arms of 15 with 10% to 50% of the "
        "values below the limit it held the true value in 95.0% to 95.7%. The median needs no such "
        "assumption and is given where it is the same wherever the values below the limit lie."
    ): (
        "Sotto il limite come censurati: media geometrica di massima verosimiglianza; si assume "
        "che i logaritmi siano normali e che un valore sotto il limite stia in un punto qualsiasi "
        "sotto di esso. L'intervallo è quello del rapporto di verosimiglianza riportato sulla "
        "scala della t: in bracci simulati di 15 persone, con dal 10% al 50% dei valori sotto il "
        "limite, conteneva il valore vero dal 95,0% al 95,7% delle volte. La mediana non richiede "
        "questa assunzione ed è indicata dove è la stessa ovunque stiano i valori sotto il limite."
    ),
    (
        "Not every day of withdrawal is recorded: a value measured after withdrawal is analysed as "
        "measured (treatment-policy strategy of ICH E9(R1)); for a value missing after it the "
        "strategy is the hypothetical one of ICH E9(R1), what would have been seen had nobody "
        "withdrawn."
    ): (
        "Non tutti i giorni di ritiro sono registrati: un valore misurato dopo il ritiro è "
        "analizzato come misurato (strategia treatment policy dell'ICH E9(R1)); per un valore che "
        "manca dopo il ritiro vale la strategia ipotetica dell'ICH E9(R1), cioè che cosa si "
        "sarebbe osservato se nessuno si fosse ritirato."
    ),
    (
        "No value analysed was measured after withdrawal; the strategy is the hypothetical one of "
        "ICH E9(R1), what would have been seen had nobody withdrawn."
    ): (
        "Nessun valore analizzato è stato misurato dopo il ritiro; vale la strategia ipotetica "
        "dell'ICH E9(R1), cioè che cosa si sarebbe osservato se nessuno si fosse ritirato."
    ),
    (
        "{n} value measured after withdrawal is analysed as measured (treatment-policy strategy of "
        "ICH E9(R1)); for values missing after withdrawal the strategy is the hypothetical one, "
        "what would have been seen had nobody withdrawn."
    ): (
        "{n} valore misurato dopo il ritiro è analizzato come misurato (strategia treatment policy "
        "dell'ICH E9(R1)); per i valori che mancano dopo il ritiro vale la strategia ipotetica, "
        "cioè che cosa si sarebbe osservato se nessuno si fosse ritirato."
    ),
    (
        "{n} values measured after withdrawal are analysed as measured (treatment-policy strategy "
        "of ICH E9(R1)); for values missing after withdrawal the strategy is the hypothetical one, "
        "what would have been seen had nobody withdrawn."
    ): (
        "{n} valori misurati dopo il ritiro sono analizzati come misurati (strategia treatment "
        "policy dell'ICH E9(R1)); per i valori che mancano dopo il ritiro vale la strategia "
        "ipotetica, cioè che cosa si sarebbe osservato se nessuno si fosse ritirato."
    ),
    "A value below the quantification limit counts as half the limit.": (
        "Un valore sotto il limite di quantificazione conta come metà del limite."
    ),
    # lib/wording/names.py
    "Synthetic data: not the trial's patients, not its numbers.": (
        "Dati sintetici: non i pazienti né i numeri della sperimentazione."
    ),
    "median, quartiles": "mediana, quartili",
    "{share}, 95% CI {interval}": "{share}, IC 95% {interval}",
    "mean, 95% CI": "media, IC 95%",
    "Higher {outcome} is better.": "Per {outcome} un valore più alto è migliore.",
    "Lower {outcome} is better.": "Per {outcome} un valore più basso è migliore.",
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
    "{day} (not the primary day)": "{day} (non il giorno primario)",
    "Day {day} (primary)": "Giorno {day} (primario)",
    "And one more.": "E un altro.",
    "And {n} more.": "E altri {n}.",
    "95% CI ({method})": "IC 95% ({method})",
    "ratio {value}": "rapporto {value}",
    "Values of day {days} are shown and in no comparison.": (
        "I valori del giorno {days} sono mostrati e non entrano in nessun confronto."
    ),
    "Values of days {days} are shown and in no comparison.": (
        "I valori dei giorni {days} sono mostrati e non entrano in nessun confronto."
    ),
    "Values up to {n} day from a planned visit stand at its day.": (
        "I valori fino a {n} giorno da una visita prevista stanno al suo giorno."
    ),
    "Values up to {n} days from a planned visit stand at its day.": (
        "I valori fino a {n} giorni da una visita prevista stanno al suo giorno."
    ),
    # lib/wording/next_trial.py
    "{sizes} to detect {difference}": "{sizes} per rilevare {difference}",
    (
        "For {outcome} at day {day} the next trial needs {sizes} (power {power}, two-sided level "
        "{level})."
    ): (
        "Per {outcome} al giorno {day} il prossimo studio richiede {sizes} (potenza {power}, "
        "livello bilaterale {level})."
    ),
    (
        "That is so if the {sd} is {upper} (its one-sided {level} upper limit; seen here: {seen}, "
        "n {n_treatment} + {n_control}) and the correlation with baseline, for which the analysis "
        "is adjusted (ANCOVA), is {correlation}."
    ): (
        "Questo vale se la {sd} è {upper} (limite superiore unilaterale {level}; qui osservata: "
        "{seen}, n {n_treatment} + {n_control}) e se la correlazione con il basale, per il quale "
        "l'analisi è aggiustata (ANCOVA), è {correlation}."
    ),
    "standard deviation (SD)": "deviazione standard (DS)",
    "geometric standard deviation (SD)": "deviazione standard (DS) geometrica",
    "Without the baseline value (t test) the next trial needs {n} per arm.": (
        "Senza il valore basale (test t) il prossimo studio ne richiede {n} per braccio."
    ),
    "a difference of {size}": "una differenza di {size}",
    "a ratio of {more} or {less}": "un rapporto di {more} o {less}",
    "more than {n} participants per arm": "più di {n} partecipanti per braccio",
    "{n} participants per arm": "{n} partecipanti per braccio",
    "{n} participants per arm ({randomised} randomised, for {drop_out} drop-out)": (
        "{n} partecipanti per braccio ({randomised} da randomizzare, abbandoni previsti {drop_out})"
    ),
    "more than {n}": "più di {n}",
    (
        "These differences are examples, about half and one SD seen here; which one matters is a "
        "clinical question, and the curve answers for others."
    ): (
        "Queste differenze sono esempi, circa mezza e una DS osservata qui; quale conti è una "
        "domanda clinica, e la curva risponde per le altre."
    ),
    "This difference is the one that the study declares as important.": (
        "Questa differenza è quella che lo studio dichiara importante."
    ),
    "This difference is given as important by: {source}.": (
        "Questa differenza è indicata come importante da: {source}."
    ),
    (
        "The effect seen here has no part in this: a small trial that finds an effect usually "
        "finds it too large, and a trial planned on it would be too small. The SD of a small trial "
        "is below the true one about half the time; its upper limit is in one of five."
    ): (
        "L'effetto osservato qui non vi ha parte: un piccolo studio che trova un effetto di solito "
        "lo trova troppo grande, e uno studio pianificato su di esso sarebbe troppo piccolo. La DS "
        "di un piccolo studio è inferiore a quella vera circa una volta su due; il suo limite "
        "superiore, una volta su cinque."
    ),
    "The correlation of {assumed} is yours to choose. Here: {reason}": (
        "La correlazione di {assumed} è una tua scelta. Qui: {reason}"
    ),
    (
        "The correlation of {assumed} is yours to choose. The one seen here within the arms is "
        "{value} (n {n}). {reason}"
    ): (
        "La correlazione di {assumed} è una tua scelta. Quella osservata qui entro i bracci è "
        "{value} (n {n}). {reason}"
    ),
    (
        "The correlation of {assumed} is yours to choose. The one seen here within the arms is "
        "{value} (95% CI {interval}, n {n})."
    ): (
        "La correlazione di {assumed} è una tua scelta. Quella osservata qui entro i bracci è "
        "{value} (IC 95% {interval}, n {n})."
    ),
    "{size} with {n} per arm": "{size} con {n} per braccio",
    (
        "The other way round, with that power the next trial detects a ratio of {sizes} (without "
        "drop-out)."
    ): (
        "All'inverso, con quella potenza il prossimo studio rileva un rapporto di {sizes} (senza "
        "abbandoni)."
    ),
    (
        "The other way round, with that power the next trial detects a difference of {sizes} "
        "(without drop-out)."
    ): (
        "All'inverso, con quella potenza il prossimo studio rileva una differenza di {sizes} "
        "(senza abbandoni)."
    ),
    "These data are synthetic: no trial can be planned on their SD.": (
        "Questi dati sono sintetici: sulla loro DS non si può pianificare alcuno studio."
    ),
    # lib/wording/participants.py
    "Sex": "Sesso",
    "Age (years)": "Età (anni)",
    "Disease duration (years)": "Durata di malattia (anni)",
    "Prednisone (mg/day)": "Prednisone (mg/die)",
    "Hydroxychloroquine": "Idrossiclorochina",
    "female": "femmina",
    "male": "maschio",
    "Randomised, {treatment} (n {n_treatment}) against {control} (n {n_control})": (
        "Randomizzato, {treatment} (n {n_treatment}) contro {control} (n {n_control})"
    ),
    "{arm}: {allocated} allocated, withdrawn {withdrawn}, {analysed} analysed at day {day}": (
        "{arm}: assegnazioni {allocated}, ritiri {withdrawn}, analisi al giorno {day} {analysed}"
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
    "Left out of this table, because it is free text: {columns}.": (
        "Omesso da questa tabella perché è testo libero: {columns}."
    ),
    (
        "{who} ({arm}): {outcome} on days {days}: {values}. The mark {mark} shows where this "
        "participant is; no effect, interval or p value depends on it."
    ): (
        "{who} ({arm}): {outcome} ai giorni {days}: {values}. Il segno {mark} mostra dove si "
        "trova questo partecipante; nessun effetto, intervallo o valore p ne dipende."
    ),
    "Item": "Voce",
    "Characteristic": "Caratteristica",
    "Standardised difference": "Differenza standardizzata",
    "geometric mean (SD factor)": "media geometrica (fattore DS)",
    "mean (SD)": "media (DS)",
    # lib/wording/published/claims.py
    "no sentence in study.toml": "nessuna frase in study.toml",
    "{outcome}, result: {nothing}": "{outcome}, risultato: {nothing}",
    "nothing to compare": "nulla da confrontare",
    "What was published": "Che cosa è stato pubblicato",
    "What these data give": "Che cosa danno questi dati",
    "Verdict": "Giudizio",
    "Source": "Fonte",
    "{verdict}, and so is some risk": "{verdict}, come lo è un certo rischio",
    "{verdict}, and so is no difference": "{verdict}, come lo è l'assenza di differenza",
    "{verdict}, and so is no change": "{verdict}, come lo è l'assenza di variazione",
    "{verdict}; excludes no difference": "{verdict}; esclude l'assenza di differenza",
    "{verdict}; excludes no change within the arm": (
        "{verdict}; esclude l'assenza di variazione nel braccio"
    ),
    (
        "No published sentence gives the size of an effect or its interval: only directions can be "
        "compared."
    ): (
        "Nessuna frase pubblicata riporta l'entità di un effetto o il suo intervallo: si possono "
        "confrontare solo le direzioni."
    ),
    "Published sentences: {n} ({verdicts}).": "Frasi pubblicate: {n} ({verdicts}).",
    "Participants with such an event within {period}: {arms}.": (
        "Partecipanti con un tale evento entro {period}: {arms}."
    ),
    (
        "Nobody had such an event within {period} ({arms}). That does not exclude a risk of up to "
        "{limits} over that time (upper limits of the exact 95% intervals)."
    ): (
        "Nessuno ha avuto un tale evento entro {period} ({arms}). Ciò non esclude in quel tempo un "
        "rischio che arrivi ai limiti superiori degli intervalli esatti al 95%: {limits}."
    ),
    (
        "Compatible: the 95% interval of these data contains values such as the sentence states. "
        "It does not confirm the sentence."
    ): (
        "Compatibile: l'intervallo al 95% di questi dati contiene valori come quelli che la frase "
        "afferma. Non conferma la frase."
    ),
    "Published: {effect}.": "Pubblicato: {effect}.",
    "Assumed, because the publication does not tell: {what}.": (
        "Assunto, perché la pubblicazione non lo dice: {what}."
    ),
    "that the arms were compared ({outcomes})": (
        "che siano stati confrontati i bracci ({outcomes})"
    ),
    "that day {day} is meant ({outcomes})": "che si tratti del giorno {day} ({outcomes})",
    "Between the arms at day {day}: {effect}.": "Tra i bracci al giorno {day}: {effect}.",
    "Change within {arm} at day {day}: {change}.": (
        "Variazione nel braccio {arm} al giorno {day}: {change}."
    ),
    # lib/wording/published/conclusions.py
    "{n} visits, days {first} to {last}": "{n} visite, dal giorno {first} al giorno {last}",
    "days {days}": "giorni {days}",
    "no primary outcome declared": "nessun esito primario dichiarato",
    "primary outcome {outcome} at day {day}": "esito primario {outcome} al giorno {day}",
    "{n} participants, followed for {period}: what comes later is not known.": (
        "{n} partecipanti, seguiti per {period}: che cosa accada dopo non è noto."
    ),
    "All were women: what holds for men is not known.": (
        "Tutte donne: che cosa valga per gli uomini non è noto."
    ),
    "All were men: what holds for women is not known.": (
        "Tutti uomini: che cosa valga per le donne non è noto."
    ),
    "none": "nessuno",
    "Exploratory comparisons at day {day}: {n}; with p<0.05 after Holm: {outcomes}.": (
        "Confronti esplorativi al giorno {day}: {n}; con p<0,05 dopo Holm: {outcomes}."
    ),
    (
        "{outcome}, the primary outcome, has no p below 0.05: of the secondary comparisons ({n}) "
        "none counts."
    ): (
        "{outcome}, l'esito primario, non ha un p inferiore a 0,05: dei confronti secondari ({n}) "
        "nessuno conta."
    ),
    (
        "{outcome} is the primary outcome, tested by itself. Secondary comparisons: {n}; with "
        "p<0.05 after Holm: {outcomes}."
    ): (
        "{outcome} è l'esito primario, valutato da solo. Confronti secondari: {n}; con p<0,05 dopo "
        "Holm: {outcomes}."
    ),
    "Adverse events were not collected: nothing is known of harms.": (
        "Gli eventi avversi non sono stati raccolti: dei danni non si sa nulla."
    ),
    (
        "No serious adverse event with {treatment} (n {n}) does not exclude a true risk of up to "
        "{high}; the chance of seeing even one case of a harm that strikes 1 in {one_in} was "
        "{chance}."
    ): (
        "Nessun evento avverso grave con {treatment} (n {n}): non esclude un rischio vero fino al "
        "{high}; la probabilità di osservare anche un solo caso di un danno che colpisce 1 persona "
        "su {one_in} era del {chance}."
    ),
    (
        "Rare harms may not have been seen: for one that strikes 1 in {one_in}, the chance of "
        "seeing even one case with {treatment} (n {n}) was {chance}."
    ): (
        "Danni rari possono non essere stati osservati: per uno che colpisce 1 persona su "
        "{one_in}, la probabilità di osservare anche un solo caso con {treatment} (n {n}) era del "
        "{chance}."
    ),
    "To cite: {cite}": "Da citare: {cite}",
    "These are simulated data: do not cite them.": "Sono dati simulati: non vanno citati.",
    "These are simulated data: do not cite them; cite {cite}.": (
        "Sono dati simulati: non vanno citati; citare {cite}."
    ),
    # lib/wording/published/reporting.py
    "Registration": "Registrazione",
    "Arms": "Bracci",
    "Allocation ratio": "Rapporto di allocazione",
    "Eligibility": "Criteri di eleggibilità",
    "Interventions as planned": "Interventi previsti",
    "Days of the planned doses": "Giorni delle dosi previste",
    "Visits": "Visite",
    "Primary outcome and day": "Esito e giorno primari",
    "Harms: how and by whom they were collected": "Danni: come e da chi sono stati raccolti",
    "Harms: coding dictionary and its version": "Danni: dizionario di codifica e sua versione",
    "Harms: grading scale and its version": "Danni: scala dei gradi e sua versione",
    "Planned number of participants": "Numero previsto di partecipanti",
    "Randomisation: who made the sequence, and how": (
        "Randomizzazione: chi ha prodotto la sequenza, e come"
    ),
    "Type of randomisation": "Tipo di randomizzazione",
    "Blinding": "Cieco",
    "Harms: safety set": "Danni: popolazione per la sicurezza",
    "Screened": "Sottoposti a screening",
    "Randomised and analysed": "Randomizzati e analizzati",
    "Withdrawn, with reasons": "Ritirati, con i motivi",
    "Dates of recruitment and follow-up": "Date di arruolamento e follow-up",
    "Harms: follow-up after the last visit": "Danni: follow-up dopo l'ultima visita",
    "Doses received": "Dosi ricevute",
    "Concomitant care": "Cure concomitanti",
    "Baseline table": "Tabella basale",
    "Results with intervals": "Risultati con intervalli",
    "Harms: participants with events": "Danni: partecipanti con eventi",
    "Other analyses": "Altre analisi",
    "synthetic data": "dati sintetici",
    "data": "dati",
    "What is reported": "Che cosa si riporta",
    "Answer": "Risposta",
    "Describes": "Descrive",
    (
        "Item numbers are those of CONSORT 2025. Rows that begin with Harms concern CONSORT Harms "
        "2022 as well, whose own numbers are not printed."
    ): (
        "I numeri delle voci sono quelli di CONSORT 2025. Le righe che iniziano con Danni "
        "riguardano anche CONSORT Harms 2022, i cui numeri non sono riportati."
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
    "{n}, on day {days}": "{n}, nel giorno {days}",
    "{n}, on days {days}": "{n}, nei giorni {days}",
    "simple randomisation": "randomizzazione semplice",
    "sizes of the arms fixed beforehand": "numerosità dei bracci fissate in anticipo",
    "permuted blocks": "blocchi permutati",
    "permuted blocks of {size}": "blocchi permutati di {size}",
    "{scheme}, in strata of {columns}": "{scheme}, in strati per {columns}",
    "{allocated} randomised, {analysed} analysed for {outcome} at day {day}": (
        "{allocated} randomizzati, {analysed} analizzati per {outcome} al giorno {day}"
    ),
    "on this page, under Baseline": "in questa pagina, sotto Valori basali",
    "on this page, under All outcomes, and on the page of each outcome": (
        "in questa pagina, sotto Tutti gli esiti, e nella pagina di ogni esito"
    ),
    "on the page of each outcome, under Does the answer hold?": (
        "nella pagina di ogni esito, sotto La risposta regge?"
    ),
    "median {median} (from {low} to {high}), n {n}": (
        "mediana {median} (da {low} a {high}), n {n}"
    ),
    "; all {planned} planned: {share}": "; tutte le {planned} previste: {share}",
    "any event {any_event}, serious {serious}": (
        "un qualsiasi evento {any_event}, gravi {serious}"
    ),
    # lib/wording/reading/doubts.py
    "{cells}: a usual code for a missing value; the other values go from {low} to {high}.": (
        "{cells}: un codice usuale per un valore mancante; gli altri valori vanno da {low} a "
        "{high}."
    ),
    (
        "{cells}: far from all the other values, which go from {low} to {high}. A slip, a code "
        "for missing, or really measured?"
    ): (
        "{cells}: lontano da tutti gli altri valori, che vanno da {low} a {high}. Un errore "
        "di scrittura, un codice per mancante, o davvero misurato?"
    ),
    (
        "Some values go from {least} to {most}, all the others from {low} to {high}: another unit, "
        "another scale, or really measured? Values of another unit have to be converted in the "
        "file."
    ): (
        "Alcuni valori vanno da {least} a {most}, tutti gli altri da {low} a {high}: un'altra "
        "unità, un'altra scala, o davvero misurati? I valori in un'altra unità vanno convertiti "
        "nel file."
    ),
    "“{cells}” stands among numbers.": "«{cells}» sta tra i numeri.",
    "“{cells}” is a limit and no number.": "«{cells}» è un limite e non un numero.",
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
        "Il valore mediano è {middle}; in {unit} di solito sta tra {low} e {high}."
    ),
    "These are no study days but look like dates of a spreadsheet: {number} is {date}.": (
        "Questi non sembrano giorni di studio ma date di un foglio di calcolo: {number} è {date}."
    ),
    "These look like dates of a spreadsheet: {number} is {date}.": (
        "Questi sembrano date di un foglio di calcolo: {number} è {date}."
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
        "«{cells}» sta al posto di un evento avverso."
    ),
    "The table calls these rows derived: “{cells}”.": (
        "La tabella dice che queste righe sono derivate: «{cells}»."
    ),
    "The column day holds {levels}: days, weeks, months or numbers of visits?": (
        "La colonna day contiene {levels}: giorni, settimane, mesi o numeri di visita?"
    ),
    "People came on different days: days at most {window} from a planned one can belong to it.": (
        "I partecipanti sono venuti in giorni diversi: i giorni distanti al massimo {window} "
        "da uno previsto possono appartenergli."
    ),
    "On some days fewer than a third of the participants have a value: unscheduled visits?": (
        "In alcuni giorni meno di un terzo dei partecipanti ha un valore: visite non programmate?"
    ),
    "The first day is after day 1: is it the baseline, or is the baseline not in the table?": (
        "Il primo giorno è dopo il giorno 1: è il basale, o il basale non è nella tabella?"
    ),
    "The first day is before the first dose, and day 1 has no value: is it the baseline?": (
        "Il primo giorno è prima della prima dose e il giorno 1 non ha valori: è il basale?"
    ),
    "There are values before the baseline: a screening visit is in no comparison.": (
        "Ci sono valori prima del basale: una visita di screening non entra in nessun confronto."
    ),
    "as written: a real value": "come scritto: un valore reale",
    "the limit itself counts as the value": "conta come valore il limite stesso",
    "numbers: mean and SD": "numeri: media e DS",
    "categories: n and %": "categorie: n e %",
    "the same as “{of}”": "lo stesso che «{of}»",
    "the values are in {of}": "i valori sono in {of}",
    "completed the study": "ha completato lo studio",
    "no adverse event": "nessun evento avverso",
    "left out: not measured": "esclusi: non misurati",
    "weeks": "settimane",
    "months": "mesi",
    "numbers of visits": "numeri di visita",
    "a level of its own": "una categoria a sé",
    "two different levels": "due categorie diverse",
    "the unit is right": "l'unità è giusta",
    "dates: no mean": "date: nessuna media",
    "day not known": "giorno non noto",
    "as written: study days": "come scritto: giorni di studio",
    "withdrew from the study": "si è ritirato dallo studio",
    "as written: below this limit": "come scritto: sotto questo limite",
    "an adverse event of this name": "un evento avverso con questo nome",
    "used like the other rows": "usati come le altre righe",
    "study days": "giorni di studio",
    "the event is ongoing": "l'evento è in corso",
    "day not known; without a reason: completed the study": (
        "giorno non noto; senza un motivo: ha completato lo studio"
    ),
    "{table}, outcome {column}": "{table}, esito {column}",
    "{table}, column {column}": "{table}, colonna {column}",
    "{where}: {n} cells, in rows {rows} …": "{where}: {n} celle, nelle righe {rows} …",
    "{where}: row {rows}": "{where}: riga {rows}",
    "{where}: rows {rows}": "{where}: righe {rows}",
    (
        "Nothing declares the visits: day {baseline}, the first one, is taken for the baseline "
        "and day {primary}, the last one, for the primary comparison."
    ): (
        "Nulla dichiara le visite: il giorno {baseline}, il primo, è preso come basale e il "
        "giorno {primary}, l'ultimo, per il confronto primario."
    ),
    "{day} → {visit} ({n})": "{day} → {visit} ({n})",
    "Days that belong to a visit (number of values): {days}.": (
        "Giorni che appartengono a una visita (numero di valori): {days}."
    ),
    (
        "One value is set aside, because the same participant has one nearer to the planned day: "
        "row {rows}."
    ): (
        "Un valore è messo da parte perché lo stesso partecipante ne ha uno più vicino al "
        "giorno previsto: riga {rows}."
    ),
    (
        "{n} rows are set aside, because the same participant has a value nearer to the planned "
        "day: {rows}."
    ): (
        "{n} righe sono messe da parte perché lo stesso partecipante ha un valore più vicino "
        "al giorno previsto: {rows}."
    ),
    # lib/wording/reading/files.py
    "Description": "Descrizione",
    "{days}; shown and not compared: {others}": "{days}; mostrati e non confrontati: {others}",
    "commas between the fields": "virgole tra i campi",
    "semicolons between the fields": "punti e virgola tra i campi",
    "tabs between the fields": "tabulazioni tra i campi",
    "“{sign}” between the fields": "«{sign}» tra i campi",
    "decimal comma": "virgola decimale",
    "decimal point": "punto decimale",
    "lower is better": "meglio se più basso",
    "higher is better": "meglio se più alto",
    "differences": "differenze",
    "ratios": "rapporti",
    "At most {participants} participants, {measurements} measurements and {size} MB unpacked.": (
        "Al massimo {participants} partecipanti, {measurements} misurazioni e {size} MB "
        "decompressi."
    ),
    "Your upload, kept in this session's memory only": (
        "I tuoi file, solo nella memoria di questa sessione"
    ),
    "Study of this server": "Studio di questo server",
    "{whose}: {files} · loaded {time} · n {n} · SHA-256 {digest}…": (
        "{whose}: {files} · caricati {time} · n {n} · SHA-256 {digest}…"
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
        "Questa colonna non è un esito ed è stata tralasciata: {names}."
    ),
    "These columns are not outcomes and were left out: {names}.": (
        "Queste colonne non sono esiti e sono state tralasciate: {names}."
    ),
    "Table": "Tabella",
    "Column": "Colonna",
    "Needed": "Necessaria",
    "What it holds": "Che cosa contiene",
    "What may stand in it": "Che cosa può contenere",
    "{allowed}; at most {most} characters": "{allowed}; al massimo {most} caratteri",
    "all of them (sha256sum FILES | sha256sum)": "tutti insieme (sha256sum FILE | sha256sum)",
    "File": "File",
    "{file}, sheet {sheet}": "{file}, foglio {sheet}",
    "Rows": "Righe",
    "How it was read": "Come è stata letta",
    "Column of your table": "Colonna della tua tabella",
    "Outcome (code)": "Esito (codice)",
    "{arm}: {n}": "{arm}: {n}",
    "{day} (baseline)": "{day} (basale)",
    "{day} (primary comparison)": "{day} (confronto primario)",
    "Participants": "Partecipanti",
    "Visits (study days)": "Visite (giorni di studio)",
    "Measurements": "Misurazioni",
    "Below the quantification limit": "Sotto il limite di quantificazione",
    "real": "reali",
    "not collected (no table of them)": "non raccolti (manca la loro tabella)",
    "none occurred (the table has no row)": "nessuno si è verificato (la tabella non ha righe)",
    "{events} of {participants}": "{events} di {participants}",
    "{n} participant": "{n} partecipante",
    "{n} participants": "{n} partecipanti",
    "Page": "Pagina",
    "Compared as": "Confrontato come",
    "Good direction": "Direzione favorevole",
    "Values": "Valori",
    "Smallest and largest": "Minimo e massimo",
    "Row": "Riga",
    "Found": "Trovato",
    "What to do": "Che cosa fare",
    # lib/wording/response.py
    "counted as not improved": "contati come non migliorati",
    "left out": "esclusi",
    "Nobody has a value both at baseline and at day {day}.": (
        "Nessuno ha un valore sia al basale sia al giorno {day}."
    ),
    (
        "From baseline to day {day} {outcome} changed from {worse} to {better} in {first} with "
        "{treatment} and {second} with {control}: difference {difference} percentage points (95% "
        "CI {interval}), a missing value counted as no improvement."
    ): (
        "Dal basale al giorno {day} {outcome} è cambiato da {worse} a {better} in {first} con "
        "{treatment} e {second} con {control}: differenza {difference} punti percentuali (IC 95% "
        "{interval}), contando un valore mancante come nessun miglioramento."
    ),
    (
        "At day {day} {outcome} was higher than at baseline by {threshold} or more in {first} "
        "with {treatment} and {second} with {control}: difference {difference} percentage "
        "points (95% CI {interval}), a missing value counted as no improvement."
    ): (
        "Al giorno {day} {outcome} era superiore al basale di {threshold} o più in {first} "
        "con {treatment} e {second} con {control}: differenza {difference} punti "
        "percentuali (IC 95% {interval}), contando un valore mancante come nessun "
        "miglioramento."
    ),
    (
        "At day {day} {outcome} was lower than at baseline by {threshold} or more in {first} "
        "with {treatment} and {second} with {control}: difference {difference} percentage "
        "points (95% CI {interval}), a missing value counted as no improvement."
    ): (
        "Al giorno {day} {outcome} era inferiore al basale di {threshold} o più in {first} "
        "con {treatment} e {second} con {control}: differenza {difference} punti "
        "percentuali (IC 95% {interval}), contando un valore mancante come nessun "
        "miglioramento."
    ),
    "Missing values": "Valori mancanti",
    "a factor of {ratio}": "un fattore {ratio}",
    "The threshold is yours.": "La soglia è tua.",
    "It begins with {difference}, given as an important difference by: {source}.": (
        "Parte da {difference}, indicata come differenza importante da: {source}."
    ),
    "Difference, percentage points": "Differenza, punti percentuali",
    (
        "Number needed to treat for one to benefit (NNTB) or to be harmed (NNTH) at day {day}, at "
        "the study's own cut-off ({threshold}): {needed}. A missing value counts as no improvement."
    ): (
        "Numero necessario da trattare per un beneficio (NNTB) o per un danno (NNTH) al giorno "
        "{day}, alla soglia dichiarata dallo studio ({threshold}): {needed}. Un valore mancante "
        "conta come nessun miglioramento."
    ),
    "{name} {n} (95% CI {low} to {high})": "{name} {n} (IC 95% da {low} a {high})",
    "95% CI from {name} {n} to infinity": "IC 95% da {name} {n} all'infinito",
    "95% CI from NNTB {benefit} through infinity to NNTH {harm}": (
        "IC 95% da NNTB {benefit} passando per l'infinito a NNTH {harm}"
    ),
    # lib/wording/board/robustness.py
    "ANCOVA (primary)": "ANCOVA (primaria)",
    "Re-randomisation of the ANCOVA estimate, test inverted": (
        "Ri-randomizzazione della stima ANCOVA, test invertito"
    ),
    "Welch, change from baseline": "Welch, variazione rispetto al basale",
    "Hodges–Lehmann shift of the change": "Spostamento di Hodges–Lehmann della variazione",
    "Repeated-measures model, all visits": "Modello per misure ripetute, tutte le visite",
    "Values below the limit as censored (likelihood)": (
        "Valori sotto il limite come censurati (verosimiglianza)"
    ),
    "Re-randomisation": "Ri-randomizzazione",
    "Welch": "Welch",
    "Hodges–Lehmann": "Hodges–Lehmann",
    "Repeated measures": "Misure ripetute",
    "Censored values": "Valori censurati",
    "None of the {n} analyses can be made. {reason}": (
        "Nessuna delle {n} analisi è possibile. {reason}"
    ),
    "{k} of {n} analyses can be made and puts the {effect} at {high}.": (
        "{k} analisi su {n} è possibile e colloca {effect} a {high}."
    ),
    "{k} of {n} analyses can be made and put the {effect} at {high}.": (
        "{k} analisi su {n} sono possibili e collocano {effect} a {high}."
    ),
    "All {n} analyses put the {effect} at {high}.": (
        "Tutte le {n} analisi collocano {effect} a {high}."
    ),
    "{k} of {n} analyses can be made and put the {effect} between {low} and {high}.": (
        "{k} analisi su {n} sono possibili e collocano {effect} tra {low} e {high}."
    ),
    "All {n} analyses put the {effect} between {low} and {high}.": (
        "Tutte le {n} analisi collocano {effect} tra {low} e {high}."
    ),
    "ratio": "il rapporto",
    "difference": "la differenza",
    "The only 95% CI lies on one side of no difference.": (
        "L'unico IC 95% sta da un solo lato dell'assenza di differenza."
    ),
    "The only 95% CI spans no difference.": "L'unico IC 95% comprende l'assenza di differenza.",
    "The 95% CI of every one of them lies on one side of no difference.": (
        "L'IC 95% di ciascuna sta da un solo lato dell'assenza di differenza."
    ),
    "The 95% CI of every one of them spans no difference.": (
        "L'IC 95% di ciascuna comprende l'assenza di differenza."
    ),
    (
        "The 95% CI lies on one side of no difference in {k} of the {n} that have one; the "
        "declared one (ANCOVA) counts."
    ): (
        "L'IC 95% sta da un solo lato dell'assenza di differenza in {k} delle {n} che lo "
        "hanno; vale quella dichiarata (ANCOVA)."
    ),
    (
        "Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and {k} "
        "of {n} participants turns its direction when left out; the most influential is {who} "
        "({without} without)."
    ): (
        "Escludendo un partecipante alla volta la stima ANCOVA varia: {range}, e {k} "
        "partecipante su {n}, se escluso, ne inverte la direzione; il più influente è {who} "
        "({without} senza)."
    ),
    (
        "Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and {k} of "
        "{n} participants turn its direction when left out; the most influential is {who} "
        "({without} without)."
    ): (
        "Escludendo un partecipante alla volta la stima ANCOVA varia: {range}, e {k} "
        "partecipanti su {n}, se esclusi, ne invertono la direzione; il più influente è "
        "{who} ({without} senza)."
    ),
    "Leaving out any one participant keeps the ANCOVA estimate at {value}.": (
        "Escludendo un partecipante qualsiasi la stima ANCOVA resta {value}."
    ),
    (
        "Leaving out any one participant puts the ANCOVA estimate at {value} instead of {before}."
    ): "Escludendo un partecipante qualsiasi la stima ANCOVA diventa {value} invece di {before}.",
    (
        "Leaving out any one participant keeps the ANCOVA estimate within {range}; the most "
        "influential is {who} ({without} without)."
    ): (
        "Escludendo un partecipante qualsiasi la stima ANCOVA resta entro questi limiti: "
        "{range}; il più influente è {who} ({without} senza)."
    ),
    "Ratio": "Rapporto",
    "Difference": "Differenza",
    "Analysis": "Analisi",
    "ANCOVA without each participant in turn": "ANCOVA senza ciascun partecipante, uno alla volta",
    "{who}: {value} without": "{who}: {value} senza",
    "ANCOVA (primary), below the limit = half of it": (
        "ANCOVA (primaria), sotto il limite = metà del limite"
    ),
    "{range}; most influential: {who} ({value} without)": (
        "{range}; il più influente: {who} ({value} senza)"
    ),
    # lib/figures/courses.py
    "Below the quantification limit (drawn at the limit)": (
        "Sotto il limite di quantificazione (disegnato al limite)"
    ),
    "Reference limits": "Limiti di riferimento",
    # lib/figures/drawing.py
    "Study day": "Giorno di studio",
    "{outcome}: ratio to baseline": "{outcome}: rapporto rispetto al basale",
    "{outcome}: change from baseline": "{outcome}: variazione rispetto al basale",
    "logarithmic scale": "scala logaritmica",
    "Unadjusted ratio, {treatment} ÷ {control}": (
        "Rapporto non aggiustato per il basale, {treatment} ÷ {control}"
    ),
    "Unadjusted difference, {treatment} − {control}": (
        "Differenza non aggiustata per il basale, {treatment} − {control}"
    ),
    "Adjusted ratio, {treatment} ÷ {control}": "Rapporto corretto, {treatment} ÷ {control}",
    "Adjusted difference, {treatment} − {control}": "Differenza corretta, {treatment} − {control}",
    "Ratio, {treatment} ÷ {control}": "Rapporto, {treatment} ÷ {control}",
    "Difference, {treatment} − {control}": "Differenza, {treatment} − {control}",
    # lib/figures/effects.py
    "{arrow} is better": "{arrow} è meglio",
    "Adjusted difference ÷ SD at day {day} (taken as known), turned where less is better": (
        "Differenza corretta ÷ DS al giorno {day} (presa come nota), rovesciata dove meno è meglio"
    ),
    # lib/figures/events/terms.py
    "Risk difference, 95% CI": "Differenza di rischio, IC 95%",
    # lib/figures/events/times.py
    "Ongoing": "In corso",
    "Planned dose": "Dose prevista",
    "Withdrawn": "Ritiro",
    "related": "correlato",
    "not related": "non correlato",
    "relation not recorded": "relazione non indicata",
    # lib/figures/events/kinds.py
    "Participants (exact 95% CI)": "Partecipanti (IC 95% esatto)",
    # lib/figures/forest.py
    "◄ favours {arm}": "◄ a favore di {arm}",
    "favours {arm} ►": "a favore di {arm} ►",
    # lib/figures/next_trial.py
    "ANCOVA, correlation {value}": "ANCOVA, correlazione {value}",
    "t test": "test t",
    "{outcome}: ratio of the arms to be detected": "{outcome}: rapporto tra i bracci da rilevare",
    "{outcome}: difference of the arms to be detected": (
        "{outcome}: differenza tra i bracci da rilevare"
    ),
    "Randomised per arm": "Randomizzati per braccio",
    "Participants per arm": "Partecipanti per braccio",
    # lib/figures/participants.py
    "Allocated: {n}": "Assegnazioni: {n}",
    "Withdrawn: {n}": "Ritiri: {n}",
    "Analysed": "Analisi",
    # lib/figures/response.py
    "{outcome}: rise from baseline of at least": "{outcome}: aumento rispetto al basale di almeno",
    "{outcome}: fall from baseline of at least": (
        "{outcome}: diminuzione rispetto al basale di almeno"
    ),
    "{outcome}: value ÷ baseline of at least": "{outcome}: valore ÷ basale di almeno",
    "{outcome}: baseline ÷ value of at least": "{outcome}: basale ÷ valore di almeno",
    # lib/figures/robustness.py
    "Leaving one out": "Escluso uno",
    # lib/screen/changes.py
    "Every participant's course": "L'andamento di ogni partecipante",
    "Values below the quantification limit taken as censored": (
        "Valori sotto il limite di quantificazione trattati come censurati"
    ),
    "Change from baseline, by visit": "Variazione rispetto al basale, per visita",
    "Individual change at day {day}": "Variazione individuale al giorno {day}",
    "{who} lacks the baseline or the value at this visit and is not in this figure.": (
        "{who}: manca il basale o il valore a questa visita, quindi non è in questa figura."
    ),
    "Activity bands by visit": "Fasce di attività per visita",
    "Who improved, and by how much? Day {day}": "Chi è migliorato, e di quanto? Giorno {day}",
    (
        "A participant who improved is not one whom the treatment improved (Senn 2018): what would "
        "have happened in the other arm is not seen."
    ): (
        "Chi è migliorato non è per questo una persona migliorata dal trattamento (Senn 2018): che "
        "cosa sarebbe successo nell'altro braccio non si vede."
    ),
    "Reference limit, baseline against day {day}": (
        "Limite di riferimento, basale rispetto al giorno {day}"
    ),
    "This study declares no reference limit; enter that of your laboratory.": (
        "Questo studio non indica un limite di riferimento; inserisci quello del tuo laboratorio."
    ),
    "Do the markers move together? Day {day}": "I marcatori si muovono insieme? Giorno {day}",
    (
        "A pooled correlation is partly the treatment effect: a treatment that moves both outcomes "
        "makes them move together. Neither number tells what causes what."
    ): (
        "Una correlazione sui due bracci insieme è in parte l'effetto del trattamento: un "
        "trattamento che muove entrambi gli esiti li fa muovere insieme. Nessuno dei due numeri "
        "dice che cosa causi che cosa."
    ),
    "Download as CSV (participants: {n})": "Scarica in CSV (partecipanti: {n})",
    # lib/screen/controls.py
    "most frequent first": "prima i più frequenti",
    "largest difference first": "prima la differenza maggiore",
    "by name": "per nome",
    "Follow one participant": "Segui una persona",
    "Nobody": "Nessuno",
    (
        "Marks the participant in every figure and table. Who is in an effect, an interval or a p "
        "value does not change."
    ): (
        "Contrassegna il partecipante in ogni figura e tabella. Chi è compreso in un effetto, "
        "un intervallo o un valore p non cambia."
    ),
    "Identifier": "Identificativo",
    "Nobody has this identifier.": "Nessuno ha questo identificativo.",
    "Improvement of at least": "Miglioramento di almeno",
    "Improvement by a factor of at least": "Miglioramento di un fattore di almeno",
    "Lower reference limit": "Limite inferiore di riferimento",
    "Upper reference limit": "Limite superiore di riferimento",
    "that of your laboratory": "quello del tuo laboratorio",
    "Order": "Ordine",
    "Classes only": "Solo le classi",
    "Fewest participants that a drawn class or term has (both arms together)": (
        "Minimo di partecipanti per disegnare una classe o un termine (entrambi i bracci)"
    ),
    "All": "Tutti",
    "Search classes and terms in the table": "Cerca classi e termini nella tabella",
    # lib/screen/blocks/doubts.py
    "Choose how each of these is read.": "Scegli come va letto ciascuno di questi.",
    "Give the planned study day of each visit: {n} days.": (
        "Indica il giorno di studio previsto di ogni visita: {n} giorni."
    ),
    "The baseline must be the first of the visits.": (
        "Il basale deve essere la prima delle visite."
    ),
    "The primary day must be a visit after the baseline.": (
        "Il giorno primario deve essere una visita dopo il basale."
    ),
    "Give from 2 to {most} visits, the study day of each.": (
        "Indica da 2 a {most} visite, con il giorno di studio di ciascuna."
    ),
    "Please look at these": "Da verificare, per favore",
    "Each can be read in several ways, and the numbers depend on it.": (
        "Ognuno si può leggere in più modi, e i numeri ne dipendono."
    ),
    "{n} kinds of cells are in doubt: correct the files and drop them again.": (
        "{n} tipi di celle sono in dubbio: correggi i file e trascinali di nuovo."
    ),
    "Visits: baseline and primary day": "Visite: basale e giorno primario",
    "Read them like this": "Leggi così",
    "Read as": "Da leggere come",
    "If these are numbers of visits: the planned study day of each": (
        "Se sono numeri di visita: il giorno di studio previsto di ciascuna"
    ),
    "day {day}: {n} participant": "giorno {day}: {n} partecipante",
    "day {day}: {n} participants": "giorno {day}: {n} partecipanti",
    "Planned visits (study days), the baseline first": (
        "Visite previste (giorni di studio), prima il basale"
    ),
    "Baseline day": "Giorno basale",
    "Primary day": "Giorno primario",
    "Days around a visit that belong to it": ("Giorni intorno a una visita che le appartengono"),
    "The protocol, written before the data were seen, names this primary day": (
        "Il protocollo, scritto prima di vedere i dati, indica questo giorno primario"
    ),
    # lib/screen/elements.py
    "How this was computed": "Come è stato calcolato",
    "Table: {title}": "Tabella: {title}",
    # lib/screen/events.py
    "Participants with at least one event": "Partecipanti con almeno un evento",
    (
        "Severe (grade 3) says how intense an event was; serious says what came of it: hospital, "
        "danger to life, lasting damage or death. A severe event need not be serious; "
        "life-threatening and fatal events are always serious."
    ): (
        "Severo (grado 3) dice quanto è stato intenso un evento; grave dice che cosa ha "
        "comportato: ricovero, pericolo di vita, danno permanente o morte. Un evento severo non è "
        "necessariamente grave; gli eventi pericolosi per la vita e quelli fatali sono sempre "
        "gravi."
    ),
    "By system organ class and preferred term": (
        "Per classe di sistemi e organi e termine preferito"
    ),
    "No class or term holds this text.": "Nessuna classe e nessun termine contiene questo testo.",
    "Highest grade of each participant": "Grado più alto di ogni partecipante",
    "Grades were not supplied.": "I gradi non sono stati forniti.",
    "When: each participant's events": "Quando: gli eventi di ogni partecipante",
    "Rates: events per time at risk": "Tassi: eventi per tempo a rischio",
    (
        "Secondary: the events of one participant are not independent, so these intervals are "
        "too narrow where few participants had many events."
    ): (
        "Secondario: gli eventi di uno stesso partecipante non sono indipendenti, quindi "
        "questi intervalli sono troppo stretti se pochi partecipanti hanno avuto molti eventi."
    ),
    "Listing of all events": "Elenco di tutti gli eventi",
    "Download as CSV (events: {n})": "Scarica in CSV (eventi: {n})",
    "What this trial could have seen": "Che cosa questo studio avrebbe potuto vedere",
    (
        "Chance that a harm of a given true risk strikes at least one treated participant. To see "
        "one case is not yet to recognise it as a harm of the treatment."
    ): (
        "Probabilità che un danno con un dato rischio vero colpisca almeno una persona trattata. "
        "Vedere un caso non è ancora riconoscerlo come danno del trattamento."
    ),
    # lib/screen/frame.py
    "Visit (study day)": "Visita (giorno di studio)",
    "Courses as median instead of mean": "Andamenti: mediana invece della media",
    "These are not the trial's patients and not its numbers.": (
        "Non sono i pazienti della sperimentazione né i suoi numeri."
    ),
    "Synthetic data": "Dati sintetici",
    "The other pages show at present:": "Le altre pagine mostrano al momento:",
    "Files": "File",
    "Back to the study of this server": "Torna allo studio di questo server",
    # lib/screen/blocks/next_trial.py
    "The next trial: how large?": "Il prossimo studio: quanti partecipanti?",
    "Power (%)": "Potenza (%)",
    "Correlation with baseline": "Correlazione con il basale",
    "Expected drop-out (%)": "Abbandoni previsti (%)",
    # lib/screen/outcomes.py
    "Unadjusted difference between the arms, by visit": (
        "Differenza tra i bracci per visita, non aggiustata per il basale"
    ),
    "Difference between the arms, by visit": "Differenza tra i bracci, per visita",
    "Does the answer hold? Day {day}": "La risposta regge? Giorno {day}",
    # lib/screen/overview.py
    "These data": "Questi dati",
    "What to conclude, and what not": "Che cosa concludere, e che cosa no",
    "Published": "Pubblicato",
    "About this trial": "Informazioni sullo studio",
    "Source of these data": "Fonte di questi dati",
    "What a report has to say: CONSORT 2025 and Harms 2022": (
        "Che cosa deve dire un resoconto: CONSORT 2025 e Harms 2022"
    ),
    "All outcomes at day {day}": "Tutti gli esiti al giorno {day}",
    "What was published, and what these data show": (
        "Che cosa è stato pubblicato, e che cosa mostrano questi dati"
    ),
    (
        "Synthetic data: agreement with what was published is by construction and proves nothing "
        "about the trial."
    ): (
        "Dati sintetici: l'accordo con quanto pubblicato è per costruzione e non prova nulla "
        "sulla sperimentazione."
    ),
    "Participant flow": "Flusso dei partecipanti",
    "Figure of the flow, and table of missing values": (
        "Figura del flusso e tabella dei valori mancanti"
    ),
    # lib/screen/settings_form.py
    "Title, arms and outcomes": "Titolo, bracci ed esiti",
    "There is no study.toml among the files. Please complete what it would say.": (
        "Tra i file non c'è study.toml. Completa ciò che vi sarebbe scritto."
    ),
    "Use these settings": "Usa queste impostazioni",
    "Title of the study": "Titolo dello studio",
    "These data are": "Questi dati sono",
    "Which arm is the control arm?": "Qual è il braccio di controllo?",
    "Name of the arm {code}": "Nome del braccio {code}",
    "Primary outcome": "Esito primario",
    "The protocol, written before the data were seen, names this primary outcome": (
        "Il protocollo, scritto prima di vedere i dati, indica questo esito primario"
    ),
    "leave out: not an outcome": "tralasciare: non è un esito",
    "Name": "Nome",
    "Unit": "Unità",
    "choose": "scegli",
    (
        "Differences of means, or ratios of geometric means for values above 0 that are skewed, "
        "such as cytokines and antibodies."
    ): (
        "Differenze di medie, o rapporti di medie geometriche per valori maggiori di 0 con "
        "distribuzione asimmetrica, come citochine e anticorpi."
    ),
    (
        "The values are positive and skewed, so ratios are suggested. Of simulated trials of 15 + "
        "14 with such values (SD of the logs 0.8) and a halving or doubling, a 95% interval "
        "contained the true effect in 92% to 93% compared as differences, in 95% compared as "
        "ratios."
    ): (
        "I valori sono positivi e asimmetrici, perciò si suggeriscono i rapporti. In studi "
        "simulati di 15 + 14 partecipanti con tali valori (DS dei logaritmi 0,8) e un dimezzamento "
        "o un raddoppio, un intervallo al 95% conteneva il vero effetto nel 92%–93% se confrontati "
        "come differenze, nel 95% come rapporti."
    ),
    # lib/screen/studies.py
    "The study of this server cannot be shown.": (
        "Lo studio di questo server non può essere mostrato."
    ),
    "Problems in the files": "Problemi nei file",
    "Back to the sample study": "Torna allo studio di esempio",
    # lib/screen/upload.py
    "Outcomes": "Esiti",
    "Empty template": "Modello vuoto",
    "Sample study (synthetic)": "Studio di esempio (sintetico)",
    "Data dictionary": "Dizionario dei dati",
    "2. Drop the files": "2. Trascina i file",
    "CSV files, an Excel workbook with one sheet per table, or a zip of them": (
        "File CSV, una cartella di lavoro Excel con un foglio per tabella, o uno zip che li "
        "contiene"
    ),
    (
        "Your files stay in the memory of this session, are never saved, and go when the "
        "session ends, about two minutes after you close the page."
    ): (
        "I tuoi file restano nella memoria di questa sessione, non vengono mai salvati e "
        "spariscono quando la sessione finisce, circa due minuti dopo la chiusura "
        "della pagina."
    ),
    "Reading the files …": "Lettura dei file …",
    "Download study.toml, for next time": "Scarica study.toml, per la prossima volta",
    "Show this study": "Mostra questo studio",
    (
        "These pages show any two-arm trial whose tables have the form below. Three steps: "
        "prepare the tables, drop the files, check the preview."
    ): (
        "Queste pagine mostrano qualsiasi studio a due bracci le cui tabelle abbiano la "
        "forma indicata sotto. Tre passi: prepara le tabelle, trascina i file, "
        "controlla l'anteprima."
    ),
    "1. Prepare the tables": "1. Prepara le tabelle",
    (
        "Two tables are enough: participants and measurements. Adverse events and study.toml, "
        "which names the arms, visits and outcomes, are optional."
    ): (
        "Bastano due tabelle: participants e measurements. Gli eventi avversi e study.toml, "
        "che dà i nomi a bracci, visite ed esiti, sono facoltativi."
    ),
    "These files cannot be shown yet. Problems found: {n}.": (
        "Questi file non si possono ancora mostrare. Problemi trovati: {n}."
    ),
    "Download the problems as CSV": "Scarica i problemi in CSV",
    "Correct the files and drop them again; the newest of each name counts.": (
        "Correggi i file e trascinali di nuovo; vale il più recente di ogni nome."
    ),
    "3. Check the preview": "3. Controlla l'anteprima",
    "What the study holds": "Che cosa contiene lo studio",
    "Missing values by visit": "Valori mancanti per visita",
    "How the files were read": "Come sono stati letti i file",
    "Which column became which outcome": "Quale colonna è diventata quale esito",
    "The first measurements after the conversion": "Le prime misurazioni dopo la conversione",
    # lib/screen/view.py
    "This study did not measure any outcome of this page.": (
        "Questo studio non ha misurato alcun esito di questa pagina."
    ),
}
