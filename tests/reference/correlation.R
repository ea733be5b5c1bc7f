# Rank correlations of correlation.csv. Run: Rscript correlation.R > correlation.txt
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_limits <- function(key, r, n, level) {
  if (n < 4) return()
  margin <- qnorm((1 + level) / 2) * sqrt((1 + r^2 / 2) / (n - 3))
  show(key, "low", tanh(atanh(r) - margin))
  show(key, "high", tanh(atanh(r) + margin))
}

correlate <- function(d, case, level) {
  n <- nrow(d)
  test <- cor.test(d$x, d$y, method = "spearman", exact = FALSE)
  key <- paste(case, level, "spearman", sep = "/")
  show(key, "value", test$estimate)
  show(key, "p_value", test$p.value)
  show(key, "n", n)
  show_limits(key, test$estimate, n, level)

  if (n < 4) return()
  rest <- lapply(d[c("x", "y")], function(values) resid(lm(rank(values) ~ treated, d)))
  r <- cor(rest$x, rest$y)
  key <- paste(case, level, "partial", sep = "/")
  show(key, "value", r)
  show(key, "p_value", 2 * pt(-abs(r) * sqrt((n - 3) / (1 - r^2)), n - 3))
  show(key, "n", n)
  show_limits(key, r, n - 1, level)
}

pairs <- na.omit(read.csv("correlation.csv"))
for (case in unique(pairs$case)) correlate(pairs[pairs$case == case, ], case, 0.95)
correlate(pairs[pairs$case == "changes", ], "changes", 0.9)
