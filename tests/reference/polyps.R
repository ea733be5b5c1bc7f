# The results of the polyps trial (Giardiello FM et al., N Engl J Med 1993;328:1313-6).
# Run: Rscript polyps.R ../real_trials/polyps > polyps.txt
source("study_results.R")
cat("#", R.version.string, "\n")
study <- read_study(commandArgs(trailingOnly = TRUE)[1], "sulindac")
days <- c(1, 91, 365)
show_outcome(study, "polyp_number", days, TRUE)
show_holm(study, "polyp_number", days, 365, "polyp_number")
show_missing(study, "polyp_number", days)
show_characteristic(study, "age")
show_smd_binary(study, "sex", "female")
