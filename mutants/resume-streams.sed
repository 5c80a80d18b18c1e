# Tangled from chapters/65-unproved.md; edit that file.
# file: train.c
# mistake: P0 and P1 have the same streams each time they go on
# caught by: test_checkpoint
# missed by: test_train
/^static void party_begins/,/^}/{
/recv_from(me, OWNER, &state.moment/a\
        for (int i = 0; i < PURPOSES && holds_shares(me); i++)\
            me->with[other(me)][i] = stream_open(&state.moment.name);
}
