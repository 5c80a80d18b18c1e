# Tangled from chapters/66-wrong.md; edit that file.
# file: compare.c
# mistake: the opposite question is asked about r
# caught by: test_compare prove_compare
s/mod_L(r\[k\] + beta\[k\])/r[k]/
