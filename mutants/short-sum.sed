# Tangled from chapters/65-unproved.md; edit that file.
# file: compare.c
# mistake: of the bits above only the next one is counted
# caught by: test_terms
# missed by: prove_compare
s/sum\[k\] = zp_add(sum\[k\], w);/sum[k] = w;/
