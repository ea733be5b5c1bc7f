# What lib computes from a study, computed again in R. Sourced by sample_study.R and polyps.R.
# A value below the limit of quantification ("<x") counts as x / 2; no value is imputed.

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

read_study <- function(folder, treatment) {
  participants <- read.csv(file.path(folder, "participants.csv"), colClasses = "character")
  measurements <- read.csv(file.path(folder, "measurements.csv"), colClasses = "character")
  below <- startsWith(measurements$value, "<")
  number <- suppressWarnings(as.numeric(sub("^<", "", measurements$value)))
  measurements$number <- ifelse(below, number / 2, number)
  measurements$below <- below
  events <- file.path(folder, "adverse_events.csv")
  list(
    participants = participants,
    treated = participants$arm == treatment,
    measurements = measurements,
    events = if (file.exists(events)) read.csv(events, colClasses = "character")
  )
}

# One column of the measurements, in the order of the participants; NA where there is no row.
column <- function(study, outcome, day, name = "number") {
  m <- study$measurements[study$measurements$outcome == outcome & study$measurements$day == day, ]
  m[[name]][match(study$participants$participant_id, m$participant_id)]
}

smd <- function(x, treated) {
  (mean(x[treated], na.rm = TRUE) - mean(x[!treated], na.rm = TRUE)) /
    sqrt((var(x[treated], na.rm = TRUE) + var(x[!treated], na.rm = TRUE)) / 2)
}

show_smd_binary <- function(study, name, level) {
  share <- sapply(c(TRUE, FALSE), function(arm) {
    mean(study$participants[[name]][study$treated == arm] == level)
  })
  show(paste0(name, "/baseline"), "smd", (share[1] - share[2]) / sqrt(mean(share * (1 - share))))
}

show_interval <- function(key, test, transform) {
  show(key, "value", transform(test$estimate))
  show(key, "low", transform(test$conf.int[1]))
  show(key, "high", transform(test$conf.int[2]))
}

show_outcome <- function(study, outcome, days, log_scale) {
  scale <- if (log_scale) log else identity
  back <- if (log_scale) exp else identity
  before <- column(study, outcome, days[1])
  show(paste0(outcome, "/baseline"), "smd", smd(scale(before), study$treated))
  for (day in days) {
    x <- column(study, outcome, day)
    below <- column(study, outcome, day, "below")
    for (arm in c("treatment", "control")) {
      here <- study$treated == (arm == "treatment")
      present <- x[here & !is.na(x)]
      key <- paste(outcome, day, arm, sep = "/")
      show(paste0(key, "/mean"), "n", length(present))
      show(paste0(key, "/mean"), "n_missing", sum(here) - length(present))
      show(paste0(key, "/mean"), "n_below", sum(below[here], na.rm = TRUE))
      show_interval(paste0(key, "/mean"), t.test(scale(present)), back)
      quartiles <- quantile(present, c(0.25, 0.5, 0.75), type = 7)
      show(paste0(key, "/median"), "value", quartiles[2])
      show(paste0(key, "/median"), "low", quartiles[1])
      show(paste0(key, "/median"), "high", quartiles[3])
      if (day == days[1]) {
        show(paste0(key, "/spread"), "value", back(mean(scale(present))))
        show(paste0(key, "/spread"), "spread", back(sd(scale(present))))
      } else {
        both <- here & !is.na(x) & !is.na(before)
        show(paste0(key, "/change"), "n", sum(both))
        show_interval(paste0(key, "/change"), t.test(scale(x[both]) - scale(before[both])), back)
      }
    }
    if (day != days[1]) show_effect(paste(outcome, day, "effect", sep = "/"),
      data.frame(y = scale(x), before = scale(before), treated = study$treated), back)
  }
}

