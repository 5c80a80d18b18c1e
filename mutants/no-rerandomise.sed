# Tangled from chapters/65-unproved.md; edit that file.
# file: he.c
# mistake: P1 adds with an r that all know, in each batch the same
# caught by: test_he
# missed by: test_pack
/^void he_sum/,/^}/{
/uint8_t \*theirs = take_bytes/a\
    if (me->id == P1) {\
        stream_close(he->random);\
        he->random = stream_open(&(struct seed){{0}});\
    }
}
