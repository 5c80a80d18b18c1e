# Tangled from chapters/66-wrong.md; edit that file.
# file: checkpoint.c
# mistake: the checkpoint before the last is thrown away too early
# caught by: test_checkpoint
/^static void forget_others/,/^}/s/n != before)/n != iteration)/
