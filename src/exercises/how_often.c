/* Tangled from chapters/43-checkpoint.md; edit that file. */
double ex_lost(double c, double M, double t);
double ex_how_often(double c, double M);

/* What part of the time is lost, if one that takes c is kept every t,
   and M passes between two interruptions. */
double ex_lost(double c, double M, double t) {
    (void)c, (void)M, (void)t; /* your turn */
    return 1;
}

/* The interval that loses least. */
double ex_how_often(double c, double M) {
    (void)c, (void)M; /* your turn */
    return 1;
}
