# Arrows (p - y) w of two classes, and sums of them of three, from made-up
# weights and probabilities: @sec:arrows. No data.
set terminal svg dynamic font "sans-serif" size 700,360
set output out
unset key
unset border
unset tics
set margins 0,0,0,0
set xrange [-1.6:5.2]
set yrange [-1.9:1.6]
set size ratio -1
good = "#0072b2"
bad = "#d55e00"
third = "#009e73"
n = 0
arrow = 'n = n + 1; set arrow n from ox, oy to ox + dx, oy + dy head filled size 0.09,20 lw 1.6 lc rgb ink'

# Left: w = (2, -1), shortened; the same side for the same label.
set label "two classes" at 0,1.5 center
ox = 0
oy = 0
set arrow 90 from -1.5,0.75 to 1.5,-0.75 nohead dt 3 lc rgb "#888888"
goods = "0.9 0.65 0.42 0.3 0.2 0.1"
bads = "0.05 0.22 0.4 0.55 0.75 0.85"
do for [i=1:6] {
    dx = 1.4 * word(goods, i)
    dy = -0.7 * word(goods, i)
    ink = good
    eval arrow
    dx = 1.4 * (word(bads, i) - 1)
    dy = -0.7 * (word(bads, i) - 1)
    ink = bad
    eval arrow
}
set label "y = 0: p - y > 0" at 0.55,0.02 left tc rgb good
set label "y = 1: p - y < 0" at -0.55,-0.02 right tc rgb bad

# Right: three classes, whose weights point up, down left, down right.
set label "three classes" at 3.6,1.5 center
ox = 3.6
oy = -0.05
wx(c) = 1.1 * cos(pi / 2 + c * 2 * pi / 3)
wy(c) = 1.1 * sin(pi / 2 + c * 2 * pi / 3)
sum(a, b, c, y, w0, w1, w2) = (a - (y == 0)) * w0 + (b - (y == 1)) * w1 + (c - (y == 2)) * w2
do for [c=0:2] {
    set arrow 91 + c from ox,oy to ox - 1.35 * wx(c), oy - 1.35 * wy(c) nohead dt 3 lc rgb "#888888"
    set label sprintf("y = %d", c) at ox - 1.5 * wx(c), oy - 1.42 * wy(c) center tc rgb word(good." ".bad." ".third, c + 1)
}
own = "0.1 0.2 0.3 0.4 0.5 0.65"
part = "0.8 0.5 0.25 0.65 0.35 0.5"
do for [c=0:2] {
    do for [i=1:6] {
        p = word(own, i) + 0.0
        q = (1 - p) * word(part, i)
        r = 1 - p - q
        a = c == 0 ? p : c == 1 ? r : q
        b = c == 0 ? q : c == 1 ? p : r
        d = c == 0 ? r : c == 1 ? q : p
        dx = sum(a, b, d, c, wx(0), wx(1), wx(2))
        dy = sum(a, b, d, c, wy(0), wy(1), wy(2))
        ink = word(good." ".bad." ".third, c + 1)
        eval arrow
    }
}
plot NaN
