# Correlations of correlation.csv. Run: Rscript correlation.R > correlation.txt
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_limits <- function(key, r, n, wider = 1 + r^2 / 2) {
  if (n < 4) return()
  margin <- qnorm(0.975) * sqrt(wider / (n - 3))
  show(key, "low", tanh(atanh(r) - margin))
  show(key, "high", tanh(atanh(r) + margin))
}

correlate <- function(d, case) {
  n <- nrow(d)
  test <- cor.test(d$x, d$y, method = "spearman", exact = FALSE)
  key <- paste(case, "0.95", "spearman", sep = "/")
  show(key, "value", test$estimate)
  show(key, "p_value", test$p.value)
  show(key, "n", n)
  show_limits(key, test$estimate, n)

  if (n < 4) return()
  rest <- lapply(d[c("x", "y")], function(values) resid(lm(rank(values) ~ treated, d)))
  r <- cor(rest$x, rest$y)
  key <- paste(case, "0.95", "partial", sep = "/")
  show(key, "value", r)
  show(key, "p_value", 2 * pt(-abs(r) * sqrt((n - 3) / (1 - r^2)), n - 3))
  show(key, "n", n)
  show_limits(key, r, n - 1)

  rest <- lapply(d[c("x", "y")], function(values) resid(lm(values ~ treated, d)))
  r <- cor(rest$x, rest$y)
  key <- paste(case, "0.95", "pearson", sep = "/")
  show(key, "value", r)
  # The p of a slope with the arm in the model is that of the partial correlation.
  show(key, "p_value", summary(lm(y ~ x + treated, d))$coefficients["x", "Pr(>|t|)"])
  show(key, "n", n)
  show_limits(key, r, n - 1, wider = 1)
}

pairs <- na.omit(read.csv("correlation.csv"))
for (case in unique(pairs$case)) correlate(pairs[pairs$case == case, ], case)
