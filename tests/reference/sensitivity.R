# The bundled synthetic study by other analyses: the sensitivity board, leave-one-out, reference
# limits, response rates and associations. Run: Rscript sensitivity.R > sensitivity.txt
# "<x" counts as x / 2, but for survreg and the reference limits. Both are told it is below x.
suppressPackageStartupMessages({
  library(coin)
  library(nlme)
  library(numDeriv)
  library(survival)
})
source("study_results.R")
versions <- sapply(c("coin", "nlme", "numDeriv", "survival"),
  function(p) as.character(packageVersion(p)))
cat("#", R.version.string, ";", paste(names(versions), versions, collapse = " ; "), "\n")
study <- read_study("../../sample_data", "secretome")
treated <- study$treated
linear_outcomes <- c("mex_sledai", "c3", "c4")
log_outcomes <- c("il6", "tnf_alpha", "anti_dsdna")
follow_up <- c(22, 43)

change_of <- function(outcome, day) {
  x <- column(study, outcome, day)
  before <- column(study, outcome, 1)
  if (outcome %in% log_outcomes) x / before else round(x - before, 9)
}

show_n <- function(key, here) {
  show(key, "n_treatment", sum(here & treated))
  show(key, "n_control", sum(here & !treated))
}

show_welch <- function(key, change, scale, back) {
  test <- t.test(scale(change[treated]), scale(change[!treated]))
  show(key, "value", back(test$estimate[[1]] - test$estimate[[2]]))
  show(key, "low", back(test$conf.int[1]))
  show(key, "high", back(test$conf.int[2]))
  show(key, "p_value", test$p.value)
  show(key, "standard_error", test$stderr)
  show(key, "df", test$parameter)
  show_n(key, !is.na(change))
}

show_hodges_lehmann <- function(key, change, scale, back) {
  x <- change[treated & !is.na(change)]
  y <- change[!treated & !is.na(change)]
  d <- sort(as.vector(outer(scale(x), scale(y), "-")))
  place <- qwilcox(0.025, length(x), length(y))
  show(key, "value", back(median(d)))
  show(key, "low", back(d[place]))
  show(key, "high", back(d[length(d) + 1 - place]))
  # Ratios to nine decimals: two that are the same are then ties.
  ranked <- data.frame(v = round(c(x, y), 9), arm = factor(rep(1:2, c(length(x), length(y)))))
  show(key, "p_value", as.numeric(pvalue(wilcox_test(v ~ arm, ranked, distribution = "exact"))))
  show_n(key, !is.na(change))
}

# gls stops some digits before the maximum of the restricted likelihood. Newton's method goes on
# from there, with numerical derivatives of the likelihood of the whole sample as a dense matrix;
# they also give Satterthwaite's degrees of freedom. What gls itself says is printed under "gls".
show_repeated_measures <- function(outcome, scale, back) {
  d <- do.call(rbind, lapply(seq_along(follow_up), function(visit) {
    data.frame(id = seq_along(treated), treated = treated * 1, visit = visit,
      before = scale(column(study, outcome, 1)),
      y = scale(column(study, outcome, follow_up[visit])))
  }))
  d <- d[!is.na(d$y) & !is.na(d$before), ]
  d <- d[order(d$id, d$visit), ]
  d$time <- factor(d$visit)
  model <- y ~ 0 + time + time:treated + time:before
  g <- gls(model, d, correlation = corSymm(form = ~ visit | id),
    weights = varIdent(form = ~ 1 | time), method = "REML",
    control = glsControl(tolerance = 1e-12, msTol = 1e-14, maxIter = 1000, msMaxIter = 1000))
  x <- model.matrix(model, d)
  # The elements of the covariance: both variances as logs, and the correlation by its atanh.
  fit <- function(theta) {
    sd <- exp(theta[1:2])
    v <- outer(sd, sd) * matrix(c(1, tanh(theta[3]), tanh(theta[3]), 1), 2)
    v <- v[d$visit, d$visit] * outer(d$id, d$id, "==")
    w <- solve(v)
    errors <- solve(t(x) %*% w %*% x)
    b <- errors %*% t(x) %*% w %*% d$y
    r <- d$y - x %*% b
    list(b = b, errors = errors, deviance = as.numeric(determinant(v)$modulus -
      determinant(errors)$modulus + t(r) %*% w %*% r))
  }
  deviance <- function(theta) fit(theta)$deviance
  start <- c(log(sigma(g) * c(1, coef(g$modelStruct$varStruct, unconstrained = FALSE))),
    atanh(coef(g$modelStruct$corStruct, unconstrained = FALSE)))
  theta <- start
  for (i in 1:4) {
    step <- solve(hessian(deviance, theta), grad(deviance, theta))
    theta <- theta - step
  }
  stopifnot(max(abs(theta - start)) < 1e-5, max(abs(step)) < 1e-8)
  information <- hessian(deviance, theta) / 2
  for (visit in seq_along(follow_up)) {
    key <- paste(outcome, follow_up[visit], "repeated_measures", sep = "/")
    name <- paste0("time", visit, ":treated")
    at <- which(colnames(x) == name)
    variance <- function(theta) fit(theta)$errors[at, at]
    slope <- grad(variance, theta)
    df <- 2 * variance(theta)^2 / drop(t(slope) %*% solve(information, slope))
    b <- fit(theta)$b[at]
    se <- sqrt(variance(theta))
    show(key, "value", back(b))
    show(key, "standard_error", se)
    show(key, "df", df)
    show(key, "low", back(b - qt(0.975, df) * se))
    show(key, "high", back(b + qt(0.975, df) * se))
    show(key, "p_value", 2 * pt(-abs(b) / se, df))
    now <- d$visit == visit
    show(key, "n_treatment", sum(now & d$treated == 1))
    show(key, "n_control", sum(now & d$treated == 0))
    key <- paste(outcome, follow_up[visit], "gls", sep = "/")
    show(key, "value", back(coef(g)[[name]]))
    show(key, "standard_error", sqrt(diag(vcov(g)))[[name]])
  }
}

