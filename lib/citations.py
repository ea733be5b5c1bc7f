"""Where the methods come from: what pages print and docstrings name."""

from __future__ import annotations

ALTMAN = "Altman DG. Confidence intervals for the number needed to treat. BMJ 1998;317:1309–12."
ALTMAN_ROYSTON = (
    "Altman DG, Royston P. The cost of dichotomising continuous variables. BMJ 2006;332:1080."
)
AUSTIN = (
    "Austin PC. Balance diagnostics for comparing the distribution of baseline covariates between "
    "treatment groups in propensity-score matched samples. Stat Med 2009;28:3083–107."
)
BELSLEY = (
    "Belsley DA, Kuh E, Welsch RE. Regression diagnostics: identifying influential data and "
    "sources of collinearity. Wiley 1980."
)
BLAND_ALTMAN_1996 = (
    "Bland JM, Altman DG. Transformations, means, and confidence intervals. BMJ 1996;312:1079."
)
BLAND_ALTMAN_2011 = (
    "Bland JM, Altman DG. Comparisons against baseline within randomised groups are often used "
    "and can be highly misleading. Trials 2011;12:264."
)
BONETT_WRIGHT = (
    "Bonett DG, Wright TA. Sample size requirements for estimating Pearson, Kendall and Spearman "
    "correlations. Psychometrika 2000;65:23–8."
)
BORM = (
    "Borm GF, Fransen J, Lemmens WAJG. A simple sample size formula for analysis of covariance in "
    "randomized clinical trials. J Clin Epidemiol 2007;60:1234–8."
)
BROWNE = (
    "Browne RH. On the use of a pilot sample for sample size determination. Stat Med "
    "1995;14:1933–40."
)
BRUNNER_MUNZEL = (
    "Brunner E, Munzel U. The nonparametric Behrens-Fisher problem: asymptotic theory and a "
    "small-sample approximation. Biom J 2000;42:17–25."
)
CAMPBELL = (
    "Campbell G, Pennello G, Yue L. Missing data in the regulation of medical devices. J Biopharm "
    "Stat 2011;21:180–95."
)
CLOPPER_PEARSON = (
    "Clopper CJ, Pearson ES. The use of confidence or fiducial limits illustrated in the case of "
    "the binomial. Biometrika 1934;26:404–13."
)
COHEN = (
    "Cohen J. Statistical power analysis for the behavioral sciences, 2nd ed. Lawrence Erlbaum "
    "1988."
)
EDGINGTON_ONGHENA = "Edgington ES, Onghena P. Randomization tests, 4th ed. Chapman & Hall/CRC 2007."
FAI_CORNELIUS = (
    "Fai AH, Cornelius PL. Approximate F-tests of multiple degree of freedom hypotheses in "
    "generalized least squares analyses of unbalanced split-plot experiments. J Stat Comput Simul "
    "1996;54:363–78."
)
FAN = (
    "Fan CT, Muller ME, Rezucha I. Development of sampling plans by using sequential (item by "
    "item) selection techniques and digital computers. J Am Stat Assoc 1962;57:387–402."
)
FISHER_1924 = (
    "Fisher RA. The distribution of the partial correlation coefficient. Metron 1924;3:329–32."
)
FISHER_1935 = "Fisher RA. The logic of inductive inference. J R Stat Soc 1935;98:39–82."
FIX_HODGES = (
    "Fix E, Hodges JL. Significance probabilities of the Wilcoxon test. Ann Math Stat "
    "1955;26:301–12."
)
GAIL = (
    "Gail MH, Tan WY, Piantadosi S. Tests for no treatment effect in randomized clinical trials. "
    "Biometrika 1988;75:57–64."
)
GARWOOD = "Garwood F. Fiducial limits for the Poisson distribution. Biometrika 1936;28:437–42."
HANLEY_LIPPMAN_HAND = (
    "Hanley JA, Lippman-Hand A. If nothing goes wrong, is everything all right? Interpreting zero "
    "numerators. JAMA 1983;249:1743–5."
)
HODGES_LEHMANN = (
    "Hodges JL, Lehmann EL. Estimates of location based on rank tests. Ann Math Stat "
    "1963;34:598–611."
)
HOLM = "Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65–70."
HOPEWELL = (
    "Hopewell S, Chan AW, Collins GS, et al. CONSORT 2025 statement: updated guideline for "
    "reporting randomised trials. BMJ 2025;389:e081123."
)
HORNUNG_REED = (
    "Hornung RW, Reed LD. Estimation of average concentration in the presence of nondetectable "
    "values. Appl Occup Environ Hyg 1990;5:46–51."
)
HOROWITZ_SAHNI = (
    "Horowitz E, Sahni S. Computing partitions with applications to the knapsack problem. J ACM "
    "1974;21:277–92."
)
HUGHES = (
    "Hughes JP. Mixed effects models with censored data with application to HIV RNA levels. "
    "Biometrics 1999;55:625–9."
)
HYNDMAN_FAN = (
    "Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361–5 (type 7)."
)
ICH_E9_R1 = (
    "International Council for Harmonisation. ICH E9(R1): addendum on estimands and sensitivity "
    "analysis in clinical trials to the guideline on statistical principles for clinical trials. "
    "Step 4, 20 November 2019."
)
JUNQUEIRA = (
    "Junqueira DR, Zorzela L, Golder S, et al. CONSORT Harms 2022 statement, explanation, and "
    "elaboration: updated guideline for the reporting of harms in randomised trials. BMJ "
    "2023;381:e073725."
)
KENDALL_STUART = (
    "Kendall MG, Stuart A. The advanced theory of statistics, vol 2, 3rd ed. Griffin 1973, section "
    "31.18."
)
LEHMANN = (
    "Lehmann EL. Nonparametric confidence intervals for a shift parameter. Ann Math Stat "
    "1963;34:1507–12."
)
MALLINCKRODT = (
    "Mallinckrodt CH, Clark WS, David SR. Accounting for dropout bias using mixed-effects models. "
    "J Biopharm Stat 2001;11:9–21."
)
MANN_WHITNEY = (
    "Mann HB, Whitney DR. On a test of whether one of two random variables is stochastically "
    "larger than the other. Ann Math Stat 1947;18:50–60."
)
MIETTINEN_NURMINEN = (
    "Miettinen O, Nurminen M. Comparative analysis of two rates. Stat Med 1985;4:213–26."
)
NEUBERT_BRUNNER = (
    "Neubert K, Brunner E. A studentized permutation test for the non-parametric Behrens-Fisher "
    "problem. Comput Stat Data Anal 2007;51:5192–204."
)
NEWCOMBE = (
    "Newcombe RG. Interval estimation for the difference between independent proportions: "
    "comparison of eleven methods. Stat Med 1998;17:873–90."
)
OLSEN = (
    "Olsen RJ. Note on the uniqueness of the maximum likelihood estimator for the Tobit model. "
    "Econometrica 1978;46:1211–5."
)
PHIPSON_SMYTH = (
    "Phipson B, Smyth GK. Permutation p-values should never be zero: calculating exact p-values "
    "when permutations are randomly drawn. Stat Appl Genet Mol Biol 2010;9:39."
)
PRZYBOROWSKI_WILENSKI = (
    "Przyborowski J, Wilenski H. Homogeneity of results in testing samples from Poisson series: "
    "with an application to testing clover seed for dodder. Biometrika 1940;31:313–23."
)
ROSENBERGER = (
    "Rosenberger WF, Uschner D, Wang Y. Randomization: the forgotten component of the randomized "
    "clinical trial. Stat Med 2019;38:1–12."
)
SEARLE = (
    "Searle SR, Speed FM, Milliken GA. Population marginal means in the linear model: an "
    "alternative to least squares means. Am Stat 1980;34:216–21."
)
SENN = "Senn S. Statistical pitfalls of personalized medicine. Nature 2018;563:619–21."
SPENCE_STANLEY = (
    "Spence JR, Stanley DJ. Prediction interval: what to expect when you’re expecting … a "
    "replication. PLoS One 2016;11(9):e0162874."
)
STREITBERG_ROHMEL = (
    "Streitberg B, Röhmel J. Exact distributions for permutations and rank tests: an introduction "
    "to some recently published algorithms. Stat Softw Newsl 1986;12:10–17."
)
STUDENT = "Student. The probable error of a mean. Biometrika 1908;6:1–25."
TOBIN = (
    "Tobin J. Estimation of relationships for limited dependent variables. Econometrica "
    "1958;26:24–36."
)
VENZON_MOOLGAVKAR = (
    "Venzon DJ, Moolgavkar SH. A method for computing profile-likelihood-based confidence "
    "intervals. Appl Stat 1988;37:87–94."
)
VICKERS_ALTMAN = (
    "Vickers AJ, Altman DG. Analysing controlled trials with baseline and follow up measurements. "
    "BMJ 2001;323:1123–4."
)
WELCH = (
    "Welch BL. The generalization of “Student’s” problem when several different population "
    "variances are involved. Biometrika 1947;34:28–35."
)
WILSON = (
    "Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat "
    "Assoc 1927;22:209–12."
)
YANG_DALTON = (
    "Yang D, Dalton JE. A unified approach to measuring the effect size between two groups using "
    "SAS. SAS Global Forum 2012, paper 335."
)

