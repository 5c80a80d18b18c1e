# Tangled from chapters/66-wrong.md; edit that file.
# file: layer.c
# mistake: P0 alone keeps its share of the last step
# caught by: test_layer prove_layer
s/if (holds_shares(me) && l->descent.momentum)/if (me->id == P0 \&\& l->descent.momentum)/
