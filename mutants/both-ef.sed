# Tangled from chapters/66-wrong.md; edit that file.
# file: beaver.c
# mistake: both parties subtract ef
# caught by: test_beaver prove_beaver
s/j == P0 ? mod_L(y\[k\] - f\[k\]) : y\[k\]/mod_L(y[k] - f[k])/
