# Tangled from chapters/66-wrong.md; edit that file.
# file: convert.c
# mistake: a mask of zero has no case of its own
# caught by: test_convert_zero prove_convert
# missed by: test_convert
s/ ^ (m->less\[k\] == RING_MAX)//
