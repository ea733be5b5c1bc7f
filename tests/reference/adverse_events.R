# Adverse events of the invented trial in adverse_events.csv, one line per event, and one without a
# term for a participant who had none. Doses on days 1, 8, 15, 22, 29, 36; the last visit is day 43.
# Run: Rscript adverse_events.R > adverse_events.txt
# The Newcombe limits join those of prop.test; the score limits solve the closed cubic of Miettinen
# and Nurminen (1985) with uniroot.
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")
d <- read.csv("adverse_events.csv", na.strings = "", stringsAsFactors = FALSE)
people <- unique(d[c("participant_id", "arm", "withdrawn_day")])
e <- d[!is.na(d$term), ]
arms <- c("treatment", "control")
n <- sapply(arms, function(arm) sum(people$arm == arm))
doses <- c(1, 8, 15, 22, 29, 36)

wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int

newcombe <- function(x) {
  p <- x / n
  a <- wilson(x[1], n[1])
  b <- wilson(x[2], n[2])
  p[[1]] - p[[2]] + c(
    -sqrt((p[[1]] - a[1])^2 + (b[2] - p[[2]])^2), sqrt((a[2] - p[[1]])^2 + (p[[2]] - b[1])^2)
  )
}

score_limits <- function(x) {
  total <- sum(n)
  rd <- x[[1]] / n[[1]] - x[[2]] / n[[2]]
  beyond <- function(d) {
    l2 <- (n[[1]] + 2 * n[[2]]) * d - total - sum(x)
    l1 <- (n[[2]] * d - total - 2 * x[[2]]) * d + sum(x)
    l0 <- x[[2]] * d * (1 - d)
    q <- l2^3 / (3 * total)^3 - l1 * l2 / (6 * total^2) + l0 / (2 * total)
    p <- sign(q) * sqrt(max(0, l2^2 / (3 * total)^2 - l1 / (3 * total)))
    angle <- (pi + acos(min(1, max(-1, if (p == 0) 0 else q / p^3)))) / 3
    p2 <- min(1, max(0, 2 * p * cos(angle) - l2 / (3 * total)))
    p1 <- min(1, max(0, p2 + d))
    variance <- (p1 * (1 - p1) / n[[1]] + p2 * (1 - p2) / n[[2]]) * total / (total - 1)
    abs(rd - d) - qnorm(0.975) * sqrt(variance)
  }
  sapply(c(-1, 1), function(end) {
    near <- rd + (end - rd) * 1e-9
    uniroot(beyond, sort(c(near, end)), tol = .Machine$double.eps, maxiter = 10000)$root
  })
}

participants <- function(chosen) {
  sapply(arms, function(arm) length(unique(e$participant_id[which(chosen & e$arm == arm)])))
}

show_difference <- function(key, x) {
  limits <- newcombe(x)
  show(key, "value", x[[1]] / n[[1]] - x[[2]] / n[[2]])
  show(key, "low", limits[1])
  show(key, "high", limits[2])
  for (arm in arms) show(key, paste0("participants_", arm), x[[arm]])
}

kinds <- list(
  any = rep(TRUE, nrow(e)), related = e$related == "yes", grade_3 = e$grade >= 3,
  serious = e$serious == "yes", led_to_withdrawal = e$led_to_withdrawal == "yes",
  fatal = e$grade == 5
)
for (kind in names(kinds)) {
  x <- participants(kinds[[kind]])
  key <- paste0("kind/", kind)
  show_difference(key, x)
  for (arm in arms) {
    show(key, paste0("events_", arm), sum(kinds[[kind]] & e$arm == arm, na.rm = TRUE))
    limits <- binom.test(x[[arm]], n[[arm]])$conf.int
    show(key, paste0("low_", arm), limits[1])
    show(key, paste0("high_", arm), limits[2])
  }
  limits <- score_limits(x)
  show(key, "mn_low", limits[1])
  show(key, "mn_high", limits[2])
}

for (kind in c("any", "related", "grade_3", "serious")) {
  for (name in unique(e$system_organ_class)) {
    here <- e$system_organ_class == name
    # Nothing is recorded of a kind whose cells are all blank.
    if (!all(is.na(kinds[[kind]][here]))) {
      show_difference(paste("class", name, kind, sep = "/"), participants(here & kinds[[kind]]))
    }
  }
  for (name in unique(e$term)) {
    here <- e$term == name
    if (!all(is.na(kinds[[kind]][here]))) {
      key <- paste("term", gsub(" ", "_", name), kind, sep = "/")
      show_difference(key, participants(here & kinds[[kind]]))
    }
  }
}

for (arm in arms) {
  members <- people$participant_id[people$arm == arm]
  worst <- sapply(members, function(who) {
    grades <- e$grade[e$participant_id == who]
    if (!length(grades)) "none" else if (all(is.na(grades))) "not_recorded" else max(grades, na.rm = TRUE)
  })
  for (name in c("none", 1:5, "not_recorded")) show(paste0("worst/", arm), name, sum(worst == name))
}

people$end <- pmin(people$withdrawn_day, 43, na.rm = TRUE)
people$weeks <- pmax(0, people$end - 1 + 1) / 7
for (i in seq_len(nrow(people))) {
  show(paste0("exposure/", people$participant_id[i]), "end", people$end[i])
  show(paste0("exposure/", people$participant_id[i]), "weeks", people$weeks[i])
}
end <- people$end[match(e$participant_id, people$participant_id)]
counted <- is.na(e$start_day) | (e$start_day >= 1 & e$start_day <= end)
events <- sapply(arms, function(arm) sum(counted & e$arm == arm))
weeks <- sapply(arms, function(arm) sum(people$weeks[people$arm == arm]))
for (arm in arms) {
  key <- paste0("rate/", arm)
  one <- poisson.test(events[[arm]], weeks[[arm]])
  show(key, "events", events[[arm]])
  show(key, "outside", sum(!counted & e$arm == arm))
  show(key, "participants", length(unique(e$participant_id[counted & e$arm == arm])))
  show(key, "weeks", weeks[[arm]])
  show(key, "rate", one$estimate)
  show(key, "low", one$conf.int[1])
  show(key, "high", one$conf.int[2])
}
two <- poisson.test(unname(events), unname(weeks))
show("rate_ratio", "value", two$estimate)
show("rate_ratio", "low", two$conf.int[1])
show("rate_ratio", "high", two$conf.int[2])

for (i in which(!is.na(e$start_day))) {
  w <- e$withdrawn_day[i]
  given <- doses[doses <= e$start_day[i] & (is.na(w) | doses <= w)]
  if (length(given)) {
    key <- paste("dose", e$participant_id[i], gsub(" ", "_", e$term[i]), e$start_day[i], sep = "/")
    show(key, "days", e$start_day[i] - max(given))
  }
}

for (risk in c(0.01, 0.02, 0.05, 0.10, 0.20)) {
  key <- paste0("chance/", format(risk))
  show(key, "chance", pbinom(0, n[[1]], risk, lower.tail = FALSE))
}
