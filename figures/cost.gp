# Payload of one value, group or row of each protocol, ours and the
# paper's.
set terminal svg dynamic font "sans-serif" size 640,640
set output out
set datafile separator ","
set xlabel "bytes"
set logscale x
set xrange [5:*]
set format x "10^{%L}"
set yrange [*:*] reverse
set offsets 0, 0, 0.7, 0.7
set grid xtics lc rgb "#dddddd"
set key outside top center horizontal
set ytics noenhanced
data = "data/cost.csv"
plot data using "bytes":0:yticlabels(1) with points pt 7 ps 0.9 \
         lc rgb "#d55e00" title "this book, measured", \
     data using "online":0 with points pt 7 ps 0.5 \
         lc rgb "#e69f00" title "of it online", \
     data using "paper_bytes":0 with points pt 4 ps 1.1 \
         lc rgb "#0072b2" title "SecureNN, Tables 1 and 2"
