# Whose coin it is: rounding up by what is dropped, and by P0's share or
# the coin that is shown; and how often the worst number fails.
set terminal svg dynamic font "sans-serif" size 640,620
set output out
set datafile separator ","
data = "data/carry.csv"
cells = "<grep '^c' data/carry.csv"
set multiplot layout 2,2

set size ratio 1
set palette defined (0 "#ffffff", 1 "#0072b2")
set cbrange [0:1]
unset colorbox
set xrange [-0.5:15.5]
set yrange [-0.5:15.5]
set xtics 4 out nomirror
set ytics 4 out nomirror
set xlabel "low part of P0's share"
set ylabel "what is dropped"
set title "LOCAL"
plot cells using 4:3:12 with image pixels notitle
set title "COIN"
plot cells using 4:3:13 with image pixels notitle
set xlabel "the coin"
plot cells using 4:3:14 with image pixels notitle

set size noratio
set title "failures of LOCAL"
set logscale y 2
set format y "2^{%L}"
set xrange [0:11]
set yrange [2**-14:1.5]
set xtics 2
set ytics 4
set xlabel "k, of numbers up to 2^k"
set ylabel "rate of the worst number" offset 1
set grid lc rgb "#dddddd"
set key bottom right samplen 2
of(n, v) = column("bits") == n && strlen(strcol("share")) == 0 ? column(v) : NaN
plot for [n=8:12:2] data using "at":(of(n, "bound")) with lines lw 1 dt 2 \
         lc rgb "#d55e00" title n == 8 ? "SecureML's bound" : "", \
     for [n=8:12:2] data using "at":(of(n, "rate")) with linespoints lw 2 pt 7 ps 0.4 \
         lc rgb "#0072b2" title n == 8 ? "8, 10, 12 bits" : ""
unset multiplot
