# Tangled from chapters/28-breaking.md; edit that file.
# file: beaver.c
# mistake: both factors have the same mask
# caught by: prove_beaver
# missed by: test_beaver
/sum_masks(me, ef, 2 \* n);/a\
        memcpy(ef + n, ef, n * sizeof *ef);
/sum_masks(me, ab, m \* n + n \* v);/a\
    if (m == v)\
        memcpy(ab + m * n, ab, n * v * sizeof *ab);
/draw_ring(me->with\[P2\]\[DEAL\], ef/a\
    if (nx == ny)\
        memcpy(ef + nx, ef, nx * sizeof *ef);
