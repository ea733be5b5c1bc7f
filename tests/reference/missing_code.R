# A C3 in which 999 stands for a missing value: the adjusted difference of day 43 with 999 missing,
# and with 999 as a value. Run: Rscript missing_code.R > missing_code.txt
cat("#", R.version.string, "\n")

data <- read.csv("missing_code.csv")

show <- function(key, used) {
  used$active <- as.numeric(used$arm == "active")
  fit <- lm(day_43 ~ active + day_1, used)
  limits <- confint(fit)["active", ]
  cat(key, "value", sprintf("%.17g", coef(fit)[["active"]]), "\n")
  cat(key, "low", sprintf("%.17g", limits[[1]]), "\n")
  cat(key, "high", sprintf("%.17g", limits[[2]]), "\n")
}

show("missing", subset(data, day_43 != 999))
show("as_written", data)
