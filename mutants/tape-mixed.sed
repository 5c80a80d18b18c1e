# Tangled from chapters/66-wrong.md; edit that file.
# file: tapes.c
# mistake: tapes of two deals are played together
# caught by: test_tapes
# missed by: test_command
s/memcmp(&theirs, &label->run, sizeof theirs) != 0/label->bytes == 0/
