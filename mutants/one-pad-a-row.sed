# Tangled from chapters/64-breaking.md; edit that file.
# file: cross.c
# mistake: the columns of a row have one pad
# caught by: prove_cross
# missed by: test_pair_product test_pair_ternary
s/zero\[k\] >> down/zero[0]/
s/one\[k\] >> down/one[0]/
s/pad\[k\] >> down/pad[0]/
