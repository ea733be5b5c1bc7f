# Exact and score limits for counts.csv. Run: Rscript proportions.R > proportions.txt
cat("#", R.version.string, "\n")
counts <- read.csv("counts.csv")
for (i in seq_len(nrow(counts))) {
  row <- counts[i, ]
  key <- paste(row$events, row$n, row$level, sep = "/")
  show <- function(name, x) cat(key, name, sprintf("%.17g", x), "\n")
  limits <- binom.test(row$events, row$n, conf.level = row$level)$conf.int
  show("low", limits[1])
  show("high", limits[2])
  score <- suppressWarnings(
    prop.test(row$events, row$n, conf.level = row$level, correct = FALSE)
  )$conf.int
  show("wilson_low", score[1])
  show("wilson_high", score[2])
}
