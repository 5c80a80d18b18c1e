# Tangled from chapters/66-wrong.md; edit that file.
# file: train.c
# mistake: the owner does not wait until the two have kept theirs
# caught by: test_checkpoint
# missed by: test_train
/^static void owner_keeps/,/^}/{
/collect_tallies/d
/party_fail/a\
    collect_tallies(me, run);
}
