# reports.sh: to read what the program writes. Other scripts say
#
#   . "$(dirname "$0")/reports.sh"

# The value of a field of a report.
report() { # FILE NAME
    awk -F '[:,]' -v name="\"$2\"" '{ gsub(/^ +/, "") }
        $1 == name { gsub(/[ "]/, "", $2); print $2 }' "$1"
}

# Some columns of a work's row of the bench, by their names.
columns() { # "NAME..."
    awk -F, -v names="$1" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        NR == 2 {
            n = split(names, name, " ")
            for (i = 1; i <= n; i++)
                printf "%s%s", $at[name[i]], (i < n ? " " : "\n")
        }'
}

# Where a curve on shares begins to stay above so many percent: its
# column 2, the step, or 6, the seconds; "-" if it does not.
until_above() { # FILE PERCENT COLUMN
    awk -F, -v least="$2" -v column="$3" '$1 == "secure" {
            if (100 * $5 <= least)
                at = ""
            else if (at == "")
                at = $column
        }
        END { print at == "" ? "-" : at }' "$1"
}
