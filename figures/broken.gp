# Which pairs of numbers are seen in four mutants, for two secrets.
set terminal svg dynamic font "sans-serif" size 720,420
set output out
set datafile separator ","
set size ratio 1
set tics 1 out nomirror scale 0.5
set grid lc rgb "#dddddd"
name = "one-mask one-scale no-rotation half-mask"
last(m) = m == 1 ? 3 : m == 4 ? 1 : 4
x(m) = m == 1 ? "e" : m == 4 ? "share of e_1" : "first term"
y(m) = m == 1 ? "f" : m == 4 ? "share of e_0" : "second term"
rows(m, s) = sprintf("<grep '^%s,%s,' data/broken.csv", word(name, m), s)
set multiplot layout 2,4
do for [s in "a b"] {
    do for [m=1:4] {
        set xrange [-0.5:last(m)+0.5]
        set yrange [-0.5:last(m)+0.5]
        set title sprintf("%s, %s", word(name, m), \
            s eq "a" ? "one secret" : "another") font ",11"
        set xlabel x(m)
        set ylabel y(m) offset 1
        plot rows(m, s) using 3:4 with points pt 7 ps 1.2 \
            lc rgb s eq "a" ? "#0072b2" : "#d55e00" notitle
    }
}
unset multiplot