show_censored <- function(key, outcome, day) {
  d <- data.frame(value = column(study, outcome, day), before = log(column(study, outcome, 1)),
    below = column(study, outcome, day, "below"), treated)
  d$value <- ifelse(d$below, 2 * d$value, d$value)
  d <- d[!is.na(d$value) & !is.na(d$before), ]
  control <- survreg.control(maxiter = 500, rel.tolerance = 1e-14, toler.chol = 1e-13)
  f <- survreg(Surv(value, !below, type = "left") ~ treated + before, d, dist = "lognormal",
    control = control)
  null <- survreg(Surv(value, !below, type = "left") ~ before, d, dist = "lognormal",
    control = control)
  b <- coef(f)[["treatedTRUE"]]
  se <- sqrt(vcov(f)["treatedTRUE", "treatedTRUE"])
  n <- nrow(d)
  df <- n - length(coef(f))
  # Twice the fall in log likelihood away from the estimate, less what the limits allow.
  depth <- function(x) {
    d$shift <- x * d$treated
    at <- survreg(Surv(value, !below, type = "left") ~ before + offset(shift), d,
      dist = "lognormal", control = control)
    2 * (f$loglik[2] - at$loglik[2]) - n * log1p(qt(0.975, df)^2 / df)
  }
  end <- function(side) uniroot(depth, b + side * c(0, 2 * se), tol = 1e-13 * se,
    extendInt = if (side > 0) "upX" else "downX")$root
  fall <- 2 * (f$loglik[2] - null$loglik[2])
  show(key, "value", exp(b))
  show(key, "low", exp(end(-1)))
  show(key, "high", exp(end(1)))
  show(key, "standard_error", se * sqrt(n / df))
  show(key, "df", df)
  show(key, "p_value", 2 * pt(-sqrt(df * expm1(fall / n)), df))
  show(key, "n_below", sum(d$below))
  show(key, "n_treatment", sum(d$treated))
  show(key, "n_control", sum(!d$treated))
}

# Participants by the number in their name: "P07" is 7.
show_left_out <- function(key, outcome, day, scale, back) {
  d <- data.frame(y = scale(column(study, outcome, day)),
    before = scale(column(study, outcome, 1)), treated,
    number = as.numeric(sub("^P", "", study$participants$participant_id)))
  d <- d[!is.na(d$y) & !is.na(d$before), ]
  fit <- lm(y ~ treated + before, d)
  without <- sapply(seq_len(nrow(d)), function(i) coef(lm(y ~ treated + before, d[-i, ]))[[2]])
  show(key, "value", back(coef(fit)[[2]]))
  show(key, "standard_error", coef(summary(fit))[2, 2])
  show(key, "df", fit$df.residual)
  show(key, "lowest", back(min(without)))
  show(key, "highest", back(max(without)))
  show(key, "participant", d$number[which.max(abs(without - coef(fit)[[2]]))])
  show(key, "n", nrow(d))
  for (i in seq_len(nrow(d))) show(paste0(key, "/each"), d$number[i], back(without[i]))
}

show_exact <- function(key, events, n) {
  if (n == 0) return()
  test <- binom.test(events, n)
  show(key, "value", test$estimate)
  show(key, "low", test$conf.int[1])
  show(key, "high", test$conf.int[2])
}

