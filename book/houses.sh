#!/bin/sh
# houses.sh PROGRAM: networks in two houses, on MNIST, on Fashion-MNIST,
# and on loans; a table as CSV. `data/fetch-tables` gets the loans.

set -eu
tables=data/tables
[ -f $tables/credit-a.csv ] || {
    echo "no $tables/credit-a.csv: run data/fetch-tables" >&2
    exit 1
}
echo "name,accuracy,auc,rounds,online,dealt,steps,seconds,cpu,cpu_ms,cpu_s"
"$1" images mnist
MNIST_DIR=/usr/share/datasets/fashion-mnist "$1" images fashion
"$1" table credit $tables/credit-a.csv $tables/credit-b.csv
