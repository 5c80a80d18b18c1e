# An image, the list of its windows, and the product with a filter: the
# example of the chapter on windows. No data.
set terminal svg dynamic font "sans-serif" size 700,270
set output out
unset key
unset border
unset tics
set margins 0,0,0,0
set xrange [0:70]
set yrange [-27:0]
image = "0 1 0 0 0 1 0 0 0 1 1 0 0 0 1 0"
filter = "1 0 -1 1 0 -1 1 0 -1"
sums = "-1 3 -2 2"
blue = "#0072b2"
orange = "#d55e00"

# A cell whose upper left corner is at (x, y).
n = 0
cell = 'n = n + 1; set object n rect from x, y to x + a, y - a fc rgb shade fs solid border lc rgb "#888888"; set label digit at x + a / 2.0, y - a / 2.0 center front'

set label "image, 4 x 4" at 9,-3 center
a = 4.0
do for [i=0:15] {
    x = 1 + a * (i % 4)
    y = -5 - a * (i / 4)
    digit = word(image, i + 1)
    shade = i % 4 > 0 && i / 4 < 3 ? "#fbe3d6" : "white"
    eval cell
    set label sprintf("%d", i) at x + 0.3,y - 0.8 left front \
        font ",9" tc rgb "#666666"
}
set object 100 rect from 5,-5 to 17,-17 fs empty border lc rgb orange lw 3 front

set arrow 1 from 18,-13 to 21.5,-13 lc rgb "#888888"
set label "gather" at 19.7,-11.6 center font ",11"
set label "windows, 4 x 9" at 33.7,-3 center
a = 2.6
do for [i=0:35] {
    x = 22 + a * (i % 9)
    y = -7.8 - a * (i / 9)
    top = i / 18
    left = (i / 9) % 2
    k = i % 9
    pixel = 4 * (top + k / 3) + left + k % 3
    digit = word(image, pixel + 1)
    shade = i / 9 == 1 ? "#fbe3d6" : "white"
    eval cell
}
set object 101 rect from 22,-10.4 to 45.4,-13 fs empty border lc rgb orange lw 3 front

set label "times" at 49,-13 center
set label "filter" at 54,-0.8 center
do for [i=0:8] {
    x = 52.7
    y = -1.6 - a * i
    digit = word(filter, i + 1)
    shade = "#d6e6f2"
    eval cell
}
set label "=" at 58.5,-13 center
set label "sums" at 63,-6.3 center
do for [i=0:3] {
    x = 61.7
    y = -7.8 - a * i
    digit = word(sums, i + 1)
    shade = i == 1 ? "#fbe3d6" : "white"
    eval cell
}
set object 102 rect from 61.7,-10.4 to 64.3,-13 fs empty border lc rgb orange lw 3 front
plot NaN
