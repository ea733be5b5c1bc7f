# The bundled study: how often a treated participant has the better change from baseline at day 43
# than a control one, and where a repeat would fall. Run: Rscript superiority.R > superiority.txt
# Brunner-Munzel by its formulas, with every pair compared; the repeat by lm.
source("study_results.R")
cat("#", R.version.string, "\n")
study <- read_study("../../sample_data", "secretome")
treated <- study$treated

for (outcome in c("mex_sledai", "c3", "c4", "il6", "tnf_alpha", "anti_dsdna")) {
  log_scale <- outcome %in% c("il6", "tnf_alpha", "anti_dsdna")
  after <- column(study, outcome, 43)
  before <- column(study, outcome, 1)
  change <- if (log_scale) round(after / before, 9) else round(after - before, 9)
  if (!outcome %in% c("c3", "c4")) change <- -change
  x <- change[treated & !is.na(change)]
  y <- change[!treated & !is.na(change)]
  pairs <- outer(x, y, function(a, b) (a > b) + (a == b) / 2)
  p <- mean(pairs)
  variances <- c(var(rowMeans(pairs)) / length(x), var(colMeans(pairs)) / length(y))
  df <- sum(variances)^2 / sum(variances^2 / (c(length(x), length(y)) - 1))
  margin <- qt(0.975, df) * sqrt(sum(variances)) / (p * (1 - p))
  key <- paste0(outcome, "/superiority")
  show(key, "value", p)
  show(key, "low", plogis(qlogis(p) - margin))
  show(key, "high", plogis(qlogis(p) + margin))
  show(key, "n_treatment", length(x))
  show(key, "n_control", length(y))

  scale <- if (log_scale) log else identity
  back <- if (log_scale) exp else identity
  fit <- lm(scale(after) ~ treated + scale(before))
  estimate <- coef(summary(fit))["treatedTRUE", ]
  away <- qt(0.975, fit$df.residual) * sqrt(2) * estimate[["Std. Error"]]
  show(paste0(outcome, "/repeat"), "low", back(estimate[["Estimate"]] - away))
  show(paste0(outcome, "/repeat"), "high", back(estimate[["Estimate"]] + away))
}
