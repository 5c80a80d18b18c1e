# Network A on shares: ASM at two learning rates, and softmax.
set terminal svg dynamic font "sans-serif" size 640,560
set output out
set datafile separator ","
set xrange [0:5]
set xtics 1
set grid ytics lc rgb "#dddddd"
secure(value) = strcol("mode") eq "secure" ? value : 1/0
set multiplot layout 2,1
set ylabel "test accuracy, percent"
set yrange [0:100]
set key bottom left
plot "data/train_A.csv" using "epoch":(secure(100 * column("accuracy"))) \
         with lines lw 2 lc rgb "#d55e00" title "softmax, rate 1/4", \
     "data/asm_7.csv" using "epoch":(secure(100 * column("accuracy"))) \
         with lines lw 2 lc rgb "#0072b2" title "ASM, rate 1/128", \
     "data/asm_5.csv" using "epoch":(secure(100 * column("accuracy"))) \
         with lines lw 2 dt 2 lc rgb "#009e73" title "ASM, rate 1/32"
set xlabel "epoch"
set ylabel "test loss (of the softmax)"
set logscale y
set yrange [0.05:100]
unset key
plot "data/train_A.csv" using "epoch":(secure(column("loss"))) \
         with lines lw 2 lc rgb "#d55e00", \
     "data/asm_7.csv" using "epoch":(secure(column("loss"))) \
         with lines lw 2 lc rgb "#0072b2", \
     "data/asm_5.csv" using "epoch":(secure(column("loss"))) \
         with lines lw 2 dt 2 lc rgb "#009e73"
unset multiplot
