#!/bin/sh
# SPDX-License-Identifier: MIT
# selfcheck.sh [TOOLS] — does the comparer accept the same picture and reject a changed one? TAP.
set -u
tools=${1:-$BUILD/golden}
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
number=0 failed=0

draw() { # draw OUT ICON BACKGROUND WIDTH
    rsvg-convert -w "$4" -h "$4" -b "$3" -o "$1" "$root/assets/icons/$2.svg"
}

expect() { # expect STATUS TEXT COMMAND…
    want=$1 text=$2
    shift 2
    number=$((number + 1))
    "$@" >"$tmp/said" 2>&1
    got=$?
    if [ "$got" = "$want" ]; then
        echo "ok $number - $text"
    else
        failed=$((failed + 1))
        echo "not ok $number - $text: exit $got instead of $want"
        sed 's/^/# /' "$tmp/said"
    fi
}

compare=$tools/png_compare
draw "$tmp/a.png" home '#ffffff' 64
cp "$tmp/a.png" "$tmp/same.png"
draw "$tmp/other.png" heart '#ffffff' 64
draw "$tmp/near.png" home '#fefefe' 64
draw "$tmp/large.png" home '#ffffff' 65
head -c 200 "$tmp/a.png" >"$tmp/short.png"
: >"$tmp/empty.png"

echo 1..18
expect 0 'the same picture' "$compare" "$tmp/a.png" "$tmp/same.png"
expect 1 'another picture' "$compare" "$tmp/a.png" "$tmp/other.png" --diff "$tmp/diff.png"
expect 0 'a picture of the difference' test -s "$tmp/diff.png"
expect 1 'one step off is off' "$compare" "$tmp/a.png" "$tmp/near.png"
expect 0 'one step off within the tolerance' "$compare" "$tmp/a.png" "$tmp/near.png" --tolerance 1
expect 1 'another picture beyond the tolerance' "$compare" "$tmp/a.png" "$tmp/other.png" --tolerance 100
expect 1 'another size' "$compare" "$tmp/a.png" "$tmp/large.png"
expect 2 'a missing picture' "$compare" "$tmp/a.png" "$tmp/none.png"
expect 2 'an empty picture' "$compare" "$tmp/a.png" "$tmp/empty.png"
expect 2 'a cut picture' "$compare" "$tmp/short.png" "$tmp/a.png"
expect 2 'one argument' "$compare" "$tmp/a.png"
cd "$root" || exit 1
expect 0 'a contact sheet' "$tools/contact_sheet" "$tmp/sheet.png" 2 100 "$tmp/a.png" "$tmp/other.png" "$tmp/large.png"
expect 0 'that can be read' "$compare" "$tmp/sheet.png" "$tmp/sheet.png"
expect 1 'no contact sheet of a missing picture' "$tools/contact_sheet" "$tmp/x.png" 2 100 "$tmp/none.png"
shrink=$tools/png_shrink
cp "$tmp/other.png" "$tmp/small.png"
expect 0 'a picture is made small' "$shrink" "$tmp/small.png"
expect 0 'and looks as before' "$compare" "$tmp/other.png" "$tmp/small.png" --tolerance 8
expect 2 'no missing picture is made small' "$shrink" "$tmp/none.png"
expect 2 'nor none at all' "$shrink"
[ "$failed" = 0 ]
