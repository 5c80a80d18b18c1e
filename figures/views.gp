# p-values of one run, as they should be and as they are.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "expected p-value, as -log10"
set ylabel "p-value seen, as -log10"
set xrange [0:4]
set yrange [0:15]
set grid ytics lc rgb "#dddddd"
set key right center
plot 13 with lines dt 2 lw 2 lc rgb "#d55e00" title "the bell", \
     x with lines lw 1 lc rgb "#888888" title "seen as expected", \
     "data/views_each.csv" every ::1 using 1:2 with points pt 7 ps 0.3 \
         lc rgb "#0072b2" title "all tests of a run"
