# What each idea is worth: the time of a step without it, over the time
# with it.
set terminal svg dynamic font "sans-serif" size 640,440
set output out
set datafile separator ","
set xlabel "times as long"
set logscale x
set xrange [0.5:*]
set xtics (0.5, 1, 2, 5, 10, 20)
set offsets 0, 0, 0.7, 0.7
set grid xtics lc rgb "#dddddd"
set ytics noenhanced
unset key
data = "data/steps.csv"
plot data using "times":0:"first":"third":yticlabels(2) \
         with xerrorbars pt 7 ps 0.9 lc rgb "#0072b2"
