# Tangled from chapters/66-wrong.md; edit that file.
# file: unit.c
# mistake: a unit vector is dealt at its mask, not at minus its mask
# caught by: small_unit
# missed by: prove_derivative
s/r.r\[k \/ size\] + k/r.r[k \/ size] - k/
