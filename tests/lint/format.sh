#!/bin/sh
# SPDX-License-Identifier: MIT
# format.sh [--fix] [ROOT] — the layout of .clang-format, where clang-format is installed. A line is at fault when
# neither the full style nor the style without a column limit (which keeps the writer's line breaks) would leave it
# so. Runs of blanks that align columns, #define lines and the rows of tables ("[X] = {", "{.x =", ".x =", "{1,",
# "case X: …") are the writer's. --fix lays out the lines at fault, and those only.
here=$(cd "$(dirname "$0")" && pwd)
mode=check
case ${1-} in
--fix | --faults) mode=$1; shift ;;
esac

# What counts of a line: its indentation, and one blank for every run of blanks after it. The blanks around an
# operator after a bracket do not: clang-format takes (a) - b for a cast.
normal() {
    awk '{
        match($0, /^ */)
        indent = substr($0, 1, RLENGTH)
        text = substr($0, RLENGTH + 1)
        gsub(/ +/, " ", text)
        gsub(/\) ?- ?/, ")-", text)
        gsub(/\) ?\* ?/, ")*", text)
        gsub(/\) ?& ?/, ")\\&", text)
        print indent text
    }' "$@"
}

# changed FILE STYLE — the numbers of the lines that a style would change, sorted as text.
changed() {
    clang-format --style="file:$2" "$1" | normal | diff "$ours" - |
        awk -F'[acd]' '/^[0-9]/ { n = split($1, r, ","); for (i = r[1]; i <= r[n]; i++) print i }' | sort
}

# Called again for each file, two at a time: prints FILE:LINE of what is at fault.
if [ $mode = --faults ]; then
    export LC_ALL=C
    ours=$scratch/normal.$$
    normal "$1" >"$ours"
    changed "$1" .clang-format >"$ours.full"
    [ ! -s "$ours.full" ] || changed "$1" "$scratch/loose" | comm -12 "$ours.full" - |
        awk 'NR == FNR { at[$1] = 1; next } at[FNR] && !/^ *(#|\[|\{.|\.[a-z]|case [^:]*: |default: )/ { print FILENAME ":" FNR }' - "$1"
    rm -f "$ours" "$ours.full"
    exit
fi

. "$here/lib.sh"
command -v clang-format >/dev/null || exit 0
[ -f .clang-format ] || exit 0
files=$(c_files src include tests)
[ -n "$files" ] || exit 0

# Only what has changed since all was well.
stamp=$scratch/format
mkdir -p "$scratch"
printf '%s\n' "$files" >"$stamp.now"
if cmp -s "$stamp.now" "$stamp.good" && [ -z "$(find .clang-format "$here/format.sh" -newer "$stamp.good")" ]; then
    # shellcheck disable=SC2086
    files=$(find $files -newer "$stamp.good")
    [ -n "$files" ] || exit 0
fi

export scratch
sed 's/^ColumnLimit:.*/ColumnLimit: 0/' .clang-format >"$scratch/loose"
# shellcheck disable=SC2086
printf '%s\n' $files | xargs -P2 -n1 sh "$here/format.sh" --faults | sort -t: -k1,1 -k2,2n >"$stamp.out"
if [ $mode = --fix ]; then
    # One call per file, so that the numbers stay true.
    awk -F: '{ lines[$1] = lines[$1] " --lines=" $2 ":" $2 } END { for (f in lines) print lines[f], f }' "$stamp.out" |
        xargs -r -L1 clang-format -i
elif [ -s "$stamp.out" ]; then
    sed 's,$,: not laid out as .clang-format says: run tests/lint/format.sh --fix,' "$stamp.out"
    exit 1
else
    mv "$stamp.now" "$stamp.good"
fi
