# Widths of texts in Helvetica, from Adobe's font metrics as R ships them, in thousandths of the
# size of the letters. Every letter is one of AdobeStandardEncoding, whose codes R's file names.
# Run: Rscript helvetica.R > helvetica.txt
cat("#", R.version.string, "\n")
folder <- system.file("afm", package = "grDevices")
widths <- function(name) {
  file <- gzfile(file.path(folder, paste0(name, ".afm.gz")))
  lines <- readLines(file)
  close(file)
  found <- regmatches(lines, regexec("^C ([0-9]+) ; WX ([0-9]+) ;", lines))
  found <- found[lengths(found) == 3]
  setNames(
    as.numeric(vapply(found, `[`, "", 3)),
    intToUtf8(as.integer(vapply(found, `[`, "", 2)), multiple = TRUE)
  )
}
texts <- c(
  "At day 43 MEX-SLEDAI was 2.0 points lower", "(95% CI 0.7 to 3.3; 15 + 13)",
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "!\"#$%&()*+,-./:;<=>?@[]^_{|}~"
)
for (name in c("Helvetica", "Helvetica-Bold")) {
  width <- widths(name)
  for (text in texts) {
    cat(name, sum(width[strsplit(text, "")[[1]]]), text, "\n")
  }
}
