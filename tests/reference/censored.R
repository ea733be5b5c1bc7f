# Values below a limit of censored.csv, by survreg. Run: Rscript censored.R > censored.txt
# A value is in units of its case's largest, which changes no ratio: survreg then loses no digits.
suppressPackageStartupMessages(library(survival))
cat("#", R.version.string, "; survival", as.character(packageVersion("survival")), "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")
z <- qnorm(0.975)
control <- survreg.control(maxiter = 500, rel.tolerance = 1e-13, toler.chol = 1e-12)
fit <- function(model, d) survreg(model, d, dist = "lognormal", control = control)

describe <- function(d, key) {
  unit <- max(d$value)
  d$value <- d$value / unit
  f <- fit(Surv(value, below == 0, type = "left") ~ 1, d)
  se <- sqrt(vcov(f)[1, 1])
  show(key, "n", nrow(d))
  show(key, "n_below", sum(d$below))
  show(key, "geometric_mean", unit * exp(coef(f)[[1]]))
  show(key, "low", unit * exp(coef(f)[[1]] - z * se))
  show(key, "high", unit * exp(coef(f)[[1]] + z * se))
  # One limit lies below every value measured, so that the order is known up to the limit.
  ordered <- sort(ifelse(d$below == 1, -Inf, d$value))
  if (length(unique(d$value[d$below == 1])) < 2 && median(ordered) > -Inf) {
    show(key, "median", unit * median(ordered))
  }
}

compare <- function(d, key, full, null) {
  d$value <- d$value / max(d$value)
  d$baseline <- d$baseline / max(d$baseline)
  f <- fit(full, d)
  b <- coef(f)[["treated"]]
  se <- sqrt(vcov(f)["treated", "treated"])
  lr <- 2 * (f$loglik[2] - fit(null, d)$loglik[2])
  show(key, "value", exp(b))
  show(key, "low", exp(b - z * se))
  show(key, "high", exp(b + z * se))
  show(key, "standard_error", se)
  show(key, "p_value", pchisq(lr, 1, lower.tail = FALSE))
  show(key, "n_treatment", sum(d$treated == 1))
  show(key, "n_control", sum(d$treated == 0))
}

for (d in split(censored <- read.csv("censored.csv"), censored$case)) {
  key <- paste0(d$case[1], "/0.95")
  seen <- d[!is.na(d$value), ]
  describe(seen, paste0(key, "/all"))
  for (arm in c(1, 0)) describe(seen[seen$treated == arm, ], paste0(key, "/arm", arm))
  compare(seen, paste0(key, "/ratio"),
    Surv(value, below == 0, type = "left") ~ treated, Surv(value, below == 0, type = "left") ~ 1)
  pairs <- seen[!is.na(seen$baseline), ]
  if (length(unique(pairs$baseline)) > 1) {
    compare(pairs, paste0(key, "/adjusted"),
      Surv(value, below == 0, type = "left") ~ treated + log(baseline),
      Surv(value, below == 0, type = "left") ~ log(baseline))
  }
}
