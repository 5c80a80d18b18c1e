# All pairs of messages that the helper can see of one comparison in the
# ring of four: as printed and refreshed, for two values of r.
set terminal svg dynamic font "sans-serif" size 640,660
set output out
set datafile separator ","
set size ratio 1
set xrange [-0.5:24.5]
set yrange [-0.5:24.5]
set xtics 5 out nomirror
set ytics 5 out nomirror
set grid lc rgb "#dddddd"
set xlabel "message from P0"
set ylabel "message from P1" offset 1
kind = "printed refreshed"
rows(m, r) = sprintf("<grep '^%s,%d,' data/seen.csv", word(kind, m), r)
set multiplot layout 2,2
do for [m=1:2] {
    do for [r=0:1] {
        set title sprintf("%s, r = %d", \
            m == 1 ? "as printed" : "refreshed", r)
        plot rows(m, r) using 3:4 with points pt 5 ps 0.8 \
            lc rgb m == 1 ? "#d55e00" : "#0072b2" notitle
    }
}
unset multiplot
