# Tangled from chapters/65-unproved.md; edit that file.
# file: predict.c
# mistake: an answer comes with the score of its class
# caught by: test_promise
# missed by: test_predict
s/reveal(me, OWNER, MOD_L, index, NULL, n);/&\
        reveal(me, OWNER, MOD_L, max, NULL, n);/
s/reveal(me, OWNER, MOD_L, NULL, out, n \* each);/&\
        if (each == 1)\
            reveal(me, OWNER, MOD_L, NULL, take_ring(me, n), n);/
