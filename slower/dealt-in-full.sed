# Tangled from chapters/35-time.md; edit that file.
# file: deal.c
# change: both shares dealt by message
s/^        split(g, me->with\[P0\]\[DEAL\], x, share, share, n);/\
        group_draw(g, me->with[P0][DEAL], share, n);\
        send_to(me, P0, share, bytes);\
        group_sub(g, x, share, share, n);/
s/^        group_draw(g, me->with\[dealer\]\[DEAL\], out, n);/\
        recv_from(me, dealer, out, bytes);/
s/^        group_draw(g, me->with\[P1\]\[DEAL\], theirs, n);/&\
        send_to(me, P0, out, n * element_bytes(g));\
        send_to(me, P1, theirs, n * element_bytes(g));/
s/^        group_draw(g, me->with\[P2\]\[DEAL\], out, n);/\
        recv_from(me, P2, out, n * element_bytes(g));/
