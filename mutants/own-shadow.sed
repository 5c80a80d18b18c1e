# Tangled from chapters/66-wrong.md; edit that file.
# file: shadow.c
# mistake: what the shares have is compared with itself
# caught by: test_shadow
# missed by: test_train
/^static void check_array/,/^}/s/count_apart(s, shares, clear,/count_apart(s, shares, shares,/
