# Tangled from chapters/66-wrong.md; edit that file.
# file: keyfile.c
# mistake: half a key stays where the disk is full
# caught by: test_keyfile
s/^    unlink(path);//
