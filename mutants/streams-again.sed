# Tangled from chapters/65-unproved.md; edit that file.
# file: transfer.c
# mistake: the streams of columns begin again with each call
# caught by: test_transfer
# missed by: prove_transfer
/struct stream \*all\[PAIRS\]/a\
    struct seeds seeds;
/explicit_bzero(&seeds, sizeof seeds);/i\
    t->seeds = seeds;
/struct columns c;/a\
    for (size_t p = 0; p < PAIRS; p++)\
        for (int i = 0; i < 7; i++) {\
            struct stream **s =\
                i < 4 ? \&t->all[p][i] : \&t->known[p][i - 4];\
            stream_close(*s);\
            *s = key_stream(me, i < 4 ? \&t->seeds.all[p][i]\
                                      : \&t->seeds.known[p][i - 4]);\
        }
