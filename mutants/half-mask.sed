# Tangled from chapters/64-breaking.md; edit that file.
# file: rows.c
# mistake: masks of bits are P1's alone
# caught by: prove_above prove_gate
# missed by: small_above
/^void mask_rows/,/^}/{
/draw_rows(me->with\[P0\]\[DEAL\], out, rows, n);/a\
        memset(out, 0, rows * packs(n) * sizeof *out);
/draw_rows(me->with\[P2\]\[DEAL\], out, rows, n);/a\
        if (me->id == P0)\
            memset(out, 0, rows * packs(n) * sizeof *out);
}
