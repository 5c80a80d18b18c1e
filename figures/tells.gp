# Task against attack (six looks), credit, for noises of two kinds.
set terminal svg dynamic font "sans-serif" size 640,420
set output out
set datafile separator ","
set xlabel "AUC of the attack, six looks"
set ylabel "AUC of the task"
set xrange [0.48:1.04]
set yrange [0.68:0.86]
set xtics 0.1
set ytics 0.05
set grid lc rgb "#dddddd"
set key bottom left
data = "data/tells_credit.csv"
starts(w) = strcol("way")[1:strlen(w)] eq w
after(w) = strcol("way")[strlen(w) + 1:*]
plot data using (strcol("way") eq "sgd" ? column("remembered") : 1/0):"task" \
         with points pt 7 ps 1.2 lc rgb "#000000" title "no noise", \
     data using (starts("sgld-") ? column("remembered") : 1/0):"task" \
         with points pt 9 ps 1.1 lc rgb "#d55e00" \
         title "noise on the weights", \
     data using (starts("sgld-") ? column("remembered") + 0.008 : 1/0):"task":(after("sgld-")) \
         with labels left notitle, \
     data using (starts("h1-") ? column("remembered") : 1/0):"task" \
         with points pt 11 ps 1.1 lc rgb "#009e73" \
         title "noise on the sums", \
     data using (starts("h1-") ? column("remembered") : 1/0):(column("task") - 0.006):(after("h1-")) \
         with labels center notitle, \
     data using (strcol("way") eq "sgd" ? column("shares") : 1/0):"task" \
         with points pt 13 ps 1.3 lc rgb "#0072b2" title "on shares"