# As far as they could be looked up; the others stand without one.
DOIS = {
    ALTMAN: "10.1136/bmj.317.7168.1309",
    AUSTIN: "10.1002/sim.3697",
    BONETT_WRIGHT: "10.1007/BF02294183",
    BORM: "10.1016/j.jclinepi.2007.02.006",
    BROWNE: "10.1002/sim.4780141709",
    BRUNNER_MUNZEL: "10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U",
    CAMPBELL: "10.1080/10543406.2011.550094",
    CLOPPER_PEARSON: "10.1093/biomet/26.4.404",
    GARWOOD: "10.1093/biomet/28.3-4.437",
    HODGES_LEHMANN: "10.1214/aoms/1177704172",
    HORNUNG_REED: "10.1080/1047322X.1990.10389587",
    HUGHES: "10.1111/j.0006-341X.1999.00625.x",
    HYNDMAN_FAN: "10.1080/00031305.1996.10473566",
    MIETTINEN_NURMINEN: "10.1002/sim.4780040211",
    NEUBERT_BRUNNER: "10.1016/j.csda.2006.05.024",
    NEWCOMBE: "10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I",
    SEARLE: "10.1080/00031305.1980.10483031",
    SPENCE_STANLEY: "10.1371/journal.pone.0162874",
    TOBIN: "10.2307/1907382",
    VICKERS_ALTMAN: "10.1136/bmj.323.7321.1123",
    WELCH: "10.1093/biomet/34.1-2.28",
}
