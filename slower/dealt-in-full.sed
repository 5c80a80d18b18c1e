# Tangled from chapters/28-time.md; edit that file.
# file: deal.c beaver.c msb.c rescale.c
# change: both shares dealt by message
s/^        group_draw(g, me->with\[P0\]\[DEAL\], share, n);/&\
        send_to(me, P0, share, bytes);/
s/^        group_draw(g, me->with\[dealer\]\[DEAL\], out, n);/\
        recv_from(me, dealer, out, bytes);/
s/^    draw_ring(me->with\[P1\]\[DEAL\], theirs, n);/&\
    send_to(me, P0, ab, n * sizeof *ab);\
    send_to(me, P1, theirs, n * sizeof *theirs);/
s/draw_ring(me->with\[P2\]\[DEAL\], open, n);/\
        recv_from(me, P2, open, n * sizeof *open);/
s/^    draw_ring(me->with\[P1\]\[DEAL\], r1, n);/&\
    send_to(me, P0, r, n * sizeof *r);\
    send_to(me, P1, r1, n * sizeof *r1);/
s/^    draw_ring(me->with\[P2\]\[DEAL\], c, n);/\
    recv_from(me, P2, c, n * sizeof *c);/
s/^    draw_odd(me->with\[P1\]\[DEAL\], x1, n);/&\
    send_to(me, P0, x, n * sizeof *x);\
    send_to(me, P1, x1, n * sizeof *x1);/
s/^    draw_odd(me->with\[P2\]\[DEAL\], r, n);/\
    recv_from(me, P2, r, n * sizeof *r);/
