"""The Italian sentences: keys are the English ones used in the code.

Medical and statistical terms follow Italian use: evento avverso grave (serious), severo (severe),
classificazione per sistemi e organi, termine preferito, intervallo di confidenza (IC).
"""

ITALIAN: dict[str, str] = {
    # Numbers and small words
    "{low} to {high}": "da {low} a {high}",
    "{items} and {last}": "{items} e {last}",
    "lower": "in meno",
    "higher": "in più",
    "{outcome} (lower)": "{outcome} (inferiore)",
    "{outcome} (higher)": "{outcome} (superiore)",
    "ratio {value}": "rapporto {value}",
    "yes": "sì",
    "no": "no",
    "female": "femmina",
    "male": "maschio",
    "95% CI": "IC 95%",
    "95% CI (unadjusted)": "IC 95% (non corretto)",
    "Day {day}": "Giorno {day}",
    "days {days}": "giorni {days}",
    "cannot be estimated": "non stimabile",
    "{value} (no interval)": "{value} (senza intervallo)",
    "{share}, 95% CI {interval}": "{share}, IC 95% {interval}",
    "not supplied": "non fornito",
    "source not told": "fonte non indicata",
    # Pages, controls, frame
    "Overview": "Quadro generale",
    "Disease activity": "Attività di malattia",
    "Complement levels": "Livelli del complemento",
    "Cytokines and antibodies": "Citochine e anticorpi",
    "Adverse events": "Eventi avversi",
    "Outcome": "Esito",
    "Outcomes": "Esiti",
    "Visit": "Visita",
    "Visits": "Visite",
    "Visit (study day)": "Visita (giorno di studio)",
    "Study day": "Giorno di studio",
    "Courses as median instead of mean": "Andamenti: mediana invece della media",
    "How this was computed": "Come è stato calcolato",
    "Synthetic data": "Dati sintetici",
    "These are not the trial's patients and not its numbers.": (
        "Non sono le pazienti della sperimentazione né i suoi numeri."
    ),
    "Synthetic data: not the trial's patients, not its numbers.": (
        "Dati sintetici: non le pazienti né i numeri della sperimentazione."
    ),
    "Show your own study": "Mostra il tuo studio",
    "Participants, measurements and adverse events as CSV, or a zip of them": (
        "Partecipanti, misurazioni ed eventi avversi in CSV, oppure uno zip che li contiene"
    ),
    "Your files stay in the memory of this session and go when it ends.": (
        "I tuoi file restano nella memoria di questa sessione e spariscono alla sua fine."
    ),
    "Download an empty template": "Scarica un modello vuoto",
    "Back to the sample study": "Torna allo studio di esempio",
    "Which arm is the control arm?": "Qual è il braccio di controllo?",
    "Choose the control arm in the sidebar.": "Scegli il braccio di controllo a sinistra.",
    "These files cannot be shown yet. Problems found: {n}.": (
        "Questi file non si possono ancora mostrare. Problemi trovati: {n}."
    ),
    "Problems in the files": "Problemi nei file",
    "And {n} more.": "E altri {n}.",
    "This study did not measure any outcome of this page.": (
        "Questo studio non ha misurato alcun esito di questa pagina."
    ),
    # Sections
    "All outcomes at day {day}": "Tutti gli esiti al giorno {day}",
    "The study": "Lo studio",
    "Participant flow": "Flusso di partecipanti",
    "Baseline": "Valori basali",
    "Missing values": "Valori mancanti",
    "Every participant's course": "L'andamento di ogni partecipante",
    "Difference between the arms, by visit": "Differenza tra i bracci, per visita",
    "Change from baseline, by visit": "Variazione rispetto al basale, per visita",
    "Individual change at day {day}": "Variazione individuale al giorno {day}",
    "Activity bands by visit": "Fasce di attività per visita",
    "Participants with at least one event": "Partecipanti con almeno un evento",
    "By system organ class and preferred term": (
        "Per classificazione per sistemi e organi e termine preferito"
    ),
    # Answers
    (
        "At day {day} {outcome} was {amount} {direction} with {treatment} than with {control} "
        "(95% CI {near} to {far}; {n})."
    ): (
        "Al giorno {day}, {outcome}: {amount} {direction} con {treatment} rispetto a {control} "
        "(IC 95% da {near} a {far}; {n})."
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
        "At day {day} the estimated difference in {outcome} between {treatment} and {control} was "
        "{amount}, but no interval can be given ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: la differenza stimata tra {treatment} e {control} è {amount}, "
        "ma non si può dare un intervallo ({n}). {reason}"
    ),
    (
        "At day {day} the difference in {outcome} between {treatment} and {control} cannot be "
        "estimated ({n}). {reason}"
    ): (
        "Al giorno {day}, {outcome}: la differenza tra {treatment} e {control} non è stimabile "
        "({n}). {reason}"
    ),
    "Higher {outcome} is better.": "Per {outcome} un valore più alto è migliore.",
    "Lower {outcome} is better.": "Per {outcome} un valore più basso è migliore.",
    "At day {day} the unadjusted 95% CI is on one side of no difference: {outcomes}.": (
        "Al giorno {day} l'IC 95% non corretto sta da un lato dell'assenza di differenza: "
        "{outcomes}."
    ),
    "At day {day} the unadjusted 95% CI spans no difference: {outcomes}.": (
        "Al giorno {day} l'IC 95% non corretto comprende l'assenza di differenza: {outcomes}."
    ),
    "Not estimable: {outcomes}.": "Non stimabile: {outcomes}.",
    (
        "p values in this table: {n}. The intervals and the plain p are not adjusted for that; "
        "p (Holm) is."
    ): (
        "Valori p in questa tabella: {n}. Gli intervalli e la p semplice non ne tengono conto; "
        "la p (Holm) sì."
    ),
    "{outcome}, mean change from baseline at day {day} (95% CI): {arms}.": (
        "{outcome}, variazione media rispetto al basale al giorno {day} (IC 95%): {arms}."
    ),
    "{outcome}, geometric mean ratio to baseline at day {day} (95% CI): {arms}.": (
        "{outcome}, rapporto medio geometrico rispetto al basale al giorno {day} (IC 95%): {arms}."
    ),
    "A change within an arm is not an effect of treatment.": (
        "Una variazione entro un braccio non è un effetto del trattamento."
    ),
    (
        "{below} of {n} values of {outcome} are below the quantification limit: drawn as open "
        "triangles at the limit, counted as half of it in every calculation."
    ): (
        "{below} valori di {outcome} su {n} sono sotto il limite di quantificazione: disegnati "
        "come triangoli vuoti al limite, contati come la sua metà in ogni calcolo."
    ),
    "Reference limits of {outcome}: {limits} ({source}).": (
        "Limiti di riferimento di {outcome}: {limits} ({source})."
    ),
    "{missing} of {planned} planned values are missing, {after} of them after withdrawal.": (
        "Mancano {missing} dei {planned} valori previsti, {after} dei quali dopo il ritiro."
    ),
    "{missing} of {planned} planned values are missing.": (
        "Mancano {missing} dei {planned} valori previsti."
    ),
    "No value is missing of {planned} planned.": "Non manca nessuno dei {planned} valori previsti.",
    "{outcome} on days {days}, {statistic}: {arms}.": (
        "{outcome} ai giorni {days}, {statistic}: {arms}."
    ),
    (
        "Participants whose {outcome} was lower at day {day} than at baseline, of those with both "
        "values: {arms}."
    ): (
        "Partecipanti con {outcome} al giorno {day} inferiore al basale, tra chi ha entrambi i "
        "valori: {arms}."
    ),
    (
        "Participants whose {outcome} was higher at day {day} than at baseline, of those with both "
        "values: {arms}."
    ): (
        "Partecipanti con {outcome} al giorno {day} superiore al basale, tra chi ha entrambi i "
        "valori: {arms}."
    ),
    "{arm}: {allocated} allocated, withdrawn {withdrawn}, {analysed} analysed at day {day}": (
        "{arm}: assegnazioni {allocated}, ritiri {withdrawn}, analisi al giorno {day} {analysed}"
    ),
    "Randomised: {n}": "Persone randomizzate: {n}",
    "Allocated: {n}": "Assegnazioni: {n}",
    "Withdrawn: {n}": "Ritiri: {n}",
    "Analysed": "Analisi",
    # Figures
    "mean": "media",
    "geometric mean": "media geometrica",
    "median": "mediana",
    "median, quartiles": "mediana, quartili",
    "mean, 95% CI": "media, IC 95%",
    "geometric mean, 95% CI": "media geometrica, IC 95%",
    "{arm}: mean change, 95% CI": "{arm}: variazione media, IC 95%",
    "{arm}: geometric mean ratio, 95% CI": "{arm}: rapporto medio geometrico, IC 95%",
    "Below the quantification limit (drawn at the limit)": (
        "Sotto il limite di quantificazione (disegnato al limite)"
    ),
    "Reference limits": "Limiti di riferimento",
    "{outcome}: change from baseline": "{outcome}: variazione rispetto al basale",
    "{outcome}: ratio to baseline": "{outcome}: rapporto rispetto al basale",
    "Adjusted difference, {treatment} − {control}": "Differenza corretta, {treatment} − {control}",
    "Adjusted ratio, {treatment} ÷ {control}": "Rapporto corretto, {treatment} ÷ {control}",
    "Adjusted difference in SD, {treatment} − {control}": (
        "Differenza corretta in DS, {treatment} − {control}"
    ),
    "{arrow} is better": "{arrow} è meglio",
    "◄ favours {arm}": "◄ a favore di {arm}",
    "favours {arm} ►": "a favore di {arm} ►",
    "Participants": "Partecipanti",
    "Participants (exact 95% CI)": "Partecipanti (IC 95% esatto)",
    # Tables
    "Adjusted difference": "Differenza corretta",
    "Adjusted difference or ratio": "Differenza o rapporto corretti",
    "Left out of this table, because it is free text: {columns}.": (
        "Omesso da questa tabella perché è testo libero: {columns}."
    ),
    "Individual values": "Valori individuali",
    "Participant": "Partecipante",
    "Change": "Variazione",
    "Value at day {day}": "Valore al giorno {day}",
    (
        "{n} of these participants have a value below the quantification limit, counted as half "
        "of it (marked ▽): their change is not exact."
    ): (
        "{n} di questi partecipanti hanno un valore sotto il limite di quantificazione, contato "
        "come la sua metà (segnato ▽): la loro variazione non è esatta."
    ),
    "Adjusted ratio": "Rapporto corretto",
    "n per arm": "n per braccio",
    "p (Holm)": "p (Holm)",
    "In SD": "In DS",
    "Why not estimable": "Perché non stimabile",
    " ({below} below the limit)": " ({below} sotto il limite)",
    "Arm": "Braccio",
    "Item": "Voce",
    "Description": "Descrizione",
    "Design": "Disegno",
    "Randomised, {treatment} (n {n_treatment}) against {control} (n {n_control})": (
        "Randomizzato, {treatment} (n {n_treatment}) contro {control} (n {n_control})"
    ),
    "{days}; baseline is day {baseline}, the primary comparison is at day {primary}": (
        "{days}; il basale è il giorno {baseline}, il confronto primario è al giorno {primary}"
    ),
    "Doses": "Dosi",
    "{n}, on days {days}": "{n}, nei giorni {days}",
    "Source": "Fonte",
    "Characteristic": "Caratteristica",
    "Standardised difference": "Differenza standardizzata",
    "mean (SD)": "media (DS)",
    "geometric mean (SD factor)": "media geometrica (fattore DS)",
    "Sex": "Sesso",
    "Age (years)": "Età (anni)",
    "Disease duration (years)": "Durata di malattia (anni)",
    "Prednisone (mg/day)": "Prednisone (mg/die)",
    "Hydroxychloroquine": "Idrossiclorochina",
    "Class / preferred term": "Classe / termine preferito",
    "No class supplied": "Classe non fornita",
    "Events, {arm}": "Eventi, {arm}",
    "Table": "Tabella",
    "Row": "Riga",
    "Column": "Colonna",
    "Found": "Trovato",
    "What to do": "Che cosa fare",
    # Adverse events
    "Any adverse event": "Qualsiasi evento avverso",
    "Related to the injections": "Correlato alle iniezioni",
    "Grade 3 or higher (severe)": "Grado 3 o superiore (severo)",
    "Serious": "Grave",
    (
        "Severe is the grade of an event; serious is its outcome. Neither implies the other."
    ): "Severo è il grado di un evento; grave ne dice le conseguenze. L'uno non implica l'altro.",
    "Adverse events were not collected in this study, which is not the same as none occurred.": (
        "Questo studio non ha raccolto gli eventi avversi: non significa che non ce ne siano stati."
    ),
    "No adverse event occurred.": "Nessun evento avverso si è verificato.",
    "Whether events were serious was not supplied.": (
        "Non è stato indicato se gli eventi fossero gravi."
    ),
    (
        "No serious adverse event in {n} participants: a true risk of up to {low} with "
        "{treatment} and {high} with {control} is still compatible (exact 95% CI)."
    ): (
        "Nessun evento avverso grave in {n} partecipanti: resta compatibile un rischio reale fino "
        "a {low} con {treatment} e {high} con {control} (IC 95% esatto)."
    ),
    "Participants with a serious adverse event: {treatment} {first}; {control} {second}.": (
        "Partecipanti con un evento avverso grave: {treatment} {first}; {control} {second}."
    ),
    "Events not told to be serious or not: {n}.": (
        "Eventi di cui non è indicato se fossero gravi: {n}."
    ),
    "At least one adverse event: {treatment} {first}, {control} {second}.": (
        "Almeno un evento avverso: {treatment} {first}, {control} {second}."
    ),
    "{n} preferred terms; most frequent, by participants: {terms}.": (
        "{n} termini preferiti; i più frequenti, per partecipanti: {terms}."
    ),
    # How this was computed
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
    "A value below the quantification limit counts as half the limit.": (
        "Un valore sotto il limite di quantificazione conta come metà del limite."
    ),
    (
        "To put all outcomes on one axis, each difference is divided by the standard deviation "
        "of its analysed values at this visit, pooled within the arms (of logs for an outcome on "
        "the log scale). The sign is not turned: the label of a row says which direction is "
        "better."
    ): (
        "Per mettere tutti gli esiti su un solo asse, ogni differenza è divisa per la deviazione "
        "standard dei suoi valori analizzati a questa visita, combinata entro i bracci (dei "
        "logaritmi per un esito su scala logaritmica). Il segno non è invertito: l'etichetta della "
        "riga dice quale direzione è migliore."
    ),
    "p (Holm) allows for all outcomes compared at this visit; intervals and the plain p do not.": (
        "La p (Holm) tiene conto di tutti gli esiti confrontati a questa visita; gli intervalli e "
        "la p semplice no."
    ),
    (
        "All randomised participants with the outcome at baseline and at the visit are analysed; "
        "missing values are not imputed. The p values of the visits are not adjusted for each "
        "other; the overview adjusts those of the outcomes."
    ): (
        "Sono analizzate tutte le persone randomizzate con l'esito al basale e alla visita; "
        "i valori mancanti non sono imputati. I valori p delle visite non sono corretti l'uno per "
        "l'altro; il quadro generale corregge quelli degli esiti."
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
        "The standardised difference is the difference of the arms divided by the root of the mean "
        "of their variances; for a characteristic with two values it is that of the first one "
        "shown, for more values a distance without sign. For an outcome on the log scale it is "
        "that of the logs."
    ): (
        "La differenza standardizzata è la differenza dei bracci divisa per la radice della media "
        "delle loro varianze; per una caratteristica con due valori è quella del primo mostrato, "
        "per più valori una distanza senza segno. Per un esito su scala logaritmica è quella dei "
        "logaritmi."
    ),
    "A column of text with more than {most} different entries is left out.": (
        "Una colonna di testo con più di {most} voci diverse è tralasciata."
    ),
    "There are no p values: with random allocation every difference at baseline is by chance.": (
        "Non ci sono valori p: con l'assegnazione casuale ogni differenza al basale è dovuta al "
        "caso."
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
    # Reasons
    "One arm has no values, so the arms cannot be compared.": (
        "Un braccio non ha valori, perciò i bracci non si possono confrontare."
    ),
    "An arm with a single value shows no spread, so no interval can be given.": (
        "Un braccio con un solo valore non mostra dispersione: non si può dare un intervallo."
    ),
    "There are too few participants to estimate the spread and give an interval.": (
        "Le partecipanti sono troppo poche per stimare la dispersione e dare un intervallo."
    ),
    "The values do not vary within the arms, so there is nothing to judge the difference by.": (
        "I valori non variano entro i bracci, perciò nulla permette di giudicare la differenza."
    ),
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
    "A value is zero or negative, so no ratio can be given.": (
        "Un valore è zero o negativo, perciò non si può dare un rapporto."
    ),
    "There are no values to summarise.": "Non ci sono valori da riassumere.",
    "A single value shows no spread, so no interval can be given.": (
        "Un solo valore non mostra dispersione, perciò non si può dare un intervallo."
    ),
    "All values are equal, so there is no spread to base an interval on.": (
        "Tutti i valori sono uguali, perciò manca la dispersione su cui basare un intervallo."
    ),
    "There are no participants, so there is no proportion.": (
        "Non ci sono partecipanti, perciò non c'è una proporzione."
    ),
    # Problems with files
    "This table is required.": "Questa tabella è necessaria.",
    "This column is required; the columns found are: {columns}.": (
        "Questa colonna è necessaria; le colonne trovate sono: {columns}."
    ),
    "This column is not known; allowed are: {columns}.": (
        "Questa colonna non è prevista; sono ammesse: {columns}."
    ),
    "At most {limit} rows can be read.": "Si possono leggere al massimo {limit} righe.",
    "At least one participant in each arm is needed.": (
        "Serve almeno una persona in ogni braccio."
    ),
    "This cell must not be empty.": "Questa cella non deve essere vuota.",
    "Each participant may stand in this table only once.": (
        "Ogni partecipante può comparire in questa tabella una volta sola."
    ),
    "This participant is not in participants.csv.": ("Questo codice non è in participants.csv."),
    (
        "Exactly two arms can be compared; this table has {n}, here with their rows: {codes}. "
        "Correct the spelling, or keep the rows of the two arms to compare."
    ): (
        "Si possono confrontare esattamente due bracci; questa tabella ne ha {n}, qui con le loro "
        "righe: {codes}. Correggi la grafia, o tieni le righe dei due bracci da confrontare."
    ),
    (
        "Most cells of this column are numbers: write a number with a decimal point, or leave the "
        "cell empty."
    ): (
        "La maggior parte delle celle di questa colonna sono numeri: scrivi un numero con il punto "
        "decimale, o lascia vuota la cella."
    ),
    "The arm must be one of {codes}, as study.toml says.": (
        "Il braccio deve essere uno tra {codes}, come dice study.toml."
    ),
    "Which of the arms {codes} is the control arm?": (
        "Quale dei bracci {codes} è quello di controllo?"
    ),
    "Write a whole number, or leave the cell empty.": (
        "Scrivi un numero intero, o lascia vuota la cella."
    ),
    (
        "Write the study day as a whole number; the first injection is day 1. Dates are not study "
        "days."
    ): (
        "Scrivi il giorno di studio come numero intero; la prima iniezione è il giorno 1. Le date "
        "non sono giorni di studio."
    ),
    "The study days are {days}, as study.toml says.": (
        "I giorni di studio sono {days}, come dice study.toml."
    ),
    "The outcome must be one of {codes}; describe others in study.toml.": (
        "L'esito deve essere uno tra {codes}; descrivine altri in study.toml."
    ),
    (
        "Write a number with a decimal point, leave the cell empty if it is missing, or write <3.1 "
        "if it is below a quantification limit of 3.1."
    ): (
        "Scrivi un numero con il punto decimale, lascia vuota la cella se manca, o scrivi <3.1 se "
        "è sotto un limite di quantificazione di 3.1."
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
    "At least one measurement is needed.": "Serve almeno una misurazione.",
    "At least a baseline day and one later day are needed.": (
        "Servono almeno un giorno basale e un giorno successivo."
    ),
    "The grade must be 1, 2, 3, 4 or 5.": "Il grado deve essere 1, 2, 3, 4 o 5.",
    "Write yes or no.": "Scrivi yes o no.",
    "An event cannot end before it starts, on day {start}.": (
        "Un evento non può finire prima di iniziare, il giorno {start}."
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
    "Every line needs as many fields as the header, {n}, separated by commas.": (
        "Ogni riga deve avere tanti campi quanti l'intestazione, {n}, separati da virgole."
    ),
    "A column name may stand only once.": "Un nome di colonna può comparire una volta sola.",
    "Give each table once: {others} would be the same table.": (
        "Fornisci ogni tabella una volta: {others} sarebbe la stessa tabella."
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
    "This is not valid TOML: {error}": "Questo non è TOML valido: {error}",
    "This entry is required.": "Questa voce è necessaria.",
    "This entry is not known; allowed here are {names}.": (
        "Questa voce non è prevista; qui sono ammesse {names}."
    ),
    "Write a text in quotation marks.": "Scrivi un testo tra virgolette.",
    "Write a table of entries here.": "Scrivi qui una tabella di voci.",
    "Write a text, or a table with en and it.": "Scrivi un testo, o una tabella con en e it.",
    "Write a whole number.": "Scrivi un numero intero.",
    "Write a list of whole days, such as [1, 22, 43].": (
        "Scrivi un elenco di giorni interi, come [1, 22, 43]."
    ),
    "Write a number.": "Scrivi un numero.",
    "Write true or false.": "Scrivi true o false.",
    "Write one of {names}.": "Scrivi uno tra {names}.",
    "Treatment and control need different codes.": (
        "Trattamento e controllo devono avere codici diversi."
    ),
    "This day must be one of the visit days.": "Deve essere uno dei giorni di visita.",
    "The primary day must come after the baseline day.": (
        "Il giorno primario deve venire dopo il giorno basale."
    ),
    "Describe at least one outcome.": "Descrivi almeno un esito.",
    "An outcome may be described only once.": "Un esito può essere descritto una volta sola.",
    "Names must differ, or a reader could not tell them apart.": (
        "I nomi devono essere diversi, o chi legge non potrebbe distinguerli."
    ),
    "Only one outcome can be the primary one.": "Un solo esito può essere quello primario.",
    "The lower limit must be below the upper limit.": (
        "Il limite inferiore deve essere sotto il limite superiore."
    ),
    "Bands need a scheme and equally many ascending lower limits, en and it names.": (
        "Le fasce richiedono uno schema e altrettanti limiti inferiori crescenti e nomi en e it."
    ),
    "Write a whole number from 0 to 6.": "Scrivi un numero intero da 0 a 6.",
    "Limits of an outcome on the log scale must be above 0.": (
        "I limiti di un esito su scala logaritmica devono essere sopra 0."
    ),
    "Separate the columns with commas, and write decimals with a point.": (
        "Separa le colonne con virgole e scrivi i decimali con il punto."
    ),
    "A column with entries needs a name in the header.": (
        "Una colonna con dati deve avere un nome nell'intestazione."
    ),
    "{n} rows have the same problem here; the first {limit} of them are listed.": (
        "{n} righe hanno qui lo stesso problema; sono elencate le prime {limit}."
    ),
    "At most {limit} columns can be read.": "Si possono leggere al massimo {limit} colonne.",
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
    "Begin the block of each outcome with [[outcomes]], in double brackets.": (
        "Inizia il blocco di ogni esito con [[outcomes]], tra doppie parentesi quadre."
    ),
    "At most {limit} outcomes can be described.": "Si possono descrivere al massimo {limit} esiti.",
}
