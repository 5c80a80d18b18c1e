# Tangled from chapters/65-unproved.md; edit that file.
# file: coin.c
# mistake: coins are kept for the next flags, if these are as many
# caught by: test_flags
# missed by: small_flags
/^void supply_coins/i\
static pack kept[3][1 << 16];\
static size_t kept_n[3];
/mask_rows(me, coin, 1, n);/c\
    bool fresh = kept_n[me->id] != n || packs(n) > 1 << 16;\
    if (fresh)\
        mask_rows(me, coin, 1, n);\
    for (size_t k = 0; packs(n) <= 1 << 16 && k < packs(n); k++)\
        *(fresh ? &kept[me->id][k] : &coin[k]) =\
            *(fresh ? &coin[k] : &kept[me->id][k]);\
    kept_n[me->id] = n;
