# Tangled from chapters/65-unproved.md; edit that file.
# file: word.c
# mistake: products of three masks have one factor less
# caught by: test_gate
# missed by: prove_gate
s/word + s \* words, block/word + (s < 3 ? s : 2) * words, block/
