# Tangled from chapters/64-breaking.md; edit that file.
# file: beaver.c
# mistake: the masks of a product are zero
# caught by: prove_beaver
# missed by: small_layer
/draw_mask(me, MOD_L, open, n);/a\
    group_sub(MOD_L, open, open, open, n);
