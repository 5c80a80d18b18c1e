# Tangled from chapters/66-wrong.md; edit that file.
# file: columns.c
# mistake: columns are turned into keys the last bit first
# caught by: test_pads test_transfer
# missed by: prove_transfer
s/= square\[k\];/= square[63 - k];/
