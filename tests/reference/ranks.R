# Rank tests of ranks.csv. Run: Rscript ranks.R > ranks.txt
# The exact p values are those of coin; the rest is wilcox.test, qwilcox and, for Brunner-Munzel,
# the formulas of Neubert and Brunner (2007) with the placements counted pair by pair.
suppressPackageStartupMessages(library(coin))
cat("#", R.version.string, "; coin", as.character(packageVersion("coin")), "\n")

level <- 0.95

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

exact_p <- function(x, y) {
  if (length(unique(c(x, y))) == 1) return(1)
  d <- data.frame(v = c(x, y), arm = factor(rep(c("t", "c"), c(length(x), length(y)))))
  as.numeric(pvalue(wilcox_test(v ~ arm, d, distribution = "exact")))
}

rank_sum <- function(key, x, y) {
  u <- unname(suppressWarnings(wilcox.test(x, y, exact = FALSE))$statistic)
  show(key, "u", u)
  show(key, "probability", u / (length(x) * length(y)))
  p_value <- exact_p(x, y)
  show(key, "p_value", p_value)
  show(key, "n_treatment", length(x))
  show(key, "n_control", length(y))
  invisible(p_value)
}

hodges_lehmann <- function(key, x, y, p_value) {
  k <- max(1, qwilcox((1 - level) / 2, length(x), length(y)))
  for (scale in if (min(x, y) > 0) c("linear", "log") else "linear") {
    d <- sort(as.vector(if (scale == "log") outer(log(x), log(y), "-") else outer(x, y, "-")))
    back <- if (scale == "log") exp else function(number) round(number, 9)
    name <- paste0(key, "/hodges_lehmann/", scale, "/", level)
    show(name, "value", back(median(d)))
    show(name, "low", back(d[k]))
    show(name, "high", back(d[length(d) + 1 - k]))
    show(name, "p_value", p_value)
  }
}

brunner_munzel <- function(key, x, y) {
  below <- outer(x, y, function(a, b) (a > b) + (a == b) / 2)
  p <- mean(below)
  variances <- c(var(rowMeans(below)) / length(x), var(colMeans(below)) / length(y))
  se <- sqrt(sum(variances))
  df <- sum(variances)^2 / sum(variances^2 / (c(length(x), length(y)) - 1))
  margin <- qt((1 + level) / 2, df) * se / (p * (1 - p))
  name <- paste0(key, "/brunner_munzel/", level)
  show(name, "value", p)
  show(name, "low", plogis(qlogis(p) - margin))
  show(name, "high", plogis(qlogis(p) + margin))
  show(name, "p_value", 2 * pt(-abs(p - 0.5) / se, df))
  show(name, "standard_error", se)
  show(name, "df", df)
}

compare <- function(key, x, y) {
  p_value <- rank_sum(paste0(key, "/rank_sum"), x, y)
  hodges_lehmann(key, x, y, p_value)
  placements <- outer(x, y, function(a, b) (a > b) + (a == b) / 2)
  if (min(length(x), length(y)) > 1 && sum(placements != placements[1]) > 0) {
    brunner_munzel(key, x, y)
  }
}

values <- read.csv("ranks.csv")
for (case in unique(values$case)) {
  d <- values[values$case == case, ]
  d <- d[!is.na(d$value), ]
  compare(case, d$value[d$treated == 1], d$value[d$treated == 0])
}

# Larger arms, by a rule instead of a table: the treated have the remainders of i squared, i times
# 37 by 101, the controls those of i times 53 by 89.
treatment <- function(n) (seq_len(n)^2 * 37) %% 101 / 4 + 1
control <- function(n) (seq_len(n) * 53) %% 89 / 4 + 3
compare("rule/60/60", treatment(60), control(60))
compare("rule/8/300", treatment(8), control(300))

# So large that normal approximations take over.
for (n in list(c(101, 100), c(150, 160), c(40, 400), c(12, 1300))) {
  x <- treatment(n[1])
  y <- control(n[2])
  key <- paste("large", n[1], n[2], sep = "/")
  w <- wilcox.test(x, y, exact = FALSE, correct = TRUE)
  show(key, "u", unname(w$statistic))
  show(key, "p_value", w$p.value)
  d <- sort(as.vector(outer(x, y, "-")))
  k <- qwilcox(0.025, n[1], n[2])
  show(key, "place", k)
  show(key, "value", round(median(d), 9))
  show(key, "low", round(d[k], 9))
  show(key, "high", round(d[length(d) + 1 - k], 9))
}

# Places of the limits for arms of every small size.
for (n1 in 1:12) for (n2 in c(1:12, 19, 39, 79)) {
  cat(paste("place", n1, n2, level, sep = "/"), "place", qwilcox((1 - level) / 2, n1, n2), "\n")
}
