# Tangled from chapters/65-unproved.md; edit that file.
# file: seeds.c
# mistake: the sum of two seeds is sent without a lock
# caught by: test_transfer
# missed by: prove_transfer
s/key_xor(pair\[1\]\[y\], \(key_xor([^)]*)\))/\1/
s/key_xor(chosen\[1\], /(/
