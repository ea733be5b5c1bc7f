# Responders counted one by one for responders.csv. Run: Rscript responders.R > responders.txt
cat("#", R.version.string, "\n")
participants <- read.csv("responders.csv")
for (case in unique(participants$case)) {
  d <- participants[participants$case == case, ]
  for (direction in c("fall", "rise")) {
    for (threshold in c(5, 12, 20)) for (missing in c("nonresponder", "excluded")) {
      change <- d$value - d$baseline
      responded <- if (direction == "fall") change <= -threshold else change >= threshold
      counted <- if (missing == "excluded") !is.na(responded) else rep(TRUE, nrow(d))
      responded[is.na(responded)] <- FALSE
      cat(
        case, "absolute", direction, threshold, missing,
        sum(responded & d$treated == 1), sum(counted & d$treated == 1),
        sum(responded & d$treated == 0), sum(counted & d$treated == 0), "\n"
      )
    }
  }
}
