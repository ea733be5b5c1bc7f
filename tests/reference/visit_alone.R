# Two arms at one visit, without baseline values. Run: Rscript visit_alone.R > visit_alone.txt
cat("#", R.version.string, "\n")

data <- read.csv("visit_alone.csv")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

show_test <- function(key, x, back) {
  test <- t.test(x[data$treated == 1], x[data$treated == 0])
  show(key, "value", back(unname(test$estimate[1] - test$estimate[2])))
  show(key, "low", back(test$conf.int[1]))
  show(key, "high", back(test$conf.int[2]))
  show(key, "p_value", test$p.value)
  show(key, "standard_error", test$stderr)
  show(key, "df", unname(test$parameter))
}

show_test("level", data$level, identity)
show_test("marker", log(data$marker), exp)
