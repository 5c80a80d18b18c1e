# Accuracy by fraction bits, for three ways to round.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "fraction bits"
set ylabel "test accuracy, percent"
set xrange [5.5:20.5]
set yrange [0:100]
set xtics 6,2
set ytics 20
set grid ytics lc rgb "#dddddd"
set key bottom right
data = "data/bits.csv"
plot data using "f":"plain" with lines lw 1 \
         lc rgb "#555555" title "floats", \
     data using "f":"stochastic" with linespoints lw 2 dt 1 pt 7 ps 0.5 \
         lc rgb "#009e73" title "stochastic", \
     data using "f":"nearest" with linespoints lw 2 dt 2 pt 5 ps 0.5 \
         lc rgb "#0072b2" title "nearest", \
     data using "f":"floor" with linespoints lw 2 dt 3 pt 9 ps 0.6 \
         lc rgb "#d55e00" title "floor"
