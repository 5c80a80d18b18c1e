# Tangled from chapters/66-wrong.md; edit that file.
# file: by_pair.c
# mistake: who reads a mask from a tape draws nothing for it
# caught by: test_by_pair
/^    else$/d
/draw_mask(me, MOD_L, r, n);/d
