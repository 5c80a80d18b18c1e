# Network C, layer by layer, to scale: how large its images are and how
# many channels they have. No data.
set terminal svg dynamic font "sans-serif" size 700,270
set output out
unset key
unset border
unset tics
set margins 0,0,0,0
set xrange [0:70]
set yrange [-29.5:-2.5]
n = 0
# Sheets of `side` pixels, `deep` of them drawn, from x on, about y = -13.
sheets = 'do for [i=1:deep] { n = n + 1; \
    set object n rect from x + 0.45 * i, -13 + h / 2 - 0.35 * i \
    to x + 0.45 * i + h, -13 - h / 2 - 0.35 * i \
    fc rgb shade fs solid border lc rgb "#666666" }; \
    set label name at x + h / 2 + 0.25 * deep, -13 + h / 2 + 1 center; \
    set label size at x + h / 2 + 0.25 * deep, -13 - h / 2 - 0.35 * deep - 1.6 center'
bar = 'n = n + 1; set object n rect from x, -13 + h / 2 to x + 1.2, -13 - h / 2 \
    fc rgb shade fs solid border lc rgb "#666666"; \
    set label name at x + 0.6, -13 + h / 2 + 1 center; \
    set label size at x + 0.6, -13 - h / 2 - 1.6 center'
step = 'm = m + 1; set arrow m from from, -27 to to, -27 lc rgb "#888888"; \
    set label what at (from + to) / 2.0, -28.6 center font ",11"'
m = 0
white = "white"
blue = "#d6e6f2"
orange = "#fbe3d6"

h = 9.8; x = 0.2; deep = 1; shade = white; name = "image"; size = "28 x 28"; eval sheets
h = 8.4; x = 12.5; deep = 8; shade = blue; name = "sums"; size = "24 x 24 x 20"; eval sheets
h = 4.2; x = 26; deep = 8; shade = orange; name = "activations"; size = "12 x 12 x 20"; eval sheets
h = 2.8; x = 37; deep = 14; shade = blue; name = "sums"; size = "8 x 8 x 50"; eval sheets
h = 1.4; x = 48; deep = 14; shade = orange; name = "activations"; size = "4 x 4 x 50"; eval sheets
h = 14; x = 59; shade = orange; name = "activations"; size = "500"; eval bar
h = 2; x = 66.5; shade = blue; name = "scores"; size = "10"; eval bar

what = "convolution, 5 x 5"; from = 5; to = 17; eval step
what = "pool, ReLU"; from = 19; to = 28.5; eval step
what = "convolution, 5 x 5"; from = 30.5; to = 41; eval step
what = "pool, ReLU"; from = 43; to = 50.5; eval step
what = "dense, ReLU"; from = 52.5; to = 59.5; eval step
what = "dense"; from = 61.5; to = 67; eval step
plot NaN
