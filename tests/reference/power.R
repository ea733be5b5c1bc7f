# Sample sizes and what they detect. Run: Rscript power.R > power.txt
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

# delta, sd, power, alpha: the root of power.t.test, that of pwr, both rounded up
for (d in list(
  c(0.5, 1, 0.8, 0.05), c(0.5, 1, 0.9, 0.05), c(2, 4.1, 0.8, 0.05), c(3, 2.5, 0.9, 0.01),
  c(1.2, 0.4, 0.8, 0.05), c(0.05, 1, 0.8, 0.05), c(0.3, 0.9, 0.9, 0.1), c(11, 17.9, 0.8, 0.05)
)) {
  root <- power.t.test(
    delta = d[1], sd = d[2], power = d[3], sig.level = d[4], strict = TRUE, tol = 1e-10
  )$n
  other <- pwr::pwr.t.test(d = d[1] / d[2], power = d[3], sig.level = d[4])$n
  stopifnot(abs(root - other) < 1e-3)
  show(paste("n_t", paste(d, collapse = "/"), sep = "/"), ceiling(root - 1e-9))
}

# delta, sd, correlation, power, alpha: counted up from two until the power is reached
for (d in list(
  c(0.5, 1, 0.5, 0.8, 0.05), c(0.5, 1, 0, 0.8, 0.05), c(2, 4.1, 0.5, 0.8, 0.05),
  c(2, 4.1, -0.5, 0.8, 0.05), c(2, 4.1, 0.5, 0.9, 0.05), c(1.2, 0.4, 0.3, 0.8, 0.05),
  c(30, 1, 0.5, 0.8, 0.05), c(11, 17.9, 0.85, 0.8, 0.05), c(0.1, 1, 0.6, 0.9, 0.01)
)) {
  n <- 2
  repeat {
    shift <- d[1] / (d[2] * sqrt(1 - d[3]^2) * sqrt(2 / n))
    if (power_of_t(shift, 2 * n - 3, d[5]) >= d[4]) break
    n <- n + 1
  }
  show(paste("n_ancova", paste(d, collapse = "/"), sep = "/"), n)
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

# sd, n_treatment, n_control, power, alpha, correlation
for (d in list(c(1, 50, 50, 0.8, 0.05, 0.5), c(4.1, 25, 24, 0.9, 0.05, 0.7), c(2, 2, 2, 0.8, 0.2, 0))) {
  error <- d[1] * sqrt(1 - d[6]^2) * sqrt(1 / d[2] + 1 / d[3])
  shift <- detectable_shift(d[2] + d[3] - 3, d[4], d[5])
  show(paste("adjusted", paste(d, collapse = "/"), sep = "/"), error * shift)
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
