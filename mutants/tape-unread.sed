# Tangled from chapters/66-wrong.md; edit that file.
# file: tapes.c
# mistake: a tape is played whatever has become of it
# caught by: test_tapes
# missed by: test_command
s/memcmp(digest, label->digest, sizeof digest) != 0/label->bytes == 0/
