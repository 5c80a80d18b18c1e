# Test accuracy of network A on shares, against seconds; and what others
# have published.
set terminal svg dynamic font "sans-serif" size 640,480
set output out
set datafile separator ","
set logscale x
set xrange [1:20000]
set yrange [90:99]
set xtics ("1 s" 1, "10 s" 10, "1 min" 60, "10 min" 600, "1 h" 3600)
set grid lc rgb "#dddddd"
set xlabel "seconds of training on shares"
set ylabel "test accuracy, percent"
set key bottom left
of(name) = strcol("mode") eq "secure" ? column(name) : 1/0
curve(name) = sprintf("data/train_%s.csv", name)
plot curve("few-bits_A_15") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 lc rgb "#d55e00" title "few bits", \
     curve("ternary_A_15") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 lc rgb "#009e73" title "ternary", \
     curve("fixed-point_A_15") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 lc rgb "#56b4e9" title "fixed point", \
     "data/published.csv" using "seconds":"accuracy" with points pt 7 \
         ps 0.6 lc rgb "#777777" title "others, elsewhere", \
     "data/published.csv" using "seconds":"accuracy":(sprintf("%s, %s", \
         strcol("system"), strcol("net"))) with labels right offset -1,0 \
         font ",10" notitle
