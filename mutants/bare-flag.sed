# Tangled from chapters/64-breaking.md; edit that file.
# file: coin.c
# mistake: all coins of flags show zero
# caught by: prove_flags prove_relu
# missed by: small_flags small_relu
/mask_rows(me, coin, 1, n);/a\
    for (size_t k = 0; k < packs(n); k++)\
        coin[k] = 0;
