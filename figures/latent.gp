# Four latent weights in the first epoch, and the levels where they turn.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "step"
set ylabel "latent weight, in units of one"
set xrange [0:430]
set yrange [-1:1.75]
set ytics 0.5
set xtics 117
set grid ytics lc rgb "#dddddd"
set grid xtics lc rgb "#dddddd"
unset key
set arrow 1 from 0,0.5 to 430,0.5 nohead dt 2 lc rgb "#555555"
set arrow 2 from 0,-0.5 to 430,-0.5 nohead dt 2 lc rgb "#555555"
set label 1 "1" at 434,1.0
set label 2 "0" at 434,0
set label 3 "-1" at 434,-0.75
data = "data/latent.csv"
plot data using "step":"first" with lines lw 2 lc rgb "#d55e00", \
     data using "step":"second" with lines lw 2 lc rgb "#0072b2", \
     data using "step":"third" with lines lw 2 lc rgb "#009e73", \
     data using "step":"fourth" with lines lw 2 lc rgb "#cc79a7"
