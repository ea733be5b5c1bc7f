# The next trial, planned on the bundled study. Run: Rscript next_trial.R > next_trial.txt
cat("#", R.version.string, "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

people <- read.csv("../../sample_data/participants.csv")
rows <- read.csv("../../sample_data/measurements.csv", colClasses = c(value = "character"))
below <- startsWith(rows$value, "<")
rows$number <- as.numeric(sub("<", "", rows$value)) / ifelse(below, 2, 1)
rows$arm <- people$arm[match(rows$participant_id, people$participant_id)]

n_ancova <- function(delta, sd, correlation, power) {
  n <- 2
  repeat {
    df <- 2 * n - 3
    shift <- delta / (sd * sqrt(1 - correlation^2) * sqrt(2 / n))
    q <- qt(0.975, df)
    if (pt(q, df, shift, lower.tail = FALSE) + pt(-q, df, shift) >= power) return(n)
    n <- n + 1
  }
}

# About half and one standard deviation, rounded by hand from the sd printed below,
# and for C3 a declared 15.
planned <- list(
  mex_sledai = c(1, 2), c3 = c(10, 21, 15), c4 = c(3.9, 7.9), il6 = c(1.39, 1.94),
  tnf_alpha = c(1.27, 1.62), anti_dsdna = c(1.62, 2.6)
)

for (outcome in names(planned)) {
  is_log <- outcome %in% c("il6", "tnf_alpha", "anti_dsdna")
  scaled <- if (is_log) log else identity
  for (day in c(22, 43)) {
    here <- rows[rows$outcome == outcome & rows$day == day & !is.na(rows$number), ]
    first <- rows[rows$outcome == outcome & rows$day == 1, ]
    here$y <- scaled(here$number)
    here$x <- scaled(first$number[match(here$participant_id, first$participant_id)])
    fit <- lm(y ~ arm, here)
    sd <- summary(fit)$sigma
    upper <- sd * sqrt(fit$df.residual / qchisq(0.2, fit$df.residual))
    key <- paste(outcome, day, sep = "/")
    show(key, "sd", sd)
    show(key, "upper", upper)
    pairs <- here[!is.na(here$x), ]
    r <- cor(resid(lm(y ~ arm, pairs)), resid(lm(x ~ arm, pairs)))
    margin <- qnorm(0.975) / sqrt(nrow(pairs) - 4)
    show(key, "correlation", r)
    show(key, "low", tanh(atanh(r) - margin))
    show(key, "high", tanh(atanh(r) + margin))
    if (day == 22) next
    for (difference in planned[[outcome]]) {
      delta <- scaled(difference)
      for (power in c(0.8, 0.9)) {
        key <- paste(outcome, day, difference, power, sep = "/")
        n <- n_ancova(delta, upper, 0.5, power)
        t_test <- power.t.test(delta = delta, sd = upper, power = power, strict = TRUE, tol = 1e-10)
        show(key, "n", n)
        show(key, "randomised", ceiling(n * 10 / 9))
        show(key, "n_t", ceiling(t_test$n))
        show(key, "randomised_t", ceiling(ceiling(t_test$n) * 10 / 9))
      }
    }
  }
}
