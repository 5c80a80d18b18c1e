# Tangled from chapters/65-unproved.md; edit that file.
# file: prg.c
# mistake: each draw begins with block 0
# caught by: test_prg
# missed by: test_beaver
/^void draw_bytes/,/^}/{
/while (n > 0) {/i\
    EVP_EncryptInit_ex(s->aes, NULL, NULL, NULL, zero);
}
