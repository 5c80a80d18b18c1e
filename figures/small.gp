# Test accuracy on shares, against seconds; and what others have
# published, named left or right of its point, where there is room.
set terminal svg dynamic font "sans-serif" size 640,480
set output out
set datafile separator ","
set logscale x
set xrange [1:20000]
set yrange [90:99.5]
set xtics ("1 s" 1, "10 s" 10, "1 min" 60, "10 min" 600, "1 h" 3600)
set grid lc rgb "#999999" lw 0.3
set xlabel "time of training on shares"
set ylabel "test accuracy, percent"
set key at graph 0.98,0.34 top right samplen 2
of(name) = strcol("mode") eq "secure" ? column(name) : 1/0
curve(name) = sprintf("data/train_%s.csv", name)
named(who) = sprintf("%s, %s", who, strcol("net"))
up(first) = strcol("system") eq first ? column("accuracy") : 1/0
plot curve("few-bits_A_15") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 lc rgb "#d55e00" title "A, few bits", \
     curve("ternary_A_15") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 lc rgb "#009e73" title "A, ternary", \
     curve("fixed-point_A_15") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 lc rgb "#56b4e9" title "A, fixed point", \
     curve("few-bits_C_5") using (of("seconds")):(100 * of("accuracy")) \
         with lines lw 2 dt 2 lc rgb "#cc79a7" title "C, few bits", \
     "data/published.csv" using "seconds":"accuracy" with points pt 7 \
         ps 0.6 lc rgb "#777777" title "others, elsewhere", \
     for [who in "SecureNN MP-SPDZ"] \
         "data/published.csv" using "seconds":(up(who)):(named(who)) \
         with labels right offset -1,0 font ",11" notitle, \
     "data/published.csv" using "seconds":(up("MP-SPDZ again")): \
         (named("MP-SPDZ again")) with labels left offset -1,0.9 \
         font ",11" notitle, \
     "data/published.csv" using "seconds":(up("TF-Encrypted")):(named("TF-Encrypted")) \
         with labels left offset -1,-0.9 font ",11" notitle, \
     "data/published.csv" using "seconds":(up("Piranha")):(named("Piranha")) \
         with labels left offset 1,0.2 font ",11" notitle, \
     "data/published.csv" using "seconds":(up("Keller and Sun")):(named("Keller and Sun")) \
         with labels right offset 1,-1 font ",11" notitle
