# Tangled from chapters/64-breaking.md; edit that file.
# file: beaver.c
# mistake: the shares of a product are not refreshed
# caught by: prove_beaver
# missed by: test_beaver
/^void multiply(/,/^}/s/refresh(.*);//
