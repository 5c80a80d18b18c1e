# Tangled from chapters/48-time.md; edit that file.
# file: softmax.c
# change: quotients bit by bit
/^static struct opened reciprocals/,/^}/{
/return spread_opened/i\
    ring *one = take_ring(me, rows);\
    for (size_t r = 0; r < rows; r++)\
        one[r] = me->id == P0 ? (ring)1 << s.f : 0;\
    divide(me, one, sum, sum, rows, s.f, s.sign);
s/reciprocal(me, sum, rows, cols, s)/open_masked(me, sum, rows)/
}
