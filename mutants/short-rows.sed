# Tangled from chapters/65-unproved.md; edit that file.
# file: rows.c
# mistake: of the rows that are dealt only the first eight have a mask
# caught by: test_views
# missed by: prove_above small_above
/^void deal_rows/,/^}/{
/with\[P0\]\[DEAL\], share, rows, n);/a\
        if (rows > 8)\
            memset(share + 8 * packs(n), 0,\
                   (rows - 8) * packs(n) * sizeof *share);
/with\[P2\]\[DEAL\], out, rows, n);/a\
        if (rows > 8)\
            memset(out + 8 * packs(n), 0,\
                   (rows - 8) * packs(n) * sizeof *out);
}
