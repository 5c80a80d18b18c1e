# Tangled from chapters/38-breaking.md; edit that file.
# file: party.c
# mistake: one seed serves all purposes of a pair
# caught by: prove_derivative
# missed by: test_maxpool
s/stream_open(&seed\[i\])/stream_open(\&seed[0])/
