# Tangled from chapters/64-breaking.md; edit that file.
# file: msb.c
# mistake: the shares of the highest bit are not refreshed
# caught by: prove_msb
# missed by: test_msb
/^static void xor_shares/,/^}/s/refresh(.*);//
