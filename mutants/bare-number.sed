# Tangled from chapters/64-breaking.md; edit that file.
# file: opened.c
# mistake: numbers are opened under a mask of zero
# caught by: prove_opened prove_relu
# missed by: small_flags small_relu
/supply_masks(me, mask, made, n);/a\
    for (size_t k = 0; k < n; k++)\
        mask[k] = 0;
