# Exact limits for counts.csv. Run: Rscript proportions.R > proportions.txt
cat("#", R.version.string, "\n")
counts <- read.csv("counts.csv")
for (i in seq_len(nrow(counts))) {
  row <- counts[i, ]
  limits <- binom.test(row$events, row$n, conf.level = row$level)$conf.int
  key <- paste(row$events, row$n, row$level, sep = "/")
  cat(key, "low", sprintf("%.17g", limits[1]), "\n")
  cat(key, "high", sprintf("%.17g", limits[2]), "\n")
}
