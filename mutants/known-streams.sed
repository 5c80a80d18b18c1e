# Tangled from chapters/65-unproved.md; edit that file.
# file: by_pair.c
# mistake: in place of P2's streams are some that both parties know
# caught by: test_by_pair
s/seed_fresh(&seed);/memset(\&seed, 42, sizeof seed);/
