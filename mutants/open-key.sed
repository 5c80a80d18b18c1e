# Tangled from chapters/65-unproved.md; edit that file.
# file: keyfile.c
# mistake: others may read the file of the key
# caught by: test_keyfile
# missed by: test_he
s/0600/0644/
