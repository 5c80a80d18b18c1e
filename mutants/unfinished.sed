# Tangled from chapters/66-wrong.md; edit that file.
# file: link.c
# mistake: an exchange may begin before the last one is finished
# caught by: test_link test_party
# missed by: test_beaver
s/link->begun = moved == 0;/link->begun = false;/
