# Tangled from chapters/64-breaking.md; edit that file.
# file: unpool.c
# mistake: what is played back is not refreshed
# caught by: prove_unpool prove_pool
# missed by: test_pool small_convolution
s/refresh(me, MOD_L, out, n);//
