# Tangled from chapters/64-breaking.md; edit that file.
# file: beaver.c
# mistake: the owner says its images without a mask
# caught by: prove_owner test_beaver
/^void take_masked/,/^}/s/group_sub(MOD_L, known, mask, mask, n);/for (size_t k = 0; k < n; k++)\
            mask[k] = known[k];/
