# Comparisons of two proportions for two_by_two.csv. Run: Rscript two_by_two.R > two_by_two.txt
# The score limits solve the closed cubic and quadratic of Miettinen and Nurminen (1985) with
# uniroot. fisher.test finds its limits to three digits; here its equations are solved to 1e-14.
# Boschloo's test adds up all tables on a grid of common risks and improves the best with optimize.
cat("#", R.version.string, "\n")

tight <- .Machine$double.eps

wilson <- function(x, n, level) {
  suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
}

score_error <- function(p1, n1, p2, n2, weight) {
  sqrt((p1 * (1 - p1) / n1 + weight^2 * p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1))
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
  score_error(p1, n1, p2, n2, 1)
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

ratio_error <- function(r, x1, n1, x2, n2) {
  a <- (n1 + n2) * r
  b <- -(n1 * r + x1 + n2 + x2 * r)
  c <- x1 + x2
  p2 <- min(1, 1 / r, (-b - sqrt(max(0, b^2 - 4 * a * c))) / (2 * a))
  score_error(min(1, r * p2), n1, p2, n2, r)
}

score_ratio <- function(x1, n1, x2, n2, level) {
  z <- qnorm((1 + level) / 2)
  signed <- function(log_r) {
    r <- exp(log_r)
    (x1 / n1 - r * x2 / n2) / ratio_error(r, x1, n1, x2, n2)
  }
  root <- function(target) {
    exp(uniroot(function(u) signed(u) - target, c(-12, 12), tol = tight, maxiter = 10000)$root)
  }
  c(if (x1 == 0) 0 else root(z), if (x2 == 0) Inf else root(-z))
}

odds_limits <- function(x1, n1, x2, n2, level) {
  k <- max(0, x1 + x2 - n2):min(n1, x1 + x2)
  logs <- dhyper(k, n1, n2, x1 + x2, log = TRUE)
  chance <- function(log_or, which) {
    w <- logs + k * log_or
    w <- exp(w - max(w))
    sum(w[which]) / sum(w)
  }
  tail <- (1 - level) / 2
  root <- function(which) {
    f <- function(u) chance(u, which) - tail
    exp(uniroot(f, c(-60, 60), tol = tight, maxiter = 10000)$root)
  }
  c(if (x1 == min(k)) 0 else root(k >= x1), if (x1 == max(k)) Inf else root(k <= x1))
}

boschloo <- function(x1, n1, x2, n2) {
  i <- rep(0:n1, n2 + 1)
  j <- rep(0:n2, each = n1 + 1)
  one_sided <- function(p, p_observed) {
    inside <- p <= p_observed * (1 + 1e-10)
    chance <- function(risk) sum((dbinom(i, n1, risk) * dbinom(j, n2, risk))[inside])
    grid <- seq(0, 1, length.out = 4001)
    on_grid <- sapply(grid, chance)
    best <- max(on_grid)
    for (m in head(order(-on_grid), 20)) {
      around <- c(max(0, grid[m] - 1 / 4000), min(1, grid[m] + 1 / 4000))
      best <- max(best, optimize(chance, around, maximum = TRUE, tol = 1e-12)$objective)
    }
    best
  }
  fewer <- one_sided(phyper(i, n1, n2, i + j), phyper(x1, n1, n2, x1 + x2))
  more <- one_sided(
    phyper(i - 1, n1, n2, i + j, lower.tail = FALSE),
    phyper(x1 - 1, n1, n2, x1 + x2, lower.tail = FALSE)
  )
  min(1, 2 * min(fewer, more))
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
  show("ratio", p1 / p2)
  if (x1 + x2 > 0) show_limits("score_ratio", score_ratio(x1, n1, x2, n2, d$level))
  show("odds_ratio", x1 * (n2 - x2) / ((n1 - x1) * x2))
  show_limits("odds_ratio", odds_limits(x1, n1, x2, n2, d$level))
  show("fisher", fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2))$p.value)
  if (n1 + n2 <= 200) show("boschloo", boschloo(x1, n1, x2, n2))
}
