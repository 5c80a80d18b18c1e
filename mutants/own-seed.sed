# Tangled from chapters/65-unproved.md; edit that file.
# file: party.c
# mistake: a role has one seed for all its partners
# caught by: test_reuse
# missed by: test_beaver
/^static void agree_with/,/^}/{
/struct seed seed\[PURPOSES\];/a\
    static _Thread_local struct seed own[PURPOSES];\
    static _Thread_local bool drawn;
s/seed_fresh(&seed\[i\]);/{\
                if (!drawn)\
                    seed_fresh(\&own[i]);\
                seed[i] = own[i];\
            }/
/send_to(me, peer, seed, sizeof seed);/a\
        drawn = true;
}
