/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
double ex_ring_megabytes(double elements, double bits, int ell);
int ex_elements(double mb64, double mb32, double *elements,
                double *bits);

/* Millions of bytes of so many ring elements, and so many bits. */
double ex_ring_megabytes(double elements, double bits, int ell) {
    (void)elements, (void)bits, (void)ell; /* your turn */
    return 0;
}

/* From the millions of bytes in two rings: elements and bits. Returns
   0, or -1 if there are no such numbers, both at least 0. */
int ex_elements(double mb64, double mb32, double *elements,
                double *bits) {
    (void)mb64, (void)mb32; /* your turn */
    *elements = *bits = 0;
    return 0;
}
