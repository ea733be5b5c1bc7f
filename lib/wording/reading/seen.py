"""What was seen in files that leave something in doubt."""

from __future__ import annotations

from lib.language import sentence

# By kind of doubt: what was seen.
SEEN = {
    "code": sentence(
        "{cells}: a usual code for a missing value; the other values go from {low} to {high}."
    ),
    "far": sentence(
        "{cells}: far from all the other values, which go from {low} to {high}. A slip, a code for "
        "missing, or really measured?"
    ),
    "group": sentence(
        "Some values go from {least} to {most}, all the others from {low} to {high}: another unit, "
        "another scale, or really measured? Values of another unit have to be converted in the "
        "file."
    ),
    "word": sentence("“{cells}” stands among numbers."),
    "answer": sentence("“{cells}” stands among yes and no."),
    "limit": sentence("“{cells}” is a limit and no number."),
    "word_of_level": sentence("“{cells}” usually means that nothing is known."),
    "spelling": sentence("“{cells}” and “{other}” differ in spelling alone."),
    "short": sentence("“{cells}” may be short for “{other}”."),
    "codes": sentence(
        "The column holds only {levels}: are these codes of categories, or numbers with a mean?"
    ),
    "yes_no": sentence(
        "The outcome holds only {levels}, and study.toml does not say how it is compared (scale)."
    ),
    "unit": sentence(
        "The middle value is {middle}; in {unit} it usually lies between {low} and {high}."
    ),
    "date": sentence(
        "These are no study days but look like dates of a spreadsheet: {number} is {date}."
    ),
    "dates": sentence("These look like dates of a spreadsheet: {number} is {date}."),
    "completed": sentence("The reason of withdrawal is “{cells}”."),
    "late": sentence(
        "Withdrawn on day {cells}, without a reason; the last visit is on day {last_day}."
    ),
    "left_late": sentence(
        "Withdrawn on or after the last visit, on day {last_day}; the reason is “{cells}”."
    ),
    "stayed": sentence("Withdrawn on day {cells}, but with values of later visits."),
    "day_code": sentence("Day {cells}: a usual code for a day that is not known."),
    "high_limit": sentence(
        "“{cells}” is a limit above all the values that were measured, up to {high}."
    ),
    "placeholder": sentence("“{cells}” stands in the place of an adverse event."),
    "derived": sentence("The table calls these rows derived: “{cells}”."),
    "counted": sentence("The column day holds {levels}: days, weeks, months or numbers of visits?"),
    "alike_case": sentence(
        "“{cells}” and “{other}” differ in capital and small letters alone: one participant or two?"
    ),
    "alike_look": sentence(
        "“{cells}” and “{other}” look alike, but one holds {characters}: one participant or two?"
    ),
    "alike_accents": sentence(
        "“{cells}” and “{other}” look the same, but an accent stands apart from its letter in one: "
        "one participant or two?"
    ),
    "age_below": sentence("{cells}: no age is below 0. Correct the file, or read it as missing."),
    "age_above": sentence("{cells}: can this be an age, which hardly is above {limit}?"),
    "doses_below": sentence(
        "{cells}: nobody received fewer than 0 doses. Correct the file, or read it as missing."
    ),
    "doses_above": sentence("{cells}: more doses than are planned, {limit}."),
    "negative": sentence("{cells}: {limit} in {unit} is an amount, which is not below 0."),
    "part": sentence("{cells}: not a whole number, as almost all the other values of {limit} are."),
    "percent": sentence(
        "Cells with a sign of per cent, such as {first}: is 36% read as 36, or as 0.36?"
    ),
    "early": sentence("Withdrawn on day {cells}, before the first dose on day 1."),
    "after_withdrawal": sentence(
        "These adverse events began after the participant had left the study: seen in follow-up, "
        "or is one of the days wrong?"
    ),
    "repeated": sentence(
        "These adverse events are the same as another one in every cell: entered twice, or events "
        "of their own?"
    ),
    "hidden_rows": sentence(
        "The workbook hides these rows or filters them out: do they belong to the study?"
    ),
    "hidden_columns": sentence(
        "The workbook hides these columns: {cells}. Do they belong to the study?"
    ),
    "garbled": sentence("This text reads as if its file had another encoding: {texts}."),
    "lost_letters": sentence(
        "Some letters of this text were lost when its file was saved: {texts}. Correct the file if "
        "you know them."
    ),
    "cut_cell": sentence(
        "The file ends in “{cells}”, without the end of the line, and the cells above are longer: "
        "was it cut off? If it was, drop the whole one again."
    ),
    "no_rows": sentence(
        "No row at all for {who} (participants: {n}): was the file cut off, or were they never "
        "measured? If it was cut off, drop the whole one again."
    ),
    "fewer": sentence(
        "The last participants of the table ({who}) have no row on day {days} for {outcomes}, and "
        "those before them do: was the file cut off, or was that not measured? If it was cut off, "
        "drop the whole one again."
    ),
    "arms": sentence(
        "The table has {n} arms, here with their participants: {codes}. Which two are compared? "
        "The participants of the others leave all tables, and every page says how many they are. "
        "If two of these are one arm in two spellings, correct the file."
    ),
    "arm_spelling": sentence("The arm “{cells}” looks like “{other}” in another spelling."),
    "further_arm": sentence(
        "study.toml names the arms {named}; participants of the arm “{cells}”: {n}. Another arm, "
        "or another name of one of these?"
    ),
    "screened": sentence(
        "study.toml names the visits {days}; these values are of day {cells}, before the baseline: "
        "a screening visit, or measured in place of the baseline?"
    ),
    "not_planned": sentence(
        "study.toml names the visits {days}; these values are of other days: {cells}. Unscheduled "
        "visits, or planned ones that people came to on another day?"
    ),
    "near": sentence(
        "People came on different days: days at most {window} from a planned one can belong to it."
    ),
    "sparse": sentence(
        "On some days fewer than a third of the participants have a value: unscheduled visits?"
    ),
    "no_baseline": sentence(
        "The first day is after day 1: is it the baseline, or is the baseline not in the table?"
    ),
    "before_dose": sentence(
        "The first day is before the first dose, and day 1 has no value: is it the baseline?"
    ),
    "screening": sentence(
        "There are values before the baseline: a screening visit is in no comparison."
    ),
}
