# Tangled from chapters/38-breaking.md; edit that file.
# file: maxpool.c
# mistake: the index of the maximum is not shifted
# caught by: prove_derivative
# missed by: small_maxpool
/draw_ring(me->with\[other(me)\]\[BLIND\], shift, groups);/a\
    memset(shift, 0, groups * sizeof *shift);
