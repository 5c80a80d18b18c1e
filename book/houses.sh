#!/bin/sh
# houses.sh PROGRAM images|loans: networks in two houses, on MNIST and
# Fashion-MNIST, or on loans, as CSV. `data/fetch-tables` gets the loans.

set -eu
tables=data/tables
if [ "$2" = loans ] && ! [ -f $tables/credit-a.csv ]; then
    echo "no $tables/credit-a.csv: run data/fetch-tables" >&2
    exit 1
fi
echo "name,accuracy,auc,rounds,online,dealt,steps,seconds,cpu,cpu_ms,cpu_s"
if [ "$2" = loans ]; then
    "$1" table credit $tables/credit-a.csv $tables/credit-b.csv
else
    "$1" images mnist
    MNIST_DIR=/usr/share/datasets/fashion-mnist "$1" cheap fashion
fi
