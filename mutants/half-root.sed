# Tangled from chapters/66-wrong.md; edit that file.
# file: amsgrad.c
# mistake: half of the bits of a number is rounded up
# caught by: test_amsgrad
s/(ring)2 << 2 \* i/(ring)1 << 2 * i/
