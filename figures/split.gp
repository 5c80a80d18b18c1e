# Who has what in a split network, and who sends what to whom in a step
# by Sum: @sec:split. No data.
set terminal svg dynamic font "sans-serif" size 700,430
set encoding utf8
set output out
unset key
unset border
unset tics
set margins 0,0,0,0
set xrange [0:140]
set yrange [0:86]
blue = "#0072b2"
orange = "#d55e00"
green = "#009e73"
grey = "#666666"

# The server, above; the holders, below.
set object 1 rect from 2,69 to 138,85 fs empty border lc rgb green lw 2
set label "P_2, the server" at 5,80 left tc rgb green
set label "the layers between, and the first layer's biases" at 70,74 center
set object 2 rect from 2,2 to 64,34 fs empty border lc rgb blue lw 2
set label "P_0, a holder" at 5,30 left tc rgb blue
set object 3 rect from 86,2 to 138,34 fs empty border lc rgb orange lw 2
set label "P_1, a holder" at 89,30 left tc rgb orange

# Six people in one table: columns X_0 and labels y, and columns X_1.
n = 10
cell = 'n = n + 1; set object n rect from x, y to x + 4, y + 2.7 fc rgb shade fs solid border lc rgb "#aaaaaa"'
do for [i=0:5] {
    y = 4 + 2.7 * i
    do for [k=0:2] {
        x = 6 + 4 * k
        shade = "#d6e6f2"
        eval cell
    }
    x = 22
    shade = "#f5e6a8"
    eval cell
    do for [k=0:3] {
        x = 90 + 4 * k
        shade = "#fbe3d6"
        eval cell
    }
}
set label "X_0" at 12,23.5 center
set label "y" at 24,23.5 center
set label "X_1" at 98,23.5 center
set label "θ_0, weights of X_0" at 30,18 left
set label "the last layer" at 30,10 left
set label "θ_1, weights of X_1" at 110,18 left
set arrow 80 from 65,26 to 85,26 nohead dt 2 lc rgb grey
set label "a common" at 75,21.5 center font ",11" tc rgb grey
set label "stream" at 75,17.5 center font ",11" tc rgb grey

# The messages of a step: what goes up, and what comes down.
a = 0
arrow = 'a = a + 1; set arrow a from x, from to x, to head filled size 1.6,20 lw 1.8 lc rgb ink; set label what at x + 1.5, at left; set label step at x - 1.5, at right tc rgb grey'
low = 35
high = 68
from = low; to = high; ink = blue
x = 8; at = 54; step = "1"; what = "X_0θ_0 +"; eval arrow
set label "zero-share" at 9.5,49 left
x = 43; at = 46; step = "3"; what = "g_L"; eval arrow
ink = orange
x = 94; at = 54; step = "1"; what = "X_1θ_1 −"; eval arrow
set label "zero-share" at 95.5,49 left
from = high; to = low; ink = green
x = 33; at = 54; step = "2"; what = "h_L"; eval arrow
x = 56; at = 46; step = "4"; what = "g_1"; eval arrow
x = 128; at = 46; step = "4"; what = "g_1"; eval arrow
plot NaN
