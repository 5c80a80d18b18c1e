#!/bin/sh
# book.sh CHAPTER.md ...: build the book as web pages in book/out. With
# EDITION=teacher the answers to the exercises are shown; with DRAFT=1
# references and numbers that are not there yet do not stop the build.

set -eu
out=${OUT:-book/out}
fonts=/usr/share/texmf/fonts/opentype/public

rm -rf "$out"
mkdir -p "$out/fonts" "$out/figures"
for font in tex-gyre/texgyrepagella-regular tex-gyre/texgyrepagella-bold \
            tex-gyre/texgyrepagella-italic \
            tex-gyre/texgyrepagella-bolditalic \
            tex-gyre-math/texgyrepagella-math; do
    [ ! -f "$fonts/$font.otf" ] || cp "$fonts/$font.otf" "$out/fonts/"
done
for figure in figures/*.svg; do
    [ ! -f "$figure" ] || cp "$figure" "$out/figures/"
done
cp book/book.css book/search.js book/fold.js "$out/"

strict=--fail-if-warnings
[ -z "${DRAFT:-}" ] || strict=--quiet
pandoc -f markdown-implicit_figures -t html --mathml -o /dev/null "$strict" \
    --metadata-file=book/book.yaml -M out="$out" \
    ${EDITION:+-M edition="$EDITION"} ${DRAFT:+-M draft} \
    --bibliography=chapters/refs.bib \
    --lua-filter=book/weave.lua --citeproc --lua-filter=book/html.lua \
    "$@"
echo "the book is in $out/index.html; on one page, in $out/book.html"
