# Re-randomisation within blocks, and the interval that inverts it.
# Run: Rscript rerandomised_blocks.R > rerandomised_blocks.txt
# Without a covariate p is that of coin (exact, by the shift algorithm; within blocks). With one
# every allocation is written out and fitted by lm, for the outcome and for a shift of the observed
# treated participants; the limits of the shifts that are not rejected are found by bisection.
suppressPackageStartupMessages(library(coin))
cat("#", R.version.string, "coin", format(packageVersion("coin")), "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

# Treated or not, one column per allocation with the arm sizes of every block fixed.
allocations <- function(treated, block) {
  columns <- matrix(0, length(treated), 1)
  for (one in unique(block)) {
    members <- which(block == one)
    # combn(5, 2) of one participant numbered 5 would choose among 1 to 5.
    chosen <- combn(length(members), sum(treated[members]))
    columns <- do.call(cbind, lapply(seq_len(ncol(chosen)), function(i) {
      dealt <- columns
      dealt[members[chosen[, i]], ] <- 1
      dealt
    }))
  }
  columns
}

# The farthest shift from the estimate that is not rejected, by bisection on p > 0.05.
limit <- function(p, estimate, direction) {
  inside <- 0
  outside <- 1
  while (p(estimate + direction * outside) > 0.05) {
    outside <- 2 * outside
    if (outside > 1e6) return(direction * Inf)
  }
  for (step in 1:200) {
    middle <- (inside + outside) / 2
    if (p(estimate + direction * middle) > 0.05) inside <- middle else outside <- middle
  }
  estimate + direction * inside
}

invert <- function(d, key, formula, transform) {
  dealt <- allocations(d$treated, d$block)
  shifted <- formula
  shifted[[2]] <- quote(treated)
  coefficient <- function(arm, formula) {
    d$arm <- arm
    unname(coef(lm(formula, d))["arm"])
  }
  of_value <- apply(dealt, 2, function(arm) coefficient(arm, formula))
  of_shift <- apply(dealt, 2, function(arm) coefficient(arm, shifted))
  estimate <- coefficient(d$treated, formula)
  p <- function(shift) {
    mean(abs(of_value - shift * of_shift) >= abs(estimate - shift) * (1 - 1e-9) - 1e-12)
  }
  show(key, "value", transform_back[[transform]](estimate))
  show(key, "p_value", p(0))
  show(key, "low", transform_back[[transform]](limit(p, estimate, -1)))
  show(key, "high", transform_back[[transform]](limit(p, estimate, 1)))
  show(key, "allocations", ncol(dealt))
}
transform_back <- list(linear = identity, log = exp)

trials <- read.csv("rerandomised_blocks.csv")
for (case in unique(trials$case)) {
  d <- trials[trials$case == case & !is.na(trials$value), ]
  both <- function(one) length(unique(d$treated[d$block == one])) == 2
  in_both <- d[sapply(d$block, both), ]
  test <- independence_test(value ~ factor(treated) | factor(block), in_both, distribution = exact())
  show(paste0(case, "/coin/unadjusted"), "p_value", pvalue(test))
  invert(d, paste0(case, "/linear/unadjusted"), value ~ arm + block, "linear")
  invert(d, paste0(case, "/linear/adjusted"), value ~ arm + baseline + block, "linear")
  invert(d, paste0(case, "/log/adjusted"), log(value) ~ arm + log(baseline) + block, "log")
}
