# Tangled from chapters/65-unproved.md; edit that file.
# file: base.c
# mistake: base keys are hashed without the session
# caught by: test_base
# missed by: test_transfer
/\.session = \*session,/d
