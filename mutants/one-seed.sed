# Tangled from chapters/65-unproved.md; edit that file.
# file: party.c
# mistake: one seed serves all purposes of a pair
# caught by: prove_convert
# missed by: test_convert
s/stream_open(&seed\[i\])/stream_open(\&seed[0])/
