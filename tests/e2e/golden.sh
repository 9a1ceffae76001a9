#!/bin/sh
# SPDX-License-Identifier: MIT
# Four pages of a small hall against pictures that are kept in git: the look changes only on purpose. TAP. After
# such a change: make golden-update, and look at what git shows. With --update it renews the pictures.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

pages='home services service notice-stages'
kept=tests/golden/pages
diff=$build/golden/diff
# FreeType's rounding may differ by a shade or two between its versions; a moved edge differs by far more.
tolerance=8

# render FOLDER HALL: the pages as they are now.
render() {
    pack build "$2" "$tmp/hall.db" >"$tmp/said" 2>&1 || return 1
    keting --display mem --size 540x960 --mm 268x476 --now 2026-11-24T09:24 --content "$tmp/hall.db" \
        --script tests/e2e/pages.tour --shots "$1" >"$tmp/said" 2>&1
}

# Another Debian may bring other shapes: what to ask first when pictures differ.
drawn_with() {
    dpkg-query -W -f '${Package} ${Version}; ' fonts-noto-cjk fonts-hanazono libfreetype6 2>&1
    echo
}

same() { # same A B NAME
    run "$build/golden/png_compare" "$1" "$2" --tolerance $tolerance --diff "$diff/$3.png"
}

if [ "${1-}" = --update ]; then
    render "$kept" tests/golden/hall || { cat "$tmp/said" >&2 && exit 1; }
    drawn_with >"$kept/fonts"
    echo "renewed: $kept"
    exit 0
fi

rm -rf "$diff"
mkdir -p "$diff"
check 'the pages are drawn' render "$tmp/now" tests/golden/hall
before=$tap_failed
for page in $pages; do
    same "$kept/$page.png" "$tmp/now/$page.png" "$page"
    [ "$status" = 0 ] || cp "$tmp/now/$page.png" "$diff/$page.now.png" 2>"$tmp/err"
    expect "looks as it did: $page" 0
done
if [ "$tap_failed" -gt "$before" ]; then
    echo "# what differs is red in $diff; if it was meant: make golden-update"
    echo "# the pictures were drawn with $(cat "$kept/fonts")"
    echo "# these are drawn with $(drawn_with)"
fi

# One word is another one: that must be noticed.
cp -r tests/golden/hall "$tmp/other"
sed -i 's/高龄津贴申领/高龄津贴申请/' "$tmp/other/办事.csv"
check 'the pages of another hall are drawn' render "$tmp/changed" "$tmp/other"
for page in services service; do
    same "$kept/$page.png" "$tmp/changed/$page.png" "control-$page"
    expect "one changed word is noticed: $page" 1 'pixels differ'
    check "and shown: $page" test -s "$diff/control-$page.png"
    rm -f "$diff/control-$page.png"
done

tap_end
