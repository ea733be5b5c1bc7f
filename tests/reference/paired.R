# Changes from baseline of paired.csv. Run: Rscript paired.R > paired.txt
suppressPackageStartupMessages(library(coin))
cat("#", R.version.string, "; coin", as.character(packageVersion("coin")), "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_t <- function(key, x, level, transform) {
  test <- t.test(x, conf.level = level)
  show(key, "n", length(x))
  show(key, "value", transform(test$estimate))
  show(key, "low", transform(test$conf.int[1]))
  show(key, "high", transform(test$conf.int[2]))
  show(key, "p_value", test$p.value)
  show(key, "sd", sd(x))
}

paired <- read.csv("paired.csv")
for (case in unique(paired$case)) {
  d <- paired[paired$case == case, ]
  d <- d[!is.na(d$value) & !is.na(d$baseline), ]
  change <- round(d$value - d$baseline, 9)
  based <- d$baseline != 0
  positive <- d$value > 0 & d$baseline > 0
  walsh <- outer(change, change, "+") / 2
  walsh <- sort(walsh[upper.tri(walsh, diag = TRUE)])
  moved <- change[change != 0]
  p <- pvalue(wilcoxsign_test(moved ~ rep(0, length(moved)), distribution = "exact"))
  for (level in c(0.95, 0.8)) {
    key <- paste0(case, "/", level)
    show_t(paste0(key, "/difference"), change, level, identity)
    if (all(positive)) {
      show_t(paste0(key, "/ratio"), log(d$value / d$baseline), level, exp)
    }
    place <- max(1, qsignrank((1 - level) / 2, length(change)))
    name <- paste0(key, "/signed_rank")
    show(name, "n", length(change))
    show(name, "n_zero", sum(change == 0))
    show(name, "value", median(walsh))
    show(name, "low", walsh[place])
    show(name, "high", walsh[length(walsh) + 1 - place])
    show(name, "p_value", p)
  }
  show(case, "n", nrow(d))
  show(case, "mean", mean(change))
  show(case, "sd", sd(change))
  show(case, "median", median(change))
  show(case, "low", t.test(change)$conf.int[1])
  show(case, "high", t.test(change)$conf.int[2])
  show(case, "n_percent", sum(based))
  if (any(based)) show(case, "median_percent", median((100 * change / d$baseline)[based]))
  show(case, "n_ratio", sum(positive))
  if (all(positive)) {
    ratio <- t.test(log(d$value / d$baseline))
    show(case, "ratio", exp(ratio$estimate))
    show(case, "ratio_low", exp(ratio$conf.int[1]))
    show(case, "ratio_high", exp(ratio$conf.int[2]))
    show(case, "percent_from_ratio", 100 * (exp(ratio$estimate) - 1))
  }
}

# Numbers of the tables alone: places of the limits, and p of many pairs by the normal distribution.
for (n in c(1:40, 100, 200, 300, 301, 500)) {
  for (level in c(0.8, 0.9, 0.95, 0.99)) {
    show(paste0("place/", n, "/", level), "place", qsignrank((1 - level) / 2, n))
  }
}
k <- 0:399
many <- (7 * k) %% 41 - 18 + k %% 3
test <- wilcox.test(many, exact = FALSE, correct = TRUE)
show("many", "p_value", test$p.value)
