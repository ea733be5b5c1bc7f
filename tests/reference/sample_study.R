# The results of the bundled synthetic study. Run: Rscript sample_study.R > sample_study.txt
source("study_results.R")
cat("#", R.version.string, "\n")
study <- read_study("../../sample_data", "secretome")
outcomes <- c("mex_sledai", "c3", "c4", "il6", "tnf_alpha", "anti_dsdna")
log_outcomes <- c("il6", "tnf_alpha", "anti_dsdna")
days <- c(1, 22, 43)
for (outcome in outcomes) show_outcome(study, outcome, days, outcome %in% log_outcomes)
show_holm(study, outcomes, days, 43, log_outcomes)
show_holm(study, outcomes, days, 22, log_outcomes, "exploratory")
show_missing(study, outcomes, days)
show_bands(study, "mex_sledai", days, c(0, 2, 6, 11))
for (name in c("age", "disease_duration_years", "prednisone_mg_day")) {
  show_characteristic(study, name)
}
show_smd_binary(study, "hydroxychloroquine", "no")
show_adverse_events(study)
