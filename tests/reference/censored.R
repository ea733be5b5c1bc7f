# Values below a limit of censored.csv, by survreg. Run: Rscript censored.R > censored.txt
# A value is in units of its case's largest, which changes no ratio: survreg then loses no digits.
# Limits are where twice the fall in log likelihood, all else at its best, is n log(1 + t^2 / df).
suppressPackageStartupMessages(library(survival))
cat("#", R.version.string, "; survival", as.character(packageVersion("survival")), "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")
control <- survreg.control(maxiter = 500, rel.tolerance = 1e-13, toler.chol = 1e-12)
fit <- function(model, d) survreg(model, d, dist = "lognormal", control = control)

# The end of the interval on a side of the estimate b, from the log likelihood at any other value.
end <- function(side, b, se, n, df, highest, log_likelihood) {
  depth <- function(x) 2 * (highest - log_likelihood(x)) - n * log1p(qt(0.975, df)^2 / df)
  uniroot(depth, b + side * c(0, 2 * se), extendInt = if (side > 0) "upX" else "downX",
    tol = 1e-13 * se)$root
}

describe <- function(d, key) {
  unit <- max(d$value)
  d$value <- d$value / unit
  f <- fit(Surv(value, below == 0, type = "left") ~ 1, d)
  b <- coef(f)[[1]]
  se <- sqrt(vcov(f)[1, 1])
  # survreg needs a coefficient; at a given mean only the spread is left to be found.
  log_likelihood <- function(mean) {
    at <- function(log_sd) {
      sd <- exp(log_sd)
      sum(ifelse(d$below == 1, pnorm(log(d$value), mean, sd, log.p = TRUE),
        dnorm(log(d$value), mean, sd, log = TRUE)))
    }
    optimize(at, log(f$scale) + c(-3, 6), maximum = TRUE, tol = 1e-10)$objective
  }
  n <- nrow(d)
  ends <- sapply(c(-1, 1), end, b, se, n, n - 1, log_likelihood(b), log_likelihood)
  show(key, "n", n)
  show(key, "n_below", sum(d$below))
  show(key, "geometric_mean", unit * exp(b))
  show(key, "low", unit * exp(ends[1]))
  show(key, "high", unit * exp(ends[2]))
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
  n <- nrow(d)
  df <- n - length(coef(f))
  log_likelihood <- function(x) {
    d$shift <- x * d$treated
    fit(update(null, ~ . + offset(shift)), d)$loglik[2]
  }
  ends <- sapply(c(-1, 1), end, b, se, n, df, f$loglik[2], log_likelihood)
  fall <- 2 * (f$loglik[2] - fit(null, d)$loglik[2])
  show(key, "value", exp(b))
  show(key, "low", exp(ends[1]))
  show(key, "high", exp(ends[2]))
  show(key, "unscaled_error", se)
  show(key, "standard_error", se * sqrt(n / df))
  show(key, "df", df)
  show(key, "p_value", 2 * pt(-sqrt(df * expm1(fall / n)), df))
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
