# Tangled from chapters/64-breaking.md; edit that file.
# file: coin_truncate.c
# mistake: truncated shares are not refreshed
# caught by: prove_coin_truncate
# missed by: test_coin_truncate small_coin_truncate
/^void rescale_coin/,/^}/s/refresh(.*);//
