# Tangled from chapters/66-wrong.md; edit that file.
# file: above.c
# mistake: both parties have the constant 1
# caught by: small_above test_above
s/me->id == P0 ? 0xff : 0/0xff/
