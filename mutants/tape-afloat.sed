# Tangled from chapters/65-unproved.md; edit that file.
# file: lasting.c
# mistake: that a tape is played comes to the disk some time later
# caught by: test_tapes
# missed by: test_command
s/failed = fsync(fd);/failed = 0;/
