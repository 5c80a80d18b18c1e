# Tangled from chapters/66-wrong.md; edit that file.
# file: keyfile.c
# mistake: a key is written over
# caught by: test_keyfile
s/O_EXCL/O_TRUNC/
