# Tangled from chapters/30-breaking.md; edit that file.
# file: beaver.c
# mistake: both factors have the same mask
# caught by: prove_beaver
# missed by: test_beaver
/sum_masks(me, open, n);/a\
        if (2 * size_of(matrix[0]) == n)\
            memcpy(open + n / 2, open, n / 2 * sizeof *open);
/draw_ring(me->with\[P2\]\[DEAL\], open/a\
        if (2 * size_of(matrix[0]) == n)\
            memcpy(open + n / 2, open, n / 2 * sizeof *open);
