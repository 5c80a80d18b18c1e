# Tangled from chapters/66-wrong.md; edit that file.
# file: fewnet.c
# mistake: gradients are not shifted up
# caught by: test_fewnet
s/(gradient\[k\] << up)/(gradient[k] << 0 * up)/
