# Tangled from chapters/64-breaking.md; edit that file.
# file: maxpool.c
# mistake: value and place of a game are opened under one mask
# caught by: prove_maxpool
# missed by: test_maxpool small_maxpool
/^\/\* All of lead, times/i\
static struct opened open_alike(struct party *me, const ring *x,\
                                size_t n) {\
    struct opened c = {take_ring(me, n), take_ring(me, n), NULL, NULL};\
    size_t half = n / 2 + n % 2;\
    draw_mask(me, MOD_L, c.mask, half);\
    memcpy(c.mask + half, c.mask, (n - half) * sizeof(ring));\
    memcpy(c.open, c.mask, n * sizeof(ring));\
    if (holds_shares(me))\
        group_add(MOD_L, x, c.mask, c.open, n);\
    open_shares(me, MOD_L, c.open, c.open, n);\
    return c;\
}
s/open_masked(me, lead, all)/(all > games ? open_alike : open_masked)(me, lead, all)/
