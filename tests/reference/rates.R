# Event rates and their ratios for rates.csv. Run: Rscript rates.R > rates.txt
cat("#", R.version.string, "\n")
counts <- read.csv("rates.csv")
for (i in seq_len(nrow(counts))) {
  d <- counts[i, ]
  events <- c(d$events_treatment, d$events_control)
  exposure <- c(d$exposure_treatment, d$exposure_control)
  key <- paste(events[1], exposure[1], events[2], exposure[2], d$level, sep = "/")
  show <- function(name, x) cat(key, name, sprintf("%.17g", x), "\n")
  one <- poisson.test(events[1], exposure[1], conf.level = d$level)
  show("rate", one$estimate)
  show("rate_low", one$conf.int[1])
  show("rate_high", one$conf.int[2])
  if (sum(events) > 0) {
    two <- poisson.test(events, exposure, conf.level = d$level)
    show("ratio", two$estimate)
    show("low", two$conf.int[1])
    show("high", two$conf.int[2])
  }
}
for (n in c(1, 2, 14, 15, 29, 300)) {
  show <- function(name, x) cat(paste0("bound/", n), name, sprintf("%.17g", x), "\n")
  show("chance_of_seeing", pbinom(0, n, 0.07, lower.tail = FALSE))
}
