# How many of 64 places fit each guess of a secret.
set terminal svg dynamic font "sans-serif" size 640,400
set output out
set datafile separator ","
set xlabel "guess (the secret is 37)"
set ylabel "places that fit, of 64"
set xrange [-1:64]
set yrange [0:70]
set xtics 0,8,56
set ytics 16
set grid ytics lc rgb "#dddddd"
set key top left
data = "data/leak.csv"
plot data using ($1-0.15):2 with impulses lw 4 lc rgb "#d55e00" \
         title "as printed", \
     data using ($1+0.25):3 with impulses lw 4 lc rgb "#0072b2" \
         title "refreshed"
