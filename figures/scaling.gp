# Time, bytes and memory of a training step against the batch, the width
# and the depth of the network; lines by least squares.
set terminal svg dynamic font "sans-serif" size 900,640
set output out
set datafile separator ","
data = "data/scaling.csv"
set grid lc rgb "#dddddd"
set key top left samplen 2
set yrange [0:*]
law(series, what, part) = real(system(sprintf( \
    "awk -F, '$1 == \"%s-%s\" { print $%d }' %s", series, what, part, data)))
of(series, name) = strcol("series") eq series ? column(name) : NaN
titles = "'images in a batch' 'width of the hidden layer' 'hidden layers'"
set multiplot layout 3,3
do for [row=1:3] {
    what = word("ms mb peak", row)
    name = word("median_ms mb peak_mb", row)
    do for [k=1:3] {
        series = word("batch width depth", k)
        base = law(series, what, 12)
        slope = law(series, what, 13)
        set ylabel (k == 1 ? word("'ms a step' 'MB sent' 'MB of memory'", row) : "")
        set xlabel (row == 3 ? word(titles, k) : "")
        set xrange [0:(k == 1 ? 260 : k == 2 ? 800 : 5.5)]
        step = k == 1 ? 64 : k == 2 ? 256 : 1
        set xtics 0, step
        if (row == 1) {
            plot data using (of(series, "at")):"median_ms":"first_ms":"third_ms" \
                     with yerrorbars pt 7 ps 0.6 lc rgb "#d55e00" notitle, \
                 base + slope * x with lines lw 2 lc rgb "#0072b2" notitle
        } else {
            plot data using (of(series, "at")):name with points pt 7 ps 0.6 \
                     lc rgb "#d55e00" notitle, \
                 base + slope * x with lines lw 2 lc rgb "#0072b2" notitle
        }
    }
}
