# Tangled from chapters/57-wrong.md; edit that file.
# file: rescale.c
# mistake: an eighth of the ring is taken for a quarter
# caught by: small_rescale test_rescale
# missed by: prove_rescale
s/(ring)1 << (ELL - 2) >> d/& >> 1/
