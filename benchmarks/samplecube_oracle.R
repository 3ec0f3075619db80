# How often does R's own cube method draw each case, and how far does it leave a margin? The oracle of
# tests/unit/core/test_samplecube.py: Rscript benchmarks/samplecube_oracle.R > tests/unit/core/samplecube_golden.csv
#
# Needs the package “sampling” (Debian: r-cran-sampling). It draws 4,000 balanced samples of 40 of the first 120 cases of a
# committed longlist, balanced on gender, sentence type, RoSH and cluster, by samplecube with its landing by suppression
# of variables, and prints for each case its probability and how often it was drawn; then, for each category, its
# expected number and the mean and largest deviation from it.

suppressMessages(library(sampling))
set.seed(20181130)
draws <- 4000
size <- 40
cases <- head(read.csv("benchmarks/longlists/580-cases-30-officers-5-units.csv", colClasses = "character"), 120)
chances <- rep(size / nrow(cases), nrow(cases))
margins <- c("gender", "sentence_type", "rosh", "cluster")
indicators <- do.call(cbind, lapply(margins, function(name) {
  values <- sort(unique(cases[[name]]))
  made <- sapply(values, function(value) as.numeric(cases[[name]] == value))
  colnames(made) <- paste(name, values, sep = ":")
  made
}))
expected <- colSums(indicators * chances)
# One category less in every margin: the size and the others say what it has.
firsts <- !duplicated(sub(":.*", "", colnames(indicators)))
# samplecube holds the totals of x / chance, so a count of cases is held through the chances of its cases.
balancing <- cbind(chances, indicators[, !firsts] * chances)
taken <- numeric(nrow(cases))
total <- worst <- numeric(length(expected))
for (number in seq_len(draws)) {
  drawn <- samplecube(balancing, chances, order = 1, comment = FALSE, method = 2)
  taken <- taken + drawn
  deviation <- abs(colSums(indicators * drawn) - expected)
  total <- total + deviation
  worst <- pmax(worst, deviation)
}
cat("what,name,expected,drawn,worst\n")
for (place in seq_along(taken)) {
  cat(sprintf("case,%s,%.6f,%d,\n", cases$crn[place], chances[place], as.integer(taken[place])))
}
for (place in seq_along(expected)) {
  cat(sprintf("margin,%s,%.6f,%.4f,%.4f\n", names(expected)[place], expected[place], total[place] / draws, worst[place]))
}
