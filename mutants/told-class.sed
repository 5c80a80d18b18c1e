# Tangled from chapters/65-unproved.md; edit that file.
# file: predict.c
# mistake: P0 and P1 tell each other the class
# caught by: test_promise
# missed by: test_predict
/^        reveal(me, OWNER, MOD_L, index, NULL, n);/i\
        open_shares(me, MOD_L, index, max, n);
