# Tangled from chapters/48-breaking.md; edit that file.
# file: beaver.c
# mistake: the owner says its images without a mask
# caught by: prove_owner test_beaver
/^static void owner_opens/,/^}/s/group_sub(MOD_L, x, open, open, n);/for (size_t k = 0; k < n; k++)\
        open[k] = x[k];/
