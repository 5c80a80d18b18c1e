#!/usr/bin/env python3
"""tables.py SET FILE OUT: cut a table into those of two holders.

SET is credit, lending (FILE: the folder of R's Rdata.rdx and Rdata.rdb)
or german (FILE: an ARFF file). Writes OUT/SET-a.csv, with the labels,
and OUT/SET-b.csv. A missing value becomes an empty cell. Called by
data/fetch-tables; needs nothing but Python 3.
"""
import bz2
import csv
import lzma
import re
import struct
import sys
import zlib

# Whose column is which: NAME:KIND, as src/splitting/table.h reads them.
# Lending's state and sub-grade have fifty and thirty-five values: left out.
COLUMNS = {
    "credit": (
        "Status:label Time:number Records:category Debt:number"
        " Amount:number Price:number",
        "Seniority:number Home:category Age:number Marital:category"
        " Job:category Expenses:number Income:number Assets:number"),
    "german": (
        "class:label checking_status:category duration:number"
        " credit_history:category purpose:category credit_amount:number"
        " savings_status:category installment_commitment:number"
        " other_parties:category existing_credits:number",
        "employment:category personal_status:category"
        " residence_since:number property_magnitude:category age:number"
        " other_payment_plans:category housing:category job:category"
        " num_dependents:number own_telephone:category"
        " foreign_worker:category"),
    "lending": (
        "Class:label funded_amnt:number term:category int_rate:number"
        " delinq_2yrs:number inq_last_6mths:number acc_now_delinq:number"
        " delinq_amnt:number inq_fi:number inq_last_12m:number",
        "verification_status:category annual_inc:number"
        " emp_length:category revol_util:number open_il_6m:number"
        " open_il_12m:number open_il_24m:number total_bal_il:number"
        " all_util:number num_il_tl:number"
        " total_il_high_credit_limit:number"),
}


class Serialized:
    """R's binary serialization, as much of it as a data frame needs."""

    def __init__(self, data):
        if data[:2] != b"X\n":
            sys.exit("tables.py: not R's binary serialization")
        self.data, self.at, self.symbols = data, 2, []
        version = self.integers(3)[0]
        if version == 3:
            self.take(self.integers(1)[0])

    def take(self, n):
        self.at += n
        return self.data[self.at - n:self.at]

    def integers(self, n):
        return list(struct.unpack(">%di" % n, self.take(4 * n)))

    def item(self):
        """(value, attributes); an NA is None."""
        flags = self.integers(1)[0]
        kind = flags & 255
        if kind in (241, 242, 250, 251, 252, 253, 254):
            return None, {}
        if kind == 255:
            return self.symbols[(flags >> 8) - 1], {}
        if kind == 1:
            self.symbols.append(self.item()[0])
            return self.symbols[-1], {}
        if kind == 9:
            n = self.integers(1)[0]
            return (None if n < 0 else self.take(n).decode("latin-1")), {}
        if kind == 2:
            return self.pairs(flags), {}
        value = self.vector(kind)
        return value, self.item()[0] if flags & 512 else {}

    def pairs(self, flags):
        if flags & 512:
            self.item()
        tag = self.item()[0] if flags & 1024 else None
        here = {tag: self.item()}
        here.update(self.item()[0] or {})
        return here

    def vector(self, kind):
        n = self.integers(1)[0]
        if kind in (10, 13):
            return [None if x == -2 ** 31 else x for x in self.integers(n)]
        if kind == 14:
            row = struct.unpack(">%dd" % n, self.take(8 * n))
            return [None if x != x else x for x in row]
        if kind in (16, 19):
            return [self.item() for _ in range(n)]
        sys.exit("tables.py: R's type %d is not read" % kind)


def unpack(data):
    """The compressions of R: a length, then a letter or zlib's header."""
    body = data[4:]
    if body[:1] == b"2":
        return bz2.decompress(body[1:])
    if body[:1] == b"Z":
        how = [{"id": lzma.FILTER_LZMA2, "preset": 9}]
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=how).decompress(
            body[1:])
    return zlib.decompress(body)


def names(attributes):
    return [v[0] for v in attributes["names"][0]]


def data_frame(folder, name):
    """A data frame of a package: its columns by name."""
    index = open(folder + "/Rdata.rdx", "rb").read()
    for opener in (lzma.decompress, bz2.decompress,
                   lambda b: zlib.decompress(b, 47)):
        try:
            index = opener(index)
            break
        except (lzma.LZMAError, OSError, zlib.error):
            pass
    top, about = Serialized(index).item()
    values, inner = top[names(about).index("variables")]
    begin, length = values[names(inner).index(name)][0]
    with open(folder + "/Rdata.rdb", "rb") as file:
        file.seek(begin)
        columns, about = Serialized(unpack(file.read(length))).item()
    return dict(zip(names(about), (column(*c) for c in columns)))


def column(values, attributes):
    if "levels" in attributes:
        levels = [v[0] for v in attributes["levels"][0]]
        return [None if x is None else levels[x - 1] for x in values]
    if values and isinstance(values[0], tuple):
        return [v[0] for v in values]
    return values


def arff(path):
    """Weka's table: its columns by name."""
    text = open(path, encoding="latin-1").read()
    head, body = re.split(r"^@data\s*$", text, maxsplit=1,
                         flags=re.M | re.I)
    found = re.findall(r"^@attribute\s+'?([\w]+)'?\s", head, re.M | re.I)
    lines = [x for x in body.splitlines() if x and not x.startswith("%")]
    rows = list(csv.reader(lines, quotechar="'"))
    return {n: [None if r[j] == "?" else r[j] for r in rows]
            for j, n in enumerate(found)}


def cell(value):
    if value is None:
        return ""
    text = "%.15g" % value if isinstance(value, float) else str(value)
    if re.search('[,"\n\r]', text):
        sys.exit("tables.py: a value holds a comma or a quote: " + text)
    return text


def write(path, frame, columns):
    rows = zip(*(frame[c.split(":")[0]] for c in columns))
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(["row:key"] + columns) + "\n")
        for number, row in enumerate(rows, 1):
            cells = [str(number)] + [cell(v) for v in row]
            file.write(",".join(cells) + "\n")


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in COLUMNS:
        sys.exit(__doc__)
    name, source, out = sys.argv[1:]
    r = {"credit": "credit_data", "lending": "lending_club"}
    frame = data_frame(source, r[name]) if name in r else arff(source)
    for holder, columns in zip("ab", COLUMNS[name]):
        write("%s/%s-%s.csv" % (out, name, holder), frame, columns.split())


main()
