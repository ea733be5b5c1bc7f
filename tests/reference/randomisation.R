# Re-randomisation of randomisation.csv. Run: Rscript randomisation.R > randomisation.txt
# Every allocation is written out and fitted by lm. For the 37 million allocations of twenty_eight
# the ANCOVA coefficient is taken from sums over the treatment arm instead. The case large_offset is
# computed without its offset of a million, which changes no effect and would cost lm ten digits.
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

as_extreme <- function(statistic, observed) {
  # An allocation without coefficient counts as extreme.
  is.na(statistic) | abs(statistic) >= abs(observed) * (1 - 1e-9) - 1e-12
}

# Treated or not, one column per allocation with the arm sizes of every stratum fixed.
allocations <- function(treated, stratum) {
  columns <- matrix(0, length(treated), 1)
  for (one in unique(stratum)) {
    members <- which(stratum == one)
    size <- sum(treated[members])
    # combn(5, 2) of one participant numbered 5 would choose among 1 to 5.
    chosen <- combn(length(members), size)
    columns <- do.call(cbind, lapply(seq_len(ncol(chosen)), function(i) {
      dealt <- columns
      dealt[members[chosen[, i]], ] <- 1
      dealt
    }))
  }
  columns
}

coefficient <- function(arm, d, formula) {
  d$arm <- arm
  unname(coef(lm(formula, d))["arm"])
}

rerandomise <- function(d, key, formula, stratum, transform) {
  dealt <- allocations(d$treated, stratum)
  observed <- coefficient(d$treated, d, formula)
  statistics <- apply(dealt, 2, coefficient, d, formula)
  show(key, "value", transform(observed))
  show(key, "p_value", mean(as_extreme(statistics, observed)))
  show(key, "allocations", ncol(dealt))
  show(key, "n_treatment", sum(d$treated))
  show(key, "n_control", sum(!d$treated))
}

# By the covariance within the arms, from sums over the treatment arm: y, b, yb, bb.
from_sums <- function(sums, n, size) {
  mean_1 <- sums[1:2, ] / size
  mean_0 <- (n$total[1:2] - sums[1:2, ]) / (n$count - size)
  gap <- mean_1 - mean_0
  within_yb <- n$total[3] - size * mean_1[1, ] * mean_1[2, ] -
    (n$count - size) * mean_0[1, ] * mean_0[2, ]
  within_bb <- n$total[4] - size * mean_1[2, ]^2 - (n$count - size) * mean_0[2, ]^2
  gap[1, ] - within_yb / within_bb * gap[2, ]
}

rerandomise_many <- function(d, key) {
  d$value <- d$value - mean(d$value)
  d$value <- d$value - mean(d$value)
  d$baseline <- d$baseline - mean(d$baseline)
  each <- rbind(d$value, d$baseline, d$value * d$baseline, d$baseline^2)
  n <- list(total = rowSums(each), count = nrow(d))
  size <- sum(d$treated)
  rest <- 9:nrow(d)
  later <- lapply(0:size, function(k) {
    chosen <- combn(rest, k)
    matrix(apply(each, 1, function(x) colSums(matrix(x[chosen], nrow(chosen)))), ncol = 4)
  })
  observed <- from_sums(each[, d$treated == 1] %*% rep(1, size) %*% c(1, 1), n, size)[1]
  count <- 0
  number <- 0
  for (subset in 0:255) {
    taken <- bitwAnd(subset, 2^(0:7)) > 0
    sums <- t(later[[size - sum(taken) + 1]]) + rowSums(each[, which(taken), drop = FALSE])
    count <- count + sum(as_extreme(from_sums(sums, n, size), observed))
    number <- number + ncol(sums)
  }
  name <- paste0(key, "/adjusted")
  show(name, "value", observed)
  show(name, "p_value", count / number)
  show(name, "allocations", number)
  show(name, "n_treatment", size)
  show(name, "n_control", nrow(d) - size)
}

trials <- read.csv("randomisation.csv", na.strings = "")
for (case in unique(trials$case)) {
  d <- trials[trials$case == case, ]
  if (case == "large_offset") d[c("baseline", "value")] <- d[c("baseline", "value")] - 1e6
  pairs <- d[!is.na(d$value) & !is.na(d$baseline), ]
  key <- paste0(case, "/linear")
  if (case == "twenty_eight") {
    rerandomise_many(d, key)
    next
  }
  rerandomise(pairs, paste0(key, "/adjusted"), value ~ arm + baseline, rep(1, nrow(pairs)), identity)
  if (case %in% c("scores", "uneven")) {
    rerandomise(pairs, paste0(case, "/log/adjusted"), log(value) ~ arm + log(baseline),
      rep(1, nrow(pairs)), exp)
  }
  if (!anyNA(pairs$stratum)) {
    rerandomise(pairs, paste0(key, "/strata"), value ~ arm + baseline + stratum, pairs$stratum,
      identity)
    rerandomise(pairs, paste0(case, "/log/strata"), log(value) ~ arm + log(baseline) + stratum,
      pairs$stratum, exp)
  }
}
