# Tangled from chapters/66-wrong.md; edit that file.
# file: shadow.c
# mistake: the shadow goes on from its own parameters
# caught by: test_shadow
# missed by: test_train
/^    memcpy(theta, shares, .*);/d
