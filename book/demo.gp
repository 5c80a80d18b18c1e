# The demonstration's curve: to the terminal, and as a picture for the
# screen and for a page. Expects csv and out (a path without its ending).
set datafile separator ","
set xlabel "iteration"
set ylabel "test loss"
set key top right
set grid ytics
of(mode) = strcol("mode") eq mode ? column("loss") : 1/0
set macros
curves = "csv using 'iteration':(of('plain')) with linespoints \
    pt 7 ps 0.6 lw 2 lc rgb '#56b4e9' title 'in the clear', \
    csv using 'iteration':(of('secure')) with linespoints \
    pt 6 ps 1 lw 2 lc rgb '#d55e00' title 'on shares'"

set terminal dumb 72 22
plot @curves
set terminal svg dynamic font "sans-serif"
set output out.".svg"
plot @curves
set terminal png size 800,500
set output out.".png"
plot @curves
