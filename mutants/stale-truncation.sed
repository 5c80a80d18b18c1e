# Tangled from chapters/57-breaking.md; edit that file.
# file: rescale.c
# mistake: truncated shares are not refreshed
# caught by: prove_rescale
# missed by: test_rescale small_rescale
/^static void rescale_coin/,/^}/s/refresh(.*);//
