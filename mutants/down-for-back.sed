# Tangled from chapters/66-wrong.md; edit that file.
# file: fewnet.c
# mistake: errors lose as many bits as activations
# caught by: test_fewnet
s/scale_with(r, r->shifts->back\[l\])/scale_with(r, r->shifts->down[l])/
