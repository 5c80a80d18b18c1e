# How far two runs end from rounding to nearest: shares, and stochastic
# rounding in the clear.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "difference, in units of the last fraction bit"
set ylabel "parameters"
set logscale y
set yrange [0.8:*]
set format y "10^{%L}"
set grid ytics lc rgb "#dddddd"
set key top right
data = "data/oracle.csv"
number(n) = valid(1) ? column(n) : 1/0
plot data using (number(1)):(number(2)) with points pt 6 ps 0.7 \
         lc rgb "#d55e00" title "shares", \
     data using (number(1)):(number(3)) with points pt 2 ps 0.5 \
         lc rgb "#0072b2" title "stochastic rounding, in the clear"
