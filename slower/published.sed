# Tangled from chapters/35-time.md; edit that file.
# file: relu.c
# change: DReLU as published
/^void drelu(/,/^}/s/double_shares(me, a, c, n);/&\
    share_convert(me, c, c, n);/
