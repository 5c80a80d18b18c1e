# Tangled from chapters/65-unproved.md; edit that file.
# file: deal.c
# mistake: every second mask of P1 is the one before
# caught by: test_rescale test_msb
# missed by: prove_rescale small_rescale
/^void draw_mask/,/^}/{
/with\[P1\]\[DEAL\], theirs, n);/a\
        for (size_t k = 1; g != MOD_P && k < n; k += 2)\
            ((ring *)theirs)[k] = ((ring *)theirs)[k - 1];
/with\[P2\]\[DEAL\], out, n);/a\
        for (size_t k = 1; me->id == P1 && k < n; k += 2)\
            ((ring *)out)[k] = ((ring *)out)[k - 1];
}
