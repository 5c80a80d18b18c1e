# Tangled from chapters/64-breaking.md; edit that file.
# file: convert.c
# mistake: converted shares are not refreshed
# caught by: prove_convert
# missed by: test_convert
/^void share_convert/,/^}/s/refresh(.*);//
