# Tangled from chapters/66-wrong.md; edit that file.
# file: times.c
# mistake: corrections are longer than their pads
# caught by: test_pair_masks prove_pair_masks
s/below(p\.bits, mod_L(share\[k\] + x\[k\] - correction\[k\]))/mod_L(share[k] + x[k] - correction[k])/
