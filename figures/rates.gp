# Test accuracy of K by epoch, for six learning rates.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "epoch"
set ylabel "test accuracy, percent"
set xrange [1:15]
set yrange [88:99]
set xtics 1,2
set ytics 1
set grid ytics lc rgb "#dddddd"
set key bottom right
data = "data/rates.csv"
at(shift) = strcol("net") eq "K" && column("shift") == shift \
            ? column("accuracy") : 1/0
plot data using "epoch":(at(0)) with lines lw 2 dt 1 \
         lc rgb "#d55e00" title "1", \
     data using "epoch":(at(1)) with lines lw 2 dt 1 \
         lc rgb "#0072b2" title "1/2", \
     data using "epoch":(at(2)) with lines lw 2 dt 1 \
         lc rgb "#009e73" title "1/4", \
     data using "epoch":(at(3)) with lines lw 2 dt 2 \
         lc rgb "#cc79a7" title "1/8", \
     data using "epoch":(at(4)) with lines lw 2 dt 3 \
         lc rgb "#e69f00" title "1/16", \
     data using "epoch":(at(5)) with lines lw 2 dt 4 \
         lc rgb "#56b4e9" title "1/32"
