# Tangled from chapters/64-breaking.md; edit that file.
# file: rows.c
# mistake: rows that are dealt have masks of zeros
# caught by: prove_above
# missed by: small_above
/^void deal_rows/,/^}/{
/draw_rows(me->with\[P0\]\[DEAL\], share, rows, n);/a\
        memset(share, 0, words * sizeof *share);
/draw_rows(me->with\[P2\]\[DEAL\], out, rows, n);/a\
        memset(out, 0, words * sizeof *out);
}
