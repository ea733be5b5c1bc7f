# Changes from baseline of paired.csv. Run: Rscript paired.R > paired.txt
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_t <- function(key, x, transform) {
  test <- t.test(x)
  show(key, "n", length(x))
  show(key, "value", transform(test$estimate))
  show(key, "low", transform(test$conf.int[1]))
  show(key, "high", transform(test$conf.int[2]))
  show(key, "p_value", test$p.value)
  show(key, "sd", sd(x))
}

paired <- read.csv("paired.csv")
for (case in unique(paired$case)) {
  d <- paired[paired$case == case, ]
  d <- d[!is.na(d$value) & !is.na(d$baseline), ]
  show_t(paste0(case, "/0.95/difference"), round(d$value - d$baseline, 9), identity)
  if (all(d$value > 0 & d$baseline > 0)) {
    show_t(paste0(case, "/0.95/ratio"), log(d$value / d$baseline), exp)
  }
}
