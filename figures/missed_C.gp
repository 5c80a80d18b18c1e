# The test images that network C misses, and what it takes them for.
set terminal svg dynamic font "sans-serif,11" size 640,300
set output out
set datafile separator ","
unset key
unset tics
unset border
unset colorbox
set margins 0,0,0,0
set size ratio -1
set yrange [*:*] reverse
set palette gray negative
across = 15
label(class, taken) = sprintf("%d>%d", class, taken)
plot "data/missed_C_sheet.csv" matrix with image, \
     "data/missed_C_images.csv" using (28 * (int($0) % across) + 7): \
         (28 * floor($0 / across) + 2):(label(column("class"), \
         column("taken"))) with labels tc rgb "#d55e00" notitle