show_crossings <- function(outcome, day, limit, better) {
  outside <- function(at) {
    x <- column(study, outcome, at)
    # No value of these outcomes is below the limit of quantification.
    stopifnot(!any(column(study, outcome, at, "below"), na.rm = TRUE))
    if (better == "higher") x < limit else x > limit
  }
  for (arm in c("treatment", "control")) {
    here <- treated == (arm == "treatment")
    first <- outside(1)[here]
    then <- outside(day)[here]
    key <- paste(outcome, day, "crossings", arm, sep = "/")
    show(key, "out_out", sum(first & then, na.rm = TRUE))
    show(key, "out_in", sum(first & !then, na.rm = TRUE))
    show(key, "in_out", sum(!first & then, na.rm = TRUE))
    show(key, "in_in", sum(!first & !then, na.rm = TRUE))
    show(key, "missing", sum(is.na(first) | is.na(then)))
    n <- sum(first & !is.na(then), na.rm = TRUE)
    show(key, "n", n)
    show_exact(key, sum(first & !then, na.rm = TRUE), n)
    n <- sum(!first & !is.na(then), na.rm = TRUE)
    show(paste0(key, "/within"), "n", n)
    show_exact(paste0(key, "/within"), sum(!first & then, na.rm = TRUE), n)
  }
}

wilson <- function(events, n) {
  z <- qnorm(0.975)
  p <- events / n
  centre <- p + z^2 / (2 * n)
  margin <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  c(centre - margin, centre + margin) / (1 + z^2 / n)
}

show_responders <- function(day, threshold, missing) {
  fell <- -change_of("mex_sledai", day) >= threshold
  counted <- if (missing == "excluded") !is.na(fell) else rep(TRUE, length(fell))
  fell[is.na(fell)] <- FALSE
  key <- paste("mex_sledai", day, "responders", threshold, missing, sep = "/")
  events <- c(sum(fell & treated), sum(fell & !treated))
  n <- c(sum(counted & treated), sum(counted & !treated))
  show(key, "events_treatment", events[1])
  show(key, "n_treatment", n[1])
  show(key, "events_control", events[2])
  show(key, "n_control", n[2])
  p <- events / n
  limits <- rbind(wilson(events[1], n[1]), wilson(events[2], n[2]))
  show(key, "value", p[1] - p[2])
  show(key, "low", p[1] - p[2] - sqrt((p[1] - limits[1, 1])^2 + (limits[2, 2] - p[2])^2))
  show(key, "high", p[1] - p[2] + sqrt((limits[1, 2] - p[1])^2 + (p[2] - limits[2, 1])^2))
  show_exact(paste0(key, "/share_treatment"), events[1], n[1])
  show_exact(paste0(key, "/share_control"), events[2], n[2])
}

show_limits <- function(key, r, n) {
  margin <- qnorm(0.975) * sqrt((1 + r^2 / 2) / (n - 3))
  show(key, "low", tanh(atanh(r) - margin))
  show(key, "high", tanh(atanh(r) + margin))
}

show_association <- function(marker, day) {
  d <- data.frame(x = round(change_of(marker, day), 9), y = change_of("mex_sledai", day), treated)
  d <- na.omit(d)
  test <- cor.test(d$x, d$y, method = "spearman", exact = FALSE)
  key <- paste(marker, day, "pooled", sep = "/")
  show(key, "n", nrow(d))
  show(key, "value", test$estimate)
  show(key, "p_value", test$p.value)
  show_limits(key, test$estimate, nrow(d))
  rest <- lapply(d[c("x", "y")], function(values) resid(lm(rank(values) ~ treated, d)))
  r <- cor(rest$x, rest$y)
  df <- nrow(d) - 3
  key <- paste(marker, day, "within_arms", sep = "/")
  show(key, "n", nrow(d))
  show(key, "value", r)
  show(key, "p_value", 2 * pt(-abs(r) * sqrt(df / (1 - r^2)), df))
  show_limits(key, r, nrow(d) - 1)
}

for (outcome in c(linear_outcomes, log_outcomes)) {
  is_log <- outcome %in% log_outcomes
  scale <- if (is_log) log else identity
  back <- if (is_log) exp else identity
  show_repeated_measures(outcome, scale, back)
  for (day in follow_up) {
    key <- paste(outcome, day, sep = "/")
    change <- change_of(outcome, day)
    show_welch(paste0(key, "/welch"), change, scale, back)
    show_hodges_lehmann(paste0(key, "/hodges_lehmann"), change, scale,
      if (is_log) exp else function(number) round(number, 9))
    if (is_log) show_censored(paste0(key, "/censored"), outcome, day)
    show_left_out(paste0(key, "/left_out"), outcome, day, scale, back)
    if (outcome != "mex_sledai") show_association(outcome, day)
  }
}
for (day in follow_up) {
  show_crossings("c3", day, 90, "higher")
  show_crossings("c4", day, 10, "higher")
  show_crossings("anti_dsdna", day, 30, "lower")
  for (threshold in c(1, 3, 5)) for (missing in c("nonresponder", "excluded")) {
    show_responders(day, threshold, missing)
  }
}
