# Network A on emulated lines: over the round trip, over the bandwidth.
set terminal svg dynamic font "sans-serif" size 640,760
set output out
set datafile separator ","
data = "data/netprofile.csv"
works = "train-A-128 infer-A-128 infer-A-1"
titles = "'training step, batch 128' 'prediction, 128 images' \
          'prediction, one image'"
colors = "#d55e00 #0072b2 #009e73"
# Of a work, column c where a line has this axis, lan being on both.
pick(c, w, axis) = strcol("work") eq word(works, w) && \
    (strcol("axis") eq axis || strcol("axis") eq "lan") ? column(c) : NaN
set datafile missing NaN
set logscale xy
set ylabel "milliseconds"
set grid lc rgb "#dddddd"
set multiplot layout 2,1
set key top left
set xlabel "round trip in milliseconds, at 625 MB/s"
plot for [w=1:3] data using "rtt_ms":(pick("foreseen_ms", w, "rtt")) \
         smooth unique with lines lw 2 lc rgb word(colors, w) \
         title word(titles, w), \
     for [w=1:3] data using "rtt_ms":(pick("measured_ms", w, "rtt")) \
         with points pt 7 ps 0.8 lc rgb word(colors, w) notitle
set key top right
set xlabel "bandwidth in MB/s, with a round trip of 0.22 ms"
plot for [w=1:3] data using "mb_s":(pick("foreseen_ms", w, "rate")) \
         smooth unique with lines lw 2 lc rgb word(colors, w) \
         title w == 1 ? "busiest way" : "", \
     for [w=1:3] data using "mb_s":(pick("queued_ms", w, "rate")) \
         smooth unique with lines lw 2 dt 2 lc rgb word(colors, w) \
         title w == 1 ? "all ways, one after the other" : "", \
     for [w=1:3] data using "mb_s":(pick("measured_ms", w, "rate")) \
         with points pt 7 ps 0.8 lc rgb word(colors, w) \
         title w == 1 ? "measured" : ""
unset multiplot
