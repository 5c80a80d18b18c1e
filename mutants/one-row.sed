# Tangled from chapters/65-unproved.md; edit that file.
# file: beaver.c
# mistake: the rows of the first matrix share their masks
# caught by: test_beaver
# missed by: prove_matrix
/draw_mask(me, MOD_L, open, n);/a\
    size_t row = matrix[0]->cols;\
    for (size_t k = row; row > 1 && k < size_of(matrix[0]); k++)\
        open[k] = open[k - row];
