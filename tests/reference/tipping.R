# Missing values of tipping.csv and of the bundled study varied over a range: lm with every
# combination of the ends of the range in their place (with more than 12 only those with all of an
# arm alike), and along the way of both arms through the range: the places where the interval
# touches no difference, found on a grid of 2,000 and refined by uniroot.
# Run: Rscript tipping.R > tipping.txt
source("study_results.R")
cat("#", R.version.string, "\n")

fitted_to <- function(value, baseline, treated) {
  fit <- lm(value ~ treated + baseline)
  limits <- confint(fit)["treatedTRUE", ]
  c(value = coef(fit)[["treatedTRUE"]], low = limits[[1]], high = limits[[2]])
}

vary <- function(key, value, baseline, treated, low, high, log_scale) {
  back <- if (log_scale) exp else identity
  if (log_scale) {
    value <- log(value)
    baseline <- log(baseline)
    low <- log(low)
    high <- log(high)
  }
  known <- !is.na(baseline)
  value <- value[known]
  baseline <- baseline[known]
  treated <- treated[known]
  gaps <- which(is.na(value))
  with_ends <- function(ends) fitted_to(replace(value, gaps, ends), baseline, treated)
  observed <- fitted_to(value, baseline, treated)
  side <- (observed[["low"]] > 0) - (observed[["high"]] < 0)
  show(key, "n_treatment", sum(treated[gaps]))
  show(key, "n_control", sum(!treated[gaps]))
  show(key, "side", side)
  if (side != 0) {
    if (length(gaps) <= 12) {
      ends <- as.matrix(expand.grid(rep(list(c(low, high)), length(gaps))))
    } else {
      both <- expand.grid(c(low, high), c(low, high))
      ends <- t(apply(both, 1, function(pair) ifelse(treated[gaps], pair[1], pair[2])))
    }
    fits <- apply(ends, 1, with_ends)
    near <- if (side > 0) fits["low", ] else -fits["high", ]
    for (name in rownames(fits)) {
      show(paste0(key, "/worst"), name, back(fits[name, which.min(near)]))
    }
  }
  on_the_way <- function(share) low + (high - low) * ifelse(treated[gaps], share, 1 - share)
  # Positive where the interval lies on one side of no difference.
  apart <- function(share) {
    found <- with_ends(on_the_way(share))
    max(found[["low"]], -found[["high"]])
  }
  grid <- seq(0, 1, length.out = 2001)
  heights <- sapply(grid, apart)
  turns <- which(diff(sign(heights)) != 0)
  roots <- sapply(turns, function(i) uniroot(apart, grid[c(i, i + 1)], tol = 1e-14)$root)
  places <- c(0, unlist(roots), 1)
  count <- 0
  for (i in seq_len(length(places) - 1)) {
    if (apart(mean(places[c(i, i + 1)])) <= 0) next
    for (j in 0:1) {
      name <- paste0(key, "/stretch/", count)
      up <- back(low + (high - low) * places[i + j])
      down <- back(high - (high - low) * places[i + j])
      if (any(treated[gaps])) show(name, paste0("treatment_", j), up)
      if (any(!treated[gaps])) show(name, paste0("control_", j), down)
    }
    count <- count + 1
  }
  show(key, "stretches", count)
}

table <- read.csv("tipping.csv")
for (case in unique(table$case)) {
  d <- table[table$case == case, ]
  vary(case, d$value, d$baseline, d$treated == 1, d$low[1], d$high[1], d$scale[1] == "log")
}

study <- read_study("../../sample_data", "secretome")
for (outcome in c("mex_sledai", "c3", "c4", "il6", "tnf_alpha", "anti_dsdna")) {
  seen <- range(sapply(c(1, 22, 43), function(day) column(study, outcome, day)), na.rm = TRUE)
  if (outcome == "mex_sledai") seen <- c(0, 32)
  log_scale <- outcome %in% c("il6", "tnf_alpha", "anti_dsdna")
  vary(paste0("sample/", outcome), column(study, outcome, 43), column(study, outcome, 1),
    study$treated, seen[1], seen[2], log_scale)
}
