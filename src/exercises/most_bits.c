/* Tangled from chapters/41-shadow.md; edit that file. */
/* The most fraction bits, from 0 on, with which n truncations of values
   of size v, as reals, expect fewer than `most` failures mod 2^ell; -1
   if none are few enough. */
int ex_most_bits(double n, double v, double most, int ell) {
    (void)n;
    (void)v;
    (void)most;
    return ell; /* yours */
}
