# Network K with shares truncated locally, by a coin and exactly:
# accuracy, and how far the loss is from fixed point in the clear.
set terminal svg dynamic font "sans-serif" size 860,360
set output out
set datafile separator ","
data = "data/truncations_curve.csv"
set grid lc rgb "#dddddd"
set multiplot layout 1,2
set xlabel "epoch"

set ylabel "accuracy, percent"
set yrange [80:100]
set key bottom right
plot data using "epoch":(100 * column("accuracy_local")) with lines lw 2 dt 1 \
         lc rgb "#d55e00" title "shares, local", \
     data using "epoch":(100 * column("accuracy_coin")) with lines lw 2 dt 3 \
         lc rgb "#009e73" title "shares, by a coin", \
     data using "epoch":(100 * column("accuracy_exact")) with lines lw 2 dt 2 \
         lc rgb "#0072b2" title "shares, exact"

set ylabel "loss less that in the clear, thousandths"
set autoscale y
set key top right
less(way) = 1000 * (column("loss_" . way) - column("loss_fixed"))
plot data using "epoch":(less("local")) with linespoints lw 2 pt 7 ps 0.5 \
         lc rgb "#d55e00" title "shares, local", \
     data using "epoch":(less("coin")) with linespoints lw 2 pt 9 ps 0.5 \
         lc rgb "#009e73" title "shares, by a coin", \
     data using "epoch":(less("exact")) with linespoints lw 2 pt 5 ps 0.5 \
         lc rgb "#0072b2" title "shares, exact"
unset multiplot
