# Tangled from chapters/66-wrong.md; edit that file.
# file: pair_ternary.c
# mistake: a row is not turned where one's half of the bit is 1
# caught by: test_pair_ternary
# missed by: test_pair_product
s/choice\[k\] = turned\[k\] = w.plus\[k\];/choice[k] = w.plus[k], turned[k] = 0;/
