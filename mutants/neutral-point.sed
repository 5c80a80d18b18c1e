# Tangled from chapters/65-unproved.md; edit that file.
# file: base.c
# mistake: the neutral element is taken for a point
# caught by: test_base
# missed by: test_transfer
s/!point_good(&theirs\[0\])/false/
s/!point_good(&b_point\[i\]) ||//
s/\(point_times([ab], [^)]*)\)/(\1, 0)/
