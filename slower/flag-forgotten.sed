# Tangled from chapters/48-time.md; edit that file.
# file: rescale.c
# change: the bit of a ReLU multiplied as any number
/^void rescale_times_bit/,/^}/{
/struct opened y = /c\
        ring *share = take_ring(me, n);\
        rescale(me, s.how, x, n, s.f);\
        flag_shares(me, bit, share, n);
s/times_flag(me, bit, y, out, n);/multiply(me, share, x, out, n);/
}
