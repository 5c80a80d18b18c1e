# Tangled from chapters/65-unproved.md; edit that file.
# file: pack.c
# mistake: a negative number is packed as a large one
# caught by: test_pack
# missed by: test_he
s/mod_L(values\[k\] + half)/values[k]/
