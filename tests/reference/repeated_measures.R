# Mixed models for repeated measures of repeated_measures.csv.
# Run: Rscript repeated_measures.R > repeated_measures.txt
# "reml": the restricted likelihood of the whole sample as a dense matrix, maximised by nlminb and
# then by Newton's method; information and the gradient of the variance by numerical derivatives
# (Richardson), hence Satterthwaite's degrees of freedom. "gls": estimates and standard errors of
# that function, whose degrees of freedom are not Satterthwaite's. The likelihood of "level" is so in
# a covariance that the first visit hangs on: of the others, "gls" alone.
suppressPackageStartupMessages({
  library(nlme)
  library(numDeriv)
})
versions <- sapply(c("nlme", "numDeriv"), function(p) as.character(packageVersion(p)))
cat("#", R.version.string, ";", paste(names(versions), versions, collapse = " ; "), "\n")

show <- function(key, name, x) cat(key, name, sprintf("%.17g", x), "\n")

long_format <- function(wide, scale) {
  wide <- wide[!is.na(wide$baseline), ]
  visits <- grep("^visit_", names(wide), value = TRUE)
  visits <- visits[colSums(!is.na(wide[visits])) > 0]
  d <- do.call(rbind, lapply(seq_along(visits), function(v) {
    data.frame(id = wide$participant, treated = wide$treated, baseline = wide$baseline, visit = v,
      y = wide[[visits[v]]])
  }))
  d <- d[!is.na(d$y), ]
  if (scale == "log") {
    d$y <- log(d$y)
    d$baseline <- log(d$baseline)
  }
  d <- d[order(d$id, d$visit), ]
  d$time <- factor(d$visit)
  d
}

# The covariance of the visits from its Cholesky factor, the diagonal of which is given as logs.
covariance <- function(theta, m) {
  root <- matrix(0, m, m)
  root[lower.tri(root, diag = TRUE)] <- theta
  diag(root) <- exp(diag(root))
  root %*% t(root)
}

fixed_effects <- function(theta, d, x) {
  v <- covariance(theta, nlevels(d$time))[d$visit, d$visit] * outer(d$id, d$id, "==")
  w <- solve(v)
  errors <- solve(t(x) %*% w %*% x)
  b <- errors %*% t(x) %*% w %*% d$y
  r <- d$y - x %*% b
  list(b = b, errors = errors, deviance = as.numeric(determinant(v)$modulus -
    determinant(errors)$modulus + t(r) %*% w %*% r))
}

by_visit <- function(key, wide, scale) {
  d <- long_format(wide, scale)
  m <- nlevels(d$time)
  back <- if (scale == "log") exp else identity
  show(key, "n_participants", length(unique(d$id)))
  show(key, "n_values", nrow(d))

  model <- y ~ 0 + time + time:treated + time:baseline
  g <- gls(model, d, correlation = corSymm(form = ~ visit | id),
    weights = varIdent(form = ~ 1 | time), method = "REML",
    control = glsControl(tolerance = 1e-10, msTol = 1e-12, maxIter = 500, msMaxIter = 500))
  effects <- paste0("time", 1:m, ":treated")
  for (k in if (startsWith(key, "level")) 2:m else 1:m) {
    at_gls <- paste0(key, "/", k, "/gls")
    show(at_gls, "value", back(coef(g)[[effects[k]]]))
    show(at_gls, "standard_error", sqrt(diag(vcov(g)))[[effects[k]]])
  }
  if (startsWith(key, "level")) return(invisible())
  x <- model.matrix(model, d)
  deviance <- function(theta) fixed_effects(theta, d, x)$deviance
  theta <- diag(log(sigma(g)), m)
  theta <- nlminb(theta[lower.tri(theta, diag = TRUE)], deviance,
    control = list(iter.max = 1000, eval.max = 5000, rel.tol = 1e-13))$par
  # The last step is small beside the standard errors of theta; the likelihood is gls's.
  for (i in 1:20) {
    curvature <- hessian(deviance, theta)
    step <- solve(curvature, grad(deviance, theta))
    theta <- theta - step
    arrived <- max(abs(step) / sqrt(diag(solve(curvature)))) < 1e-7
    if (i > 3 && arrived) break
  }
  stopifnot(arrived)
  stopifnot(abs(deviance(theta) + (nrow(d) - ncol(x)) * log(2 * pi) + 2 * logLik(g)) < 1e-6)
  information <- hessian(deviance, theta) / 2
  stopifnot(min(eigen(information, TRUE, TRUE)$values) > 0)
  fit <- fixed_effects(theta, d, x)
  for (k in 1:m) {
    at <- which(colnames(x) == effects[k])
    variance <- function(theta) fixed_effects(theta, d, x)$errors[at, at]
    slope <- grad(variance, theta)
    df <- 2 * variance(theta)^2 / drop(t(slope) %*% solve(information, slope))
    se <- sqrt(variance(theta))
    margin <- qt(0.975, df) * se
    name <- paste0(key, "/", k, "/reml")
    show(name, "value", back(fit$b[at]))
    # Not for drop_out, whose limits were never looked at.
    if (!startsWith(key, "drop_out")) {
      show(name, "low", back(fit$b[at] - margin))
      show(name, "high", back(fit$b[at] + margin))
    }
    show(name, "p_value", 2 * pt(-abs(fit$b[at]) / se, df))
    show(name, "standard_error", se)
    show(name, "df", df)
    now <- d[d$visit == k, ]
    show(name, "n_treatment", sum(now$treated == 1))
    show(name, "n_control", sum(now$treated == 0))
  }
}

trials <- read.csv("repeated_measures.csv")
for (case in unique(trials$case)) {
  scale <- if (case == "skewed") "log" else "linear"
  by_visit(paste(case, scale, sep = "/"), trials[trials$case == case, ], scale)
}
