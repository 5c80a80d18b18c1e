# Tangled from chapters/66-wrong.md; edit that file.
# file: pack.c
# mistake: a slot has no bit for the carry
# caught by: test_pack
s/k \* SLOT/k * ELL/
