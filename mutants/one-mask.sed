# Tangled from chapters/64-breaking.md; edit that file.
# file: beaver.c
# mistake: both factors have the same mask
# caught by: prove_beaver
# missed by: small_layer
/draw_mask(me, MOD_L, open, n);/a\
    if (2 * size_of(matrix[0]) == n)\
        memcpy(open + n / 2, open, n / 2 * sizeof *open);
