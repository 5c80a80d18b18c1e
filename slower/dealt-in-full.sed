# Tangled from chapters/48-time.md; edit that file.
# file: deal.c rows.c
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
s/^        draw_rows(me->with\[P0\]\[DEAL\], share, rows, n);/&\
        send_to(me, P0, share, words * sizeof *share);/
s/^        draw_rows(me->with\[P1\]\[DEAL\], theirs, rows, n);/&\
        send_to(me, P0, out, rows * packs(n) * sizeof *out);\
        send_to(me, P1, theirs, rows * packs(n) * sizeof *out);/
s/^        draw_rows(me->with\[P2\]\[DEAL\], out, rows, n);/\
        recv_from(me, P2, out, rows * packs(n) * sizeof *out);/
