# Descriptions of the values of two_arms.csv, both arms together.
# Run: Rscript summaries.R > summaries.txt
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_interval <- function(key, test, transform = identity) {
  show(key, "value", transform(test$estimate))
  show(key, "low", transform(test$conf.int[1]))
  show(key, "high", transform(test$conf.int[2]))
}

two_arms <- read.csv("two_arms.csv")
for (case in unique(two_arms$case)) {
  d <- two_arms[two_arms$case == case, ]
  x <- d$value[!is.na(d$value)]
  quartiles <- quantile(x, c(0.25, 0.5, 0.75), type = 7)
  show(case, "n", length(x))
  show(case, "sd", sd(x))
  show(case, "median", median(x))
  show(case, "q1", quartiles[1])
  show(case, "q3", quartiles[3])
  pairs <- d[!is.na(d$value) & !is.na(d$baseline), ]
  key <- paste0(case, "/0.95")
  show_interval(paste0(key, "/mean"), t.test(x))
  show_interval(paste0(key, "/geometric_mean"), t.test(log(x)), exp)
  show(paste0(key, "/change"), "n", nrow(pairs))
  show_interval(paste0(key, "/change"), t.test(pairs$value - pairs$baseline))
  show_interval(paste0(key, "/change_ratio"), t.test(log(pairs$value / pairs$baseline)), exp)
}
