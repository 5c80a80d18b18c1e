# Tangled from chapters/66-wrong.md; edit that file.
# file: coin_truncate.c
# mistake: an eighth of the ring is taken for a quarter
# caught by: small_coin_truncate test_coin_truncate
# missed by: prove_coin_truncate
s/(ring)1 << (ELL - 2) >> d/& >> 1/
