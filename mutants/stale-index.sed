# Tangled from chapters/38-breaking.md; edit that file.
# file: maxpool.c
# mistake: the shifted index is not refreshed
# caught by: prove_derivative
# missed by: test_maxpool
/^static void show_shifted/,/^}/s/refresh(.*);//
