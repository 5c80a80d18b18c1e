# Tangled from chapters/45-breaking.md; edit that file.
# file: tapes.c
# mistake: that a tape is played comes to the disk some time later
# caught by: test_tapes
# missed by: test_train
s/failed = fsync(fd);/failed = 0;/
