# Tangled from chapters/64-breaking.md; edit that file.
# file: first.c
# mistake: the server gets each house's products as they are
# caught by: prove_first
# missed by: small_first
/refresh(me, MOD_L, own, n);/d
