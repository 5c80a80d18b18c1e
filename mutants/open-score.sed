# Tangled from chapters/57-breaking.md; edit that file.
# file: predict.c
# mistake: an answer comes with the score of its class
# caught by: test_promise
# missed by: test_predict
s/reveal(me, OWNER, MOD_L, index, NULL, BATCH);/&\
        reveal(me, OWNER, MOD_L, max, NULL, BATCH);/
s/reveal(me, OWNER, MOD_L, NULL, index, BATCH);/&\
        reveal(me, OWNER, MOD_L, NULL, x, BATCH);/
