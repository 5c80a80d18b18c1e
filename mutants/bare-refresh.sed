# Tangled from chapters/64-breaking.md; edit that file.
# file: deal.c
# mistake: the zero-share adds zeros
# caught by: prove_deal
# missed by: small_layer
/group_draw(g, me->with\[other(me)\]\[ZERO\], zero, n);/a\
        group_sub(g, zero, zero, zero, n);
