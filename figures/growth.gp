# The least p-value of a run, for more and more values.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set logscale xy
set xlabel "residues in each message"
set xtics ("1,000" 1e3, "10,000" 1e4, "100,000" 1e5, "1,000,000" 1e6)
set ylabel "least p-value of a run, as -log10"
set xrange [800:1300000]
set yrange [0.5:600]
set grid ytics lc rgb "#dddddd"
set key top left reverse Left samplen 2
data = "data/views_growth.csv"
plot 13 with lines dt 2 lw 2 lc rgb "#888888" title "the bell", \
     data every ::1 using 1:2 with linespoints lw 2 pt 7 ps 0.6 \
         lc rgb "#d55e00" title "remainders of bytes, in ReLU", \
     data every ::1 using 1:3 with linespoints lw 2 pt 5 ps 0.6 \
         lc rgb "#0072b2" title "no refresh, in a comparison", \
     data every ::1 using 1:4 with linespoints lw 2 pt 9 ps 0.6 \
         lc rgb "#009e73" title "sound ReLU"
