# Test accuracy of network A on shares: ASM at two learning rates, and
# softmax.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "epoch"
set ylabel "test accuracy, percent"
set xrange [0:5]
set yrange [0:100]
set xtics 1
set grid ytics lc rgb "#dddddd"
set key bottom left
of(mode) = strcol("mode") eq mode ? 100 * column("accuracy") : 1/0
plot "data/train_A.csv" using "epoch":(of("secure")) with lines lw 2 \
         lc rgb "#d55e00" title "softmax, rate 1/4", \
     "data/asm_7.csv" using "epoch":(of("secure")) with lines lw 2 \
         lc rgb "#0072b2" title "ASM, rate 1/128", \
     "data/asm_5.csv" using "epoch":(of("secure")) with lines lw 2 dt 2 \
         lc rgb "#009e73" title "ASM, rate 1/32"
