# Tangled from chapters/65-unproved.md; edit that file.
# file: compare.c
# mistake: one shift serves two comparisons
# caught by: test_compare
# missed by: prove_compare small_compare
/(common, shift, n, ELL);/a\
    for (size_t k = 1; k < n; k += 2)\
        shift[k] = shift[k - 1];
