# Comparisons of two proportions for two_by_two.csv. Run: Rscript two_by_two.R > two_by_two.txt
# The score limits solve the closed cubic of Miettinen and Nurminen (1985) with uniroot.
cat("#", R.version.string, "\n")

tight <- .Machine$double.eps

wilson <- function(x, n, level) {
  suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
}

score_error <- function(p1, n1, p2, n2) {
  sqrt((p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1))
}

difference_error <- function(d, x1, n1, x2, n2) {
  total <- n1 + n2
  l2 <- (n1 + 2 * n2) * d - total - (x1 + x2)
  l1 <- (n2 * d - total - 2 * x2) * d + x1 + x2
  l0 <- x2 * d * (1 - d)
  q <- l2^3 / (3 * total)^3 - l1 * l2 / (6 * total^2) + l0 / (2 * total)
  p <- sign(q) * sqrt(pmax(0, l2^2 / (3 * total)^2 - l1 / (3 * total)))
  angle <- (pi + acos(pmin(1, pmax(-1, ifelse(p == 0, 0, q / p^3))))) / 3
  p2 <- pmin(1, pmax(0, 2 * p * cos(angle) - l2 / (3 * total)))
  p1 <- pmin(1, pmax(0, p2 + d))
  score_error(p1, n1, p2, n2)
}

score_difference <- function(x1, n1, x2, n2, level) {
  z <- qnorm((1 + level) / 2)
  rd <- x1 / n1 - x2 / n2
  beyond <- function(d) abs(rd - d) - z * difference_error(d, x1, n1, x2, n2)
  solve <- function(end) {
    near <- rd + (end - rd) * 1e-9
    if (rd == end) return(end)
    uniroot(beyond, sort(c(near, end)), tol = tight, maxiter = 10000)$root
  }
  c(solve(-1), solve(1))
}

counts <- read.csv("two_by_two.csv")
for (i in seq_len(nrow(counts))) {
  d <- counts[i, ]
  x1 <- d$events_treatment
  n1 <- d$n_treatment
  x2 <- d$events_control
  n2 <- d$n_control
  key <- paste(x1, n1, x2, n2, d$level, sep = "/")
  show <- function(name, x) cat(key, name, sprintf("%.17g", x), "\n")
  show_limits <- function(name, limits) {
    show(paste0(name, "_low"), limits[1])
    show(paste0(name, "_high"), limits[2])
  }
  p1 <- x1 / n1
  p2 <- x2 / n2
  w1 <- wilson(x1, n1, d$level)
  w2 <- wilson(x2, n2, d$level)
  show("difference", p1 - p2)
  show_limits("newcombe", p1 - p2 + c(
    -sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)
  ))
  show_limits("score_difference", score_difference(x1, n1, x2, n2, d$level))
}
