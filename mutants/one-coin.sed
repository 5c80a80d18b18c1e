# Tangled from chapters/64-breaking.md; edit that file.
# file: levels.c
# mistake: all levels of a number have the same coin
# caught by: prove_levels
# missed by: small_ternary
/^void reach_levels/,/^}/s/    open_flags(.*);/\
    pack *row = take_rows(me, 1, n);\
    supply_coins(me, f.open, f.coin, count * n);\
    memcpy(row, f.open, packs(n) * sizeof *row);\
    repeat(row, f.open, 1, count, n);\
    for (size_t k = n; k < count * n; k++)\
        f.coin[k] = f.coin[k - n];\
    if (holds_shares(me))\
        rows_xor(f.open, bit, f.open, packs(count * n));\
    open_rows(me, f.open, f.open, 1, count * n);/
