# Wrong answers by fraction bits, for three ways to round; on a
# logarithmic scale, which keeps 3 percent apart from 4.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "fraction bits"
set ylabel "wrong answers, percent"
set xrange [5.5:20.5]
set logscale y
set yrange [2.5:100]
set xtics 6,2
set ytics (3, 4, 5, 10, 20, 50, 100)
set grid ytics lc rgb "#dddddd"
set key top right
data = "data/bits.csv"
plot data using "f":(100 - column("plain")) with lines lw 1 \
         lc rgb "#555555" title "floats", \
     data using "f":(100 - column("stochastic")) with linespoints lw 2 dt 1 pt 7 ps 0.5 \
         lc rgb "#009e73" title "stochastic", \
     data using "f":(100 - column("nearest")) with linespoints lw 2 dt 2 pt 5 ps 0.5 \
         lc rgb "#0072b2" title "nearest", \
     data using "f":(100 - column("floor")) with linespoints lw 2 dt 3 pt 9 ps 0.6 \
         lc rgb "#d55e00" title "floor"
