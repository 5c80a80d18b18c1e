# Tangled from chapters/66-wrong.md; edit that file.
# file: checkpoint.c
# mistake: files of several moments are taken for one checkpoint
# caught by: test_checkpoint
/^static int check_when/,/^}/s/label->holder != OWNER/label->holder > OWNER/
