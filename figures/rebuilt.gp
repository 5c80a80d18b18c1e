# Digits, and what is made of their sums with 200, 1000, 3000 known.
set terminal svg dynamic font "sans-serif" size 640,300
set output out
set datafile separator ","
set datafile commentschars "#"
unset key
unset colorbox
unset border
unset xtics
set palette gray negative
set cbrange [0:9]
set xrange [-0.5:223.5]
set yrange [111.5:-0.5]
set ytics ("original" 14, "200 known" 42, "1000 known" 70, \
           "3000 known" 98) scale 0
set size ratio 0.5
plot "data/digits.csv" matrix with image
