# The error of (1 + v/256)^256 against e^v: of the formula, and on shares.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "v"
set ylabel "error, in thousandths"
set xrange [-8:0]
set yrange [-5:5]
set grid ytics lc rgb "#dddddd"
set key top left
data = "data/exponential.csv"
plot data using "v":(1000*column("low")):(1000*column("high")) \
         with filledcurves lc rgb "#9fd3c1" \
         title "64 runs on shares, f = 16", \
     data using "v":(-1000*column("formula")) with lines lw 2 dt 2 \
         lc rgb "#d55e00" title "the formula"
