# Tangled from chapters/66-wrong.md; edit that file.
# file: shadow.c
# mistake: parameters are compared after they are taken over
# caught by: test_shadow
# missed by: test_train
/^void shadow_check/,/^}/{
/^    if (r->shifts)/i\
    memcpy(theta, shares, n * sizeof *theta);
}
