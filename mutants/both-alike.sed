# Tangled from chapters/66-wrong.md; edit that file.
# file: share_truncate.c
# mistake: both parties shift their shares alike
# caught by: small_share_truncate
s/if (j == 0)/if (j <= 1)/
