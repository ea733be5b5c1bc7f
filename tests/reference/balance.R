# Standardised differences of the baseline of two_arms.csv and of levels.csv, by their formulas.
# Run: Rscript balance.R > balance.txt
cat("#", R.version.string, "\n")
two_arms <- read.csv("two_arms.csv")
for (case in setdiff(unique(two_arms$case), c("one_treated", "constant_baseline"))) {
  d <- two_arms[two_arms$case == case & !is.na(two_arms$baseline), ]
  x <- d$baseline[d$treated == 1]
  y <- d$baseline[d$treated == 0]
  cat(case, "number", sprintf("%.17g", (mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)), "\n")
}
levels <- read.csv("levels.csv")
for (case in unique(levels$case)) {
  d <- levels[levels$case == case & levels$treatment + levels$control > 0, ]
  x <- d$treatment / sum(d$treatment)
  y <- d$control / sum(d$control)
  covariance <- (diag(x) - x %o% x + diag(y) - y %o% y) / 2
  k <- length(x)
  distance <- sqrt(mahalanobis(x[-k], y[-k], covariance[-k, -k, drop = FALSE]))
  cat(case, "levels", sprintf("%.17g", distance), "\n")
}
d <- levels[levels$case == "two", ]
p <- d$treatment[1] / sum(d$treatment)
q <- d$control[1] / sum(d$control)
cat("two binary", sprintf("%.17g", (p - q) / sqrt((p * (1 - p) + q * (1 - q)) / 2)), "\n")
