# Tangled from chapters/66-wrong.md; edit that file.
# file: checkpoint.c
# mistake: a checkpoint has its name while it is written
# caught by: test_checkpoint
s/struct path part = path_of(c->dir, role, "\/part")/struct path part = place/
