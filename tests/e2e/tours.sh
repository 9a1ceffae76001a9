#!/bin/sh
# SPDX-License-Identifier: MIT
# Visits to the whole program on the display in memory: both orientations, small and large glass, turned panels,
# and the same visit twice. TAP. The pictures of the visits stay in BUILD/tours/visits, to be looked at.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

shots=$build/tours/visits
rm -rf "$shots"
hall=$tmp/hall.db
run pack build tests/golden/hall "$hall"
expect 'the small hall is built' 0

# visit NAME CONTENT SIZE MM ROTATION TOUR…: plays the tours as one.
visit() {
    name=$1 content=$2 size=$3 mm=$4 rotation=$5
    shift 5
    cat "$@" >"$tmp/$name.tour"
    run keting --display mem --size "$size" --mm "$mm" --rotate "$rotation" --content "$content" \
        --now 2026-11-24T09:24 --script "$tmp/$name.tour" --shots "$shots/$name"
    expect "visit $name" 0
}

demo=$build/demo.db
here=tests/e2e
for tours in visit screens common 'elder screens' journey-find 'elder journey-find' journey-activity 'elder journey-activity'; do
    files=
    for tour in $tours; do
        files="$files $here/$tour.tour"
    done
    tours_name=$(echo "$tours" | tr ' ' '-')
    # A half of the pixels of a real panel, and the same glass: the layout is the same, the time is not.
    # shellcheck disable=SC2086
    visit "$tours_name-portrait" "$demo" 540x960 268x476 0 $files
    # shellcheck disable=SC2086
    visit "$tours_name-landscape" "$demo" 960x540 476x268 0 $files
done
visit handwriting "$demo" 1080x1920 268x476 0 "$here/handwriting.tour"
visit handwriting-elder "$demo" 1080x1920 268x476 0 "$here/elder.tour" "$here/handwriting.tour"
for view in portrait landscape; do
    size=540x960 mm=268x476
    [ $view = portrait ] || size=960x540 mm=476x268
    visit search-ways-$view "$demo" $size $mm 0 "$here/search-ways.tour"
    visit search-ways-$view-elder "$demo" $size $mm 0 "$here/elder.tour" "$here/search-ways.tour"
done
visit search-ways-low "$demo" 1366x768 344x194 0 "$here/search-ways.tour"
visit audience-elder "$demo" 1080x1920 268x476 0 "$here/elder.tour" "$here/audience.tour"
visit visit-small "$demo" 800x480 152x91 0 "$here/visit.tour"
visit visit-small-portrait "$demo" 480x800 91x152 0 "$here/visit.tour"
visit visit-large "$demo" 3840x2160 942x530 0 "$here/visit.tour"
visit visit-full "$demo" 1080x1920 268x476 0 "$here/visit.tour"
visit touch-portrait "$hall" 540x960 268x476 0 "$here/touch.tour"

# ---- the same visit twice -------------------------------------------------------------------------------------

visit first "$hall" 540x960 268x476 0 "$here/turn.tour"
visit second "$hall" 540x960 268x476 0 "$here/turn.tour"
number_of_shots=0
for picture in "$shots"/first/*.png; do
    number_of_shots=$((number_of_shots + 1))
    check "the same picture twice: ${picture##*/}" cmp "$picture" "$shots/second/${picture##*/}"
done
check 'all pictures are there' test "$number_of_shots" = 5

# ---- turned panels --------------------------------------------------------------------------------------------

# The panel shows the picture turned; turned back it is the upright one, pixel for pixel.
turned() { # turned ROTATION SIZE MM BACK
    visit "turned-$1" "$hall" "$2" "$3" "$1" "$here/turn.tour"
    for picture in "$shots"/first/*.png; do
        name=${picture##*/}
        run "$build/golden/png_turn" "$shots/turned-$1/$name" "$tmp/back.png" "$4"
        [ "$status" != 0 ] || run "$build/golden/png_compare" "$picture" "$tmp/back.png" --diff "$shots/turned-$1-$name"
        expect "turned by $1: $name" 0
    done
}

turned 90 960x540 476x268 270
turned 180 540x960 268x476 180
turned 270 960x540 476x268 90

# Otherwise any two pictures would be the same.
run "$build/golden/png_turn" "$shots/turned-180/home.png" "$tmp/back.png" 90
[ "$status" != 0 ] || run "$build/golden/png_compare" "$shots/first/home.png" "$tmp/back.png"
expect 'turned the wrong way it is another picture' 1
run "$build/golden/png_compare" "$shots/first/home.png" "$shots/turned-180/home.png"
expect 'not turned back it is another picture' 1

tap_end
