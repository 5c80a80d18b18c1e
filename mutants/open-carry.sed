# Tangled from chapters/64-breaking.md; edit that file.
# file: rescale.c
# mistake: P0 and P1 see whether the low part carries
# caught by: prove_rescale
# missed by: small_rescale
s/open_flags(me, bit, f, n);/open_rows(me, bit, f.open, 1, n);\
    for (size_t k = 0; k < n; k++)\
        f.coin[k] = 0;/
