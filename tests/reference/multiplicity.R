# Adjustment of the p values of p_values.csv. Run: Rscript multiplicity.R > multiplicity.txt
cat("#", R.version.string, "\n")
p_values <- read.csv("p_values.csv")
for (method in c("holm", "hochberg", "BH")) {
  for (family in unique(p_values$family)) {
    adjusted <- p.adjust(p_values$p[p_values$family == family], method)
    printed <- ifelse(is.na(adjusted), "nan", sprintf("%.17g", adjusted))
    cat(paste(method, family, seq_along(adjusted), printed), sep = "\n")
  }
}
