# Tangled from chapters/65-unproved.md; edit that file.
# file: coin.c
# mistake: one coin serves two neighbours
# caught by: test_flags test_relu
# missed by: small_flags small_relu
/mask_rows(me, coin, 1, n);/a\
    for (size_t k = 0; k < packs(n); k++)\
        coin[k] = (coin[k] & 0x5555555555555555) * 3;
