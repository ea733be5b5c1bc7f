# Two-arm comparisons of two_arms.csv. Run: Rscript estimates.R > estimates.txt
# The case large_offset is computed without its offset of a million, which changes no effect: so
# large, it would cost the QR of lm ten digits, and on the log scale make lm drop the baseline.
suppressPackageStartupMessages(library(emmeans))
cat("#", R.version.string, "; emmeans", as.character(packageVersion("emmeans")), "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_interval <- function(key, interval, p, transform) {
  show(key, "value", transform(interval[1]))
  show(key, "low", transform(interval[2]))
  show(key, "high", transform(interval[3]))
  show(key, "p_value", p)
}

show_means <- function(key, means, transform) {
  found <- summary(means, infer = TRUE)
  for (row in seq_len(nrow(found))) {
    arm <- if (found$arm[row] == 1) "treatment" else "control"
    ends <- transform(c(found$emmean[row], found$lower.CL[row], found$upper.CL[row]))
    for (part in 1:3) show(key, paste0(arm, "_", c("value", "low", "high")[part]), ends[part])
  }
}

compare <- function(d, key, scale) {
  transform <- if (scale == "log") exp else identity
  if (scale == "log") {
    d$value <- log(d$value)
    d$baseline <- log(d$baseline)
  }
  seen <- d[!is.na(d$value), ]
  x <- seen$value[seen$treated == 1]
  y <- seen$value[seen$treated == 0]
  if (min(length(x), length(y)) > 1) {
    w <- t.test(x, y)
    name <- paste0(key, "/welch")
    show_interval(name, c(mean(x) - mean(y), w$conf.int), w$p.value, transform)
    show(name, "n_treatment", length(x))
    show(name, "n_control", length(y))
  }
  show(key, "pooled_sd", summary(lm(value ~ treated, seen))$sigma)

  pairs <- seen[!is.na(seen$baseline), ]
  fit <- lm(value ~ treated + baseline, pairs)
  name <- paste0(key, "/ancova")
  row <- coef(summary(fit))["treated", ]
  limits <- confint(fit, "treated")
  show_interval(name, c(row[1], limits), row[4], transform)
  show(name, "n_treatment", sum(pairs$treated == 1))
  show(name, "n_control", sum(pairs$treated == 0))
  show(name, "standard_error", row[2])
  show(name, "df", fit$df.residual)

  if (!anyNA(coef(fit))) {
    pairs$arm <- factor(pairs$treated, levels = c(1, 0))
    means <- emmeans(lm(value ~ arm + baseline, pairs), "arm", weights = "proportional")
    show_means(paste0(key, "/means"), means, transform)
    contrast <- summary(pairs(means), infer = TRUE)
    show_interval(paste0(key, "/emmeans"),
      c(contrast$estimate, contrast$lower.CL, contrast$upper.CL), contrast$p.value, transform)
  }
}

two_arms <- read.csv("two_arms.csv")
measured <- c("baseline", "value")
for (case in unique(two_arms$case)) {
  for (scale in c("linear", "log")) {
    d <- two_arms[two_arms$case == case, ]
    if (case == "large_offset") {
      d[measured] <- if (scale == "log") d[measured] / 1e6 else d[measured] - 1e6
    }
    compare(d, paste0(case, "/", scale, "/0.95"), scale)
  }
}

# Strata as a fixed effect, a participant of them missing her value.
d <- read.csv("strata.csv")
for (scale in c("linear", "log")) {
  transform <- if (scale == "log") exp else identity
  e <- d[!is.na(d$value) & !is.na(d$baseline), ]
  if (scale == "log") {
    e$value <- log(e$value)
    e$baseline <- log(e$baseline)
  }
  e$arm <- factor(e$treated, levels = c(1, 0))
  fit <- lm(value ~ treated + baseline + stratum, e)
  key <- paste0("strata/", scale, "/0.95")
  row <- coef(summary(fit))["treated", ]
  show_interval(paste0(key, "/stratified"), c(row[1], confint(fit, "treated")), row[4], transform)
  show(paste0(key, "/stratified"), "standard_error", row[2])
  show(paste0(key, "/stratified"), "df", fit$df.residual)
  means <- emmeans(lm(value ~ arm + baseline + stratum, e), "arm", weights = "proportional")
  show_means(paste0(key, "/stratified_means"), means, transform)
}
