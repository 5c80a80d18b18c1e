# How often truncating a share fails, and how fair its coin is.
set terminal svg dynamic font "sans-serif" size 860,400
set output out
set datafile separator ","
set grid lc rgb "#dddddd"
data = "data/truncation.csv"
at(kind) = strcol("kind") eq kind ? column("at") : NaN
set multiplot layout 1,2

set logscale xy 2
set format xy "2^{%L}"
set xrange [2**-21:2**-1]
set yrange [2**-21:1]
set xlabel "|x| / 2^{64}"
set ylabel "rate of failure"
set key top left
plot data using (at("fail")):"bound" with lines lw 2 dt 2 \
         lc rgb "#d55e00" title "SecureML's bound", \
     data using (at("fail")):"exact" with lines lw 2 dt 1 \
         lc rgb "#0072b2" title "|x| / 2^{64}", \
     data using (at("fail")):"measured" with points pt 7 ps 0.7 \
         lc rgb "#000000" title "measured"

unset logscale
set format xy "%g"
set xrange [0:1]
set yrange [0:1]
set xlabel "part that is dropped, m / N"
set ylabel "rounded up"
plot data using (at("up")):"exact" with lines lw 2 dt 1 \
         lc rgb "#0072b2" title "m / N", \
     data using (at("up")):"measured" with points pt 7 ps 0.7 \
         lc rgb "#000000" title "measured"
unset multiplot
