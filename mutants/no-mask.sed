# Tangled from chapters/30-breaking.md; edit that file.
# file: beaver.c
# mistake: the masks of a product are zero
# caught by: prove_beaver
# missed by: test_beaver
/group_add(MOD_L, ab, theirs, ab, n);/a\
    group_sub(MOD_L, ab, ab, ab, n);
/draw_ring(me->with\[P2\]\[DEAL\], open/a\
        group_sub(MOD_L, open, open, open, n);
