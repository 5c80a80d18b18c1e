# Tangled from chapters/66-wrong.md; edit that file.
# file: checkpoint.c
# mistake: a checkpoint has its name before it is on the disk
# caught by: test_checkpoint
s/ || fsync(fd);/;/
