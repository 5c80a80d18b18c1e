# Tangled from chapters/64-breaking.md; edit that file.
# file: deal.c
# mistake: what is dealt has a mask of zero
# caught by: prove_deal
# missed by: small_layer
/split(g, me->with\[P0\]\[DEAL\], x, share, share, n);/a\
        group_sub(g, share, share, share, n);\
        group_add(g, share, x, share, n);
/group_draw(g, me->with\[dealer\]\[DEAL\], out, n);/a\
        group_sub(g, out, out, out, n);
