/* Tangled from chapters/64-breaking.md; edit that file. */
unsigned ex_term(const unsigned x[2], const unsigned y[2],
                 const unsigned r[2]);

/* P_i's z_i mod 4, from its two shares of x, its two shares of y, and
   r_i and r_{i+1}. It is right, and it tells too much. */
unsigned ex_term(const unsigned x[2], const unsigned y[2],
                 const unsigned r[2]) {
    (void)r; /* your turn */
    return (x[0] * y[0] + x[0] * y[1] + x[1] * y[0]) % 4;
}
