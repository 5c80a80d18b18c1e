# Tangled from chapters/65-unproved.md; edit that file.
# file: transfer.c
# mistake: Delta is the same in each session
# caught by: test_transfer
# missed by: prove_transfer
s/seed_fresh(&seed);/memset(\&seed, 42, sizeof seed);/
