# Tangled from chapters/66-wrong.md; edit that file.
# file: unpool.c
# mistake: the second of a pair gets all, whoever was ahead
# caught by: small_convolution test_pool prove_unpool
s/mod_L(value\[i\] - first\[g \* half + i\])/value[i]/
