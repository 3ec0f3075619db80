# What R's survey package says of standard errors and of logit and beta intervals.
# Makes tests/unit/core/survey_golden.csv:  Rscript benchmarks/survey_oracle.R > tests/unit/core/survey_golden.csv
# Debian packages: r-base-core, r-cran-survey. The numbers come from the script alone; there is no chance in it.

suppressPackageStartupMessages(library(survey))

# glm stops at a relative change of 1e-8 by default, which leaves only seven or eight digits of the logit interval.
tight <- list(epsilon = 1e-15, maxit = 100)

logit_interval <- function(design, level) {
  model <- svyglm(y ~ 1, design, family = quasibinomial, control = tight)
  half <- qt((1 + level) / 2, degf(design)) * SE(model)
  plogis(unname(coef(model) + c(-1, 1) * half))
}

show <- function(kind, met, n, population, level, design) {
  mean <- svymean(~y, design)
  beta <- attr(svyciprop(~y, design, method = "beta", level = level), "ci")
  logit <- logit_interval(design, level)
  stopifnot(max(abs(logit - attr(svyciprop(~y, design, method = "logit", level = level), "ci"))) < 1e-6)
  numbers <- c(coef(mean), SE(mean), logit, beta)
  cat(kind, met, n, ifelse(is.na(population), "", population), level,
      sprintf("%.15g", unname(numbers)), sep = ",")
  cat("\n")
}

cat("kind,met,n,population,level,share,error,logit_low,logit_high,beta_low,beta_high\n")

cases <- expand.grid(n = c(18, 33, 73, 128), share = c(0.1, 0.5, 0.67, 0.9), level = c(0.8, 0.95),
                     population = c(NA, 150, 576, 20000))
for (i in seq_len(nrow(cases))) {
  case <- cases[i, ]
  met <- round(case$n * case$share)
  data <- data.frame(y = rep(c(1, 0), c(met, case$n - met)))
  if (is.na(case$population)) {
    design <- svydesign(ids = ~1, weights = rep(1, case$n), data = data)
  } else {
    data$population <- case$population
    design <- svydesign(ids = ~1, fpc = ~population, data = data)
  }
  show("simple", met, case$n, case$population, case$level, design)
}

# Unequal chances: the weight of the i-th case is 1 + (7 i mod 11) / 4, and every third case does not meet the question.
for (n in c(40, 128)) for (level in c(0.8, 0.95)) for (population in c(NA, 576)) {
  data <- data.frame(y = as.numeric(seq_len(n) %% 3 != 0), w = 1 + ((7 * seq_len(n)) %% 11) / 4)
  if (is.na(population)) {
    design <- svydesign(ids = ~1, weights = ~w, data = data)
  } else {
    data$population <- population
    design <- svydesign(ids = ~1, weights = ~w, fpc = ~population, data = data)
  }
  show("weighted", sum(data$y), n, population, level, design)
  # A question that applies to three cases in four: a domain of the same sample, whose size stays the sample's.
  domain <- subset(design, seq_len(n) %% 4 != 0)
  show("domain", sum(domain$variables$y), n, population, level, domain)
}
