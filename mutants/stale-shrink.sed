# Tangled from chapters/64-breaking.md; edit that file.
# file: shrink.c
# mistake: shares are shrunk before they are refreshed
# caught by: prove_shrink
# missed by: small_ternary test_ternary
s/refresh(me, MOD_L, out, n);//
