# Tangled from chapters/65-unproved.md; edit that file.
# file: pack.c
# mistake: everything is encrypted with r = 1
# caught by: test_pack test_he
/paillier_draw(key, random, r);/c\
        memset(r, 0, bytes);\
        r[bytes - 1] = 1;\
        (void)random;
