# Tangled from chapters/66-wrong.md; edit that file.
# file: maximum.c
# mistake: both parties turn over who is ahead
# caught by: small_maxpool test_maxpool
s/ring one = j == P0;/ring one = j <= P1;/
