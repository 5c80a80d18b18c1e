# Tangled from chapters/66-wrong.md; edit that file.
# file: above.c
# mistake: a mask is above a number that it equals
# caught by: small_above test_above
/d.equal + i \* words, n);/a\
        if (i == 0)\
            rows_xor(d.above, d.equal, d.above, words);
