# Tangled from chapters/65-unproved.md; edit that file.
# file: split.c
# mistake: the server is told the labels, to save it the arithmetic
# caught by: test_split
/^float split_learn/,/^}/{
/send_to(me, P2, s->gl, bytes);/a\
        send_to(me, P2, labels, s->cut.batch);
/recv_from(me, P0, s->gl, bytes);/a\
        recv_from(me, P0, take_bytes(me, s->cut.batch), s->cut.batch);
}
