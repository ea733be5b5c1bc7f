# Adjustment of the p values of p_values.csv. Run: Rscript multiplicity.R > multiplicity.txt
cat("#", R.version.string, "\n")
p_values <- read.csv("p_values.csv")
for (family in unique(p_values$family)) {
  adjusted <- p.adjust(p_values$p[p_values$family == family], "holm")
  printed <- ifelse(is.na(adjusted), "nan", sprintf("%.17g", adjusted))
  cat(paste("holm", family, seq_along(adjusted), printed), sep = "\n")
}
