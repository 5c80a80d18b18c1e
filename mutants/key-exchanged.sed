# Tangled from chapters/66-wrong.md; edit that file.
# file: keyfile.c
# mistake: others may write to the file of a key that is read
# caught by: test_keyfile
s/file.st_mode & 077)/file.st_mode \& 044)/
