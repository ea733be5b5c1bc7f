# Power and what it allows. Run: Rscript power.R > power.txt
cat("#", R.version.string, "\n")

show <- function(key, x) cat(key, sprintf("%.17g", x), "\n")

power_of_t <- function(shift, df, alpha) {
  q <- qt(alpha / 2, df, lower.tail = FALSE)
  suppressWarnings(
    pt(q, df, shift, lower.tail = FALSE) + pt(-q, df, shift)
  )
}

detectable_shift <- function(df, power, alpha) {
  beyond <- 1
  while (power_of_t(beyond, df, alpha) < power) beyond <- beyond + 0.25
  f <- function(shift) power_of_t(shift, df, alpha) - power
  uniroot(f, c(beyond - 0.5, beyond), tol = .Machine$double.eps, maxiter = 10000)$root
}

# delta, sd, n_treatment, n_control, alpha
for (d in list(
  c(0, 1, 15, 14, 0.05), c(0.5, 1, 15, 14, 0.05), c(-3, 2.5, 15, 14, 0.05), c(3, 2.5, 15, 14, 0.01),
  c(12, 18, 9, 20, 0.1), c(1, 1, 2, 1, 0.05), c(40, 1, 2, 1, 0.05), c(2, 1, 2, 2, 0.2),
  c(0.05, 1, 5000, 5000, 0.05), c(30, 1, 15, 14, 0.05)
)) {
  shift <- abs(d[1]) / (d[2] * sqrt(1 / d[3] + 1 / d[4]))
  show(paste("power", paste(d, collapse = "/"), sep = "/"), power_of_t(shift, d[3] + d[4] - 2, d[5]))
}

# sd, n_treatment, n_control, power, alpha
for (d in list(
  c(1, 15, 14, 0.8, 0.05), c(17.9, 15, 14, 0.9, 0.05), c(2.5, 15, 14, 0.8, 0.01),
  c(0.3, 9, 20, 0.5, 0.1), c(1, 2, 1, 0.8, 0.05), c(1, 2, 2, 0.95, 0.2), c(4, 5000, 5000, 0.8, 0.05)
)) {
  error <- d[1] * sqrt(1 / d[2] + 1 / d[3])
  shift <- detectable_shift(d[2] + d[3] - 2, d[4], d[5])
  show(paste("mean", paste(d, collapse = "/"), sep = "/"), error * shift)
}

# standard error, df, power, alpha
for (d in list(
  c(1.7, 26, 0.8, 0.05), c(0.2, 17.3, 0.8, 0.05), c(0.2, 1.6, 0.7, 0.1), c(31, 250.5, 0.99, 0.001)
)) {
  show(paste("error", paste(d, collapse = "/"), sep = "/"), d[1] * detectable_shift(d[2], d[3], d[4]))
}

# sd, df, confidence
for (d in list(
  c(17.9, 27, 0.8), c(17.9, 27, 0.95), c(2, 1, 0.8), c(2, 1, 0.2), c(0.4, 3.7, 0.9), c(5, 9998, 0.8)
)) {
  show(paste("pilot", paste(d, collapse = "/"), sep = "/"), d[1] * sqrt(d[2] / qchisq(1 - d[3], d[2])))
}
