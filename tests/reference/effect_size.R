# Hedges g of two_arms.csv and ranks.csv. Run: Rscript effect_size.R > effect_size.txt
# Limits: the noncentral t distributions that leave (1 - level) / 2 beyond t, by uniroot on pt. The
# case large_offset is computed without its offset of a million, which changes nothing.
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

hedges_g <- function(key, x, y, level) {
  n <- c(length(x), length(y))
  df <- sum(n) - 2
  if (min(n) < 1 || df < 2) return(invisible())
  sd <- sqrt((sum((x - mean(x))^2) + sum((y - mean(y))^2)) / df)
  if (sd == 0) return(invisible())
  j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  d <- (mean(x) - mean(y)) / sd
  per_t <- sqrt(sum(1 / n))
  t <- d / per_t
  limit <- function(p) {
    below <- function(ncp) suppressWarnings(pt(t, df, ncp)) - p
    per_t * uniroot(below, c(t - 5, t + 5), tol = 1e-14, extendInt = "downX")$root
  }
  show(key, "value", j * d)
  show(key, "low", j * limit((1 + level) / 2))
  show(key, "high", j * limit((1 - level) / 2))
  show(key, "df", df)
  show(key, "n_treatment", n[1])
  show(key, "n_control", n[2])
}

for (file in c("two_arms", "ranks")) {
  values <- read.csv(paste0(file, ".csv"))
  for (case in unique(values$case)) {
    d <- values[values$case == case & !is.na(values$value), ]
    if (case == "large_offset") d$value <- d$value - 1e6
    for (level in c(0.95, if (case %in% c("trial", "separated")) c(0.9, 0.99))) {
      x <- d$value[d$treated == 1]
      y <- d$value[d$treated == 0]
      hedges_g(paste(file, case, level, sep = "/"), x, y, level)
    }
  }
}

# Large arms: the multiples of 1 / n up to 1, those of the treated moved by three tenths of the shift.
# pt is accurate to a noncentrality of 37.6; the largest here is 26.
for (n in c(100, 1000, 5000)) for (shift in c(0, 0.1, 0.5)) {
  key <- paste("large", n, shift, sep = "/")
  hedges_g(key, seq_len(n) / n + shift * 0.3, seq_len(n) / n, 0.95)
}