show_effect <- function(key, d, back) {
  d <- d[!is.na(d$y) & !is.na(d$before), ]
  fit <- lm(y ~ treated + before, d)
  limits <- confint(fit, "treatedTRUE")
  difference <- coef(fit)[["treatedTRUE"]]
  show(key, "value", back(difference))
  show(key, "low", back(limits[1]))
  show(key, "high", back(limits[2]))
  show(key, "p_value", coef(summary(fit))["treatedTRUE", 4])
  show(key, "n_treatment", sum(d$treated))
  show(key, "n_control", sum(!d$treated))
  sd <- summary(lm(y ~ treated, d))$sigma
  show(key, "sd", sd)
  show(key, "scaled", difference / sd)
  show(key, "scaled_low", limits[1] / sd)
  show(key, "scaled_high", limits[2] / sd)
}

# The first outcome is the primary one, tested by itself: Holm goes over the others ("effect").
# Where none is primary, as at another day, it goes over all of them ("exploratory").
show_holm <- function(study, outcomes, days, day, log_outcomes, kinds = c("effect", "exploratory")) {
  p <- sapply(outcomes, function(outcome) {
    scale <- if (outcome %in% log_outcomes) log else identity
    d <- data.frame(
      y = scale(column(study, outcome, day)),
      before = scale(column(study, outcome, days[1])), treated = study$treated
    )
    coef(summary(lm(y ~ treated + before, d)))["treatedTRUE", 4]
  })
  for (kind in kinds) {
    family <- if (kind == "effect") p[-1] else p
    adjusted <- p.adjust(family, "holm")
    for (name in names(family)) {
      key <- paste(name, day, kind, sep = "/")
      show(key, "p_holm", adjusted[[name]])
      show(key, "tests", length(family))
    }
  }
}

show_missing <- function(study, outcomes, days) {
  withdrawn <- suppressWarnings(as.numeric(study$participants$withdrawn_day))
  for (outcome in outcomes) for (day in days) for (arm in c("treatment", "control")) {
    here <- study$treated == (arm == "treatment")
    gap <- is.na(column(study, outcome, day)) & here
    key <- paste(outcome, day, arm, "missing", sep = "/")
    show(key, "n", sum(here))
    show(key, "missing", sum(gap))
    if (length(withdrawn)) {
      show(key, "after_withdrawal", sum(gap & !is.na(withdrawn) & withdrawn <= day))
    }
  }
}

show_characteristic <- function(study, name) {
  x <- as.numeric(study$participants[[name]])
  show(paste0(name, "/baseline"), "smd", smd(x, study$treated))
  for (arm in c("treatment", "control")) {
    here <- x[study$treated == (arm == "treatment")]
    key <- paste(name, "characteristic", arm, sep = "/")
    show(key, "value", mean(here, na.rm = TRUE))
    show(key, "spread", sd(here, na.rm = TRUE))
  }
}

show_bands <- function(study, outcome, days, lower) {
  for (day in days) for (arm in c("treatment", "control")) {
    x <- column(study, outcome, day)[study$treated == (arm == "treatment")]
    counts <- tabulate(findInterval(x[!is.na(x)], lower), length(lower))
    for (band in seq_along(lower)) {
      show(paste(outcome, day, arm, "bands", sep = "/"), band - 1, counts[band])
    }
  }
}

show_events <- function(study, key, chosen) {
  for (arm in c("treatment", "control")) {
    members <- study$participants$participant_id[study$treated == (arm == "treatment")]
    ids <- study$events$participant_id[chosen & study$events$participant_id %in% members]
    test <- binom.test(length(unique(ids)), length(members))
    name <- paste(key, arm, sep = "/")
    show(name, "participants", length(unique(ids)))
    show(name, "n", length(members))
    show(name, "events", length(ids))
    show(name, "value", test$estimate)
    show(name, "low", test$conf.int[1])
    show(name, "high", test$conf.int[2])
  }
}

show_adverse_events <- function(study) {
  e <- study$events
  show_events(study, "kind/any", rep(TRUE, nrow(e)))
  show_events(study, "kind/related", e$related == "yes")
  show_events(study, "kind/grade_3", as.numeric(e$grade) >= 3)
  show_events(study, "kind/serious", e$serious == "yes")
  for (name in unique(e$system_organ_class)) {
    show_events(study, paste0("class/", gsub(" ", "_", name)), e$system_organ_class == name)
  }
  for (name in unique(e$term)) {
    show_events(study, paste0("term/", gsub(" ", "_", name)), e$term == name)
  }
}
