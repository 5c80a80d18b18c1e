# Tangled from chapters/64-breaking.md; edit that file.
# file: rescale.c
# mistake: what a ReLU was made of is not refreshed
# caught by: prove_rescale
# missed by: test_rescale small_rescale
/^static void coin_relu/,/^}/s/refresh(.*);//
