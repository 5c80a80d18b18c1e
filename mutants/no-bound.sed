# Tangled from chapters/66-wrong.md; edit that file.
# file: one_sided.c
# mistake: errors are not bounded
# caught by: small_one_sided test_one_sided
s/combine(me, u, 0, u, mod_L(0 - t.most), upper/combine(me, u, 0, u, (ring)1 << (t.width - 1), upper/
