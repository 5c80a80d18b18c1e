# Tangled from chapters/66-wrong.md; edit that file.
# file: party.c
# mistake: parties wait for each other without an end
# caught by: test_party
s/\.patience = PATIENCE}/.patience = -1}/
