# Test accuracy and loss of network C, in the clear and on shares.
set terminal svg dynamic font "sans-serif" size 640,560
set output out
set datafile separator ","
set xrange [0:5]
set xtics 1
set grid ytics lc rgb "#dddddd"
data = "data/train_C.csv"
of(mode, name) = strcol("mode") eq mode ? column(name) : 1/0
set multiplot layout 2,1
set ylabel "test accuracy, percent"
set yrange [96:99.6]
set key bottom right
plot data using "epoch":(100 * of("plain", "accuracy")) with lines lw 4 \
         lc rgb "#56b4e9" title "in the clear", \
     data using "epoch":(100 * of("secure", "accuracy")) with lines lw 1.5 \
         lc rgb "#d55e00" title "on shares"
set xlabel "epoch"
set ylabel "test loss"
set yrange [0:0.15]
set key top right
plot data using "epoch":(of("plain", "loss")) with lines lw 4 \
         lc rgb "#56b4e9" title "in the clear", \
     data using "epoch":(of("secure", "loss")) with lines lw 1.5 \
         lc rgb "#d55e00" title "on shares"
unset multiplot
