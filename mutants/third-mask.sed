# Tangled from chapters/65-unproved.md; edit that file.
# file: beaver.c
# mistake: in a row, the third element has the first one's mask
# caught by: test_beaver
# missed by: prove_matrix
/draw_mask(me, MOD_L, open, n);/a\
    size_t row = matrix[0]->cols;\
    for (size_t k = 0; row > 2 && k < size_of(matrix[0]); k += row)\
        open[k + 2] = open[k];
