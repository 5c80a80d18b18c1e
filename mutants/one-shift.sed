# Tangled from chapters/38-breaking.md; edit that file.
# file: maxpool.c
# mistake: one shift serves all windows
# caught by: test_maxpool
# missed by: prove_derivative small_maxpool
/draw_ring(me->with\[other(me)\]\[BLIND\], shift, groups);/a\
    for (size_t g = 1; g < groups; g++)\
        shift[g] = shift[0];
