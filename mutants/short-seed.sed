# Tangled from chapters/65-unproved.md; edit that file.
# file: prg.c
# mistake: a seed has 32 random bits
# caught by: test_prg
# missed by: test_reuse
/no_randomness("getrandom");/a\
    for (size_t i = 4; i < sizeof s->byte; i++)\
        s->byte[i] = 0;
