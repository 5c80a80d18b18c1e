# Tangled from chapters/66-wrong.md; edit that file.
# file: intnet.c
# mistake: the sign is that of the rounded sum
# caught by: test_intnet
s/signed_of(z\[i\]) >= 0 ? x/signed_of(truncate_one(z[i], bits, NEAREST, 0)) >= 0 ? x/
