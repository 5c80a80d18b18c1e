/* Tangled from chapters/62-hidden-layer.md; edit that file. */
int ex_two_looks(const double known[4], const double seen[6],
                 double found[2]);

/* known: 2 people x 2 columns; seen: 3 people x 2 epochs. */
int ex_two_looks(const double known[4], const double seen[6],
                 double found[2]) {
    (void)known, (void)seen;
    found[0] = found[1] = 0; /* your turn */
    return 0;
}
