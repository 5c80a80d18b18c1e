# Where the time of a step goes, party by party, on two clocks.
set terminal svg dynamic font "sans-serif" size 640,420
set output out
set bmargin 3.5
set datafile separator ","
set style data histograms
set style histogram rowstacked
set style fill solid 1 border lc rgb "white"
set boxwidth 0.75
set ylabel "ms a step"
set yrange [0:*]
set grid ytics lc rgb "#dddddd"
set key outside right center reverse Left invert
set xtics noenhanced
clock(who) = strstrt(who, "-cpu") ? who[1:2]."\nprocessor" : who."\nwall"
data = "data/profile.csv"
plot data every ::::5 using "products":xtic(clock(strcol(1))) lc rgb "#0072b2" \
         title "products", \
     data every ::::5 using "randomness" lc rgb "#d55e00" title "randomness", \
     data every ::::5 using "comparison" lc rgb "#009e73" title "comparison", \
     data every ::::5 using "messages" lc rgb "#e69f00" title "messages", \
     data every ::::5 using "rest" lc rgb "#999999" title "the rest", \
     data every ::::5 using "waiting" lc rgb "#e5e5e5" title "waiting"
