# A yes or no of 15 + 14 invented participants, shares.csv: counted at each day, exact limits of
# each share (binom.test), the difference with the limits of Newcombe by hand from Wilson's
# (prop.test), in percentage points, and fisher.test; the same with the missing counted as a no.
# fisher.test also of every table of two_by_two.csv. Run: Rscript shares.R > shares.txt
cat("#", R.version.string, "\n")
show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")
wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int
newcombe <- function(x1, n1, x2, n2) {
  p1 <- x1 / n1
  p2 <- x2 / n2
  w1 <- wilson(x1, n1)
  w2 <- wilson(x2, n2)
  p1 - p2 + c(-sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
}
fisher <- function(x1, n1, x2, n2) fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2))$p.value

people <- read.csv("shares.csv", na.strings = "")
for (day in c(1, 22, 43)) {
  value <- people[[paste0("day_", day)]]
  for (rule in c("excluded", "as_no")) {
    key <- paste(day, rule, sep = "/")
    counted <- if (rule == "as_no") rep(TRUE, nrow(people)) else !is.na(value)
    yes <- !is.na(value) & value == "yes"
    treated <- people$treated == 1
    x1 <- sum(yes & treated)
    n1 <- sum(counted & treated)
    x2 <- sum(yes & !treated)
    n2 <- sum(counted & !treated)
    show(key, "events_treatment", x1)
    show(key, "n_treatment", n1)
    show(key, "events_control", x2)
    show(key, "n_control", n2)
    limits <- 100 * newcombe(x1, n1, x2, n2)
    show(key, "value", 100 * (x1 / n1 - x2 / n2))
    show(key, "low", limits[1])
    show(key, "high", limits[2])
    show(key, "p_value", fisher(x1, n1, x2, n2))
    exact <- c(binom.test(x1, n1)$conf.int, binom.test(x2, n2)$conf.int)
    show(key, "low_treatment", exact[1])
    show(key, "high_treatment", exact[2])
    show(key, "low_control", exact[3])
    show(key, "high_control", exact[4])
  }
}
tables <- unique(read.csv("two_by_two.csv")[1:4])
for (i in seq_len(nrow(tables))) {
  d <- as.numeric(tables[i, ])
  show(paste(d, collapse = "/"), "fisher", fisher(d[1], d[2], d[3], d[4]))
}
