# A weight on its way to 1, rounded in three ways.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "updates"
set ylabel "weight"
set xrange [0:600]
set yrange [0:2]
set ytics 0.25
set grid ytics lc rgb "#dddddd"
set key top right
data = "data/drift.csv"
plot data using "update":"floor0" with lines lw 2 dt 3 \
         lc rgb "#d55e00" title "floor", \
     data using "update":"floor2" with lines lw 2 dt 3 \
         lc rgb "#d55e00" notitle, \
     data using "update":"nearest0" with lines lw 2 dt 2 \
         lc rgb "#0072b2" title "nearest", \
     data using "update":"nearest2" with lines lw 2 dt 2 \
         lc rgb "#0072b2" notitle, \
     data using "update":"stochastic0" with lines lw 2 dt 1 \
         lc rgb "#009e73" title "stochastic", \
     data using "update":"stochastic2" with lines lw 2 dt 1 \
         lc rgb "#009e73" notitle
