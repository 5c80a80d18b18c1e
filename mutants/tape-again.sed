# Tangled from chapters/65-unproved.md; edit that file.
# file: tapes.c
# mistake: a tape that has been played may be played again
# caught by: test_tapes
s/access(path_of(t->dir, id, "\/played").text, F_OK) == 0/id < 0/
s/O_WRONLY | O_CREAT | O_EXCL)/O_WRONLY | O_CREAT)/
