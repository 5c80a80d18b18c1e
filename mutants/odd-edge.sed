# Tangled from chapters/65-unproved.md; edit that file.
# file: prg.c
# mistake: L - 1 is drawn as an element mod L - 1
# caught by: small_prg
# missed by: test_msb
s/while (out\[k\] == RING_MAX)/while (0)/
