# AUC of a guess at the amount, by epochs remembered.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "epochs remembered"
set ylabel "AUC of the guess"
set logscale x
set xrange [0.9:33]
set yrange [0.45:1]
set xtics (1,2,3,5,6,10,15,30)
set ytics 0.1
set grid ytics lc rgb "#dddddd"
set key at graph 0.98,0.42 right top
data = "data/remembers.csv"
plot data using "looks":"sgd" with linespoints lw 2 pt 7 ps 0.6 dt 1 \
         lc rgb "#d55e00" title "no noise", \
     data using "looks":"sgld1" with linespoints lw 2 pt 5 ps 0.6 dt 2 \
         lc rgb "#e69f00" title "0.01 on the weights", \
     data using "looks":"sgld3" with linespoints lw 2 pt 9 ps 0.6 dt 3 \
         lc rgb "#cc79a7" title "0.03 on the weights", \
     data using "looks":"h1" with linespoints lw 2 pt 11 ps 0.6 dt 1 \
         lc rgb "#009e73" title "1 on the sums", \
     data using "looks":"shares" with linespoints lw 2 pt 13 ps 0.6 dt 1 \
         lc rgb "#0072b2" title "shares of the sums"
