#!/bin/sh
# SPDX-License-Identifier: MIT
# Every kind of page of a small hall, upright and across, in both modes, against pictures that are kept in git: the
# look changes only on purpose. TAP. After such a change: make golden-update, and look at what git shows. With
# --update it renews the pictures.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

views='portrait portrait-elder landscape landscape-elder'
kept=tests/golden/pages
diff=$build/golden/diff
# The kept pictures are rounded by half of that (png_shrink.c), and FreeType's rounding may differ by a shade or two
# between its versions; a moved edge differs by far more.
tolerance=16

# Receipts have the same numbers every time; a program under AddressSanitizer is told that it may be so.
random=$(realpath "$build/golden/fixed_random.so" 2>"$tmp/err")
sanitizers=${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0

# play SHOTS CONTENT VIEW TOUR [DATA DAY]: one tour on a panel of 21.5 inches, with a quarter of its pixels each way.
play() {
    data=${5-$tmp/data} day=${6-2026-11-24}
    folder=$1/$3 content=$2 tour=$4
    case $3 in
    portrait*) size=270x480 mm=268x476 ;;
    *) size=480x270 mm=476x268 ;;
    esac
    ASAN_OPTIONS=$sanitizers LD_PRELOAD=$random bare_keting --fonts fonts/manifest --display mem --size $size --mm $mm \
        --data "$data" --now "${day}T09:24" --content "$content" --script "$tour" --shots "$folder" >"$tmp/said" 2>&1
}

# visit SHOTS VIEW TOUR DAY: a step of one request.
visit() {
    case $2 in
    *-elder) cat tests/e2e/elder.tour ;;
    esac >"$tmp/step.tour"
    sed "s/NUMBER/${number-}/; s/CODE/${code-}/" "tests/golden/$3.tour" >>"$tmp/step.tour"
    play "$1" "$tmp/hall.db" "$2" "$tmp/step.tour" "$tmp/follow-$2" "$4"
}

# answer VIEW DAY COLUMNS CELLS: what the staff say to it.
answer() {
    printf '受理编号,%s\n%s,%s\n' "$3" "$number" "$4" >"$tmp/answer.csv"
    "$build/keting-ctl" requests reply "$tmp/answer.csv" --data "$tmp/follow-$1" --now "$2T15:00" >"$tmp/said" 2>&1
}

# noted WORDS: what the last visit noted of them.
noted() {
    sed -n "s/^note $1 //p" "$tmp/said"
}

# follow SHOTS VIEW: a request from its receipt to its rating, and a wish that is there for others.
follow() {
    rm -rf "$tmp/follow-$2"
    mkdir "$tmp/follow-$2"
    cp "$tmp/data/staff.pub" "$tmp/follow-$2"
    visit "$1" "$2" hand-in 2026-11-24 || return 1
    number=$(noted 受理编号) code=$(noted '查询码（请记住）') said=办理状态,答复,负责人
    answer "$2" 2026-11-24 $said 受理,明天上午给您打电话。,李梅 && visit "$1" "$2" record 2026-11-25 &&
        answer "$2" 2026-11-25 $said 已办结,社保卡已经办好，请到综合窗口来取。,李梅 &&
        visit "$1" "$2" rating 2026-11-26 && visit "$1" "$2" wish 2026-11-26 || return 1
    number=$(noted 受理编号)
    answer "$2" 2026-11-26 公开内容 3号楼一位奶奶想换一个灯泡 && visit "$1" "$2" claim 2026-11-27
}

# tour VIEW: what is visited there.
tour() {
    case $1 in
    *-elder) cat tests/e2e/elder.tour tests/golden/screens.tour && echo 'tap "Large type"' ;;
    *) cat tests/golden/screens.tour ;;
    esac
    echo 'shot home-english'
}

# render SHOTS HALL: the pages as they are now.
render() {
    if [ ! -d "$tmp/data" ]; then
        mkdir "$tmp/data"
        echo 246813 >"$tmp/pin"
        "$build/keting-ctl" keygen --public "$tmp/data/staff.pub" --secret "$tmp/staff.key" --prefix QY \
            --pin-file "$tmp/pin" >"$tmp/said" 2>&1 || return 1
    fi
    pack build "$2" "$tmp/hall.db" >"$tmp/said" 2>&1 || return 1
    printf 'expect-screen trouble\nshot trouble\n' >"$tmp/trouble.tour"
    for view in $views; do
        tour "$view" >"$tmp/$view.tour"
        play "$1" "$tmp/hall.db" "$view" "$tmp/$view.tour" || return 1
        case $view in
        *-elder) ;;
        *) play "$1" /nowhere/hall.db "$view" "$tmp/trouble.tour" || return 1 ;;
        esac
        follow "$1" "$view" || return 1
    done
}

# Another Debian may bring other shapes: what to ask first when pictures differ.
drawn_with() {
    dpkg-query -W -f '${Package} ${Version}; ' fonts-noto-cjk fonts-hanazono libfreetype6 2>&1
    echo
}

same() { # same A B NAME, which may be in a folder
    mkdir -p "$diff/${3%/*}"
    run "$build/golden/png_compare" "$1" "$2" --tolerance $tolerance --diff "$diff/$3.png"
}

if [ "${1-}" = --update ]; then
    render "$tmp/now" tests/golden/hall || { cat "$tmp/said" >&2 && exit 1; }
    "$build/golden/png_shrink" "$tmp"/now/*/*.png || exit 1
    # A page that is not drawn any more is not kept either.
    rm -rf "${kept:?}"
    cp -r "$tmp/now" "$kept"
    drawn_with >"$kept/fonts"
    echo "renewed: $kept"
    exit 0
fi

rm -rf "$diff"
mkdir -p "$diff"
check 'the pages are drawn' render "$tmp/now" tests/golden/hall
before=$tap_failed
for view in $views; do
    for picture in "$kept/$view"/*.png; do
        page=$view/$(basename "$picture" .png)
        same "$picture" "$tmp/now/$page.png" "$page"
        [ "$status" = 0 ] || cp "$tmp/now/$page.png" "$diff/$page.now.png" 2>"$tmp/err"
        expect "looks as it did: $page" 0
    done
    (cd "$kept/$view" && ls) >"$tmp/names.kept"
    (cd "$tmp/now/$view" && ls) >"$tmp/names.now"
    check "the same pages are kept as drawn: $view" diff "$tmp/names.kept" "$tmp/names.now"
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
for view in $views; do
    for page in services service; do
        same "$kept/$view/$page.png" "$tmp/changed/$view/$page.png" "control/$view-$page"
        expect "one changed word is noticed: $view/$page" 1 'pixels differ'
        check "and shown: $view/$page" test -s "$diff/control/$view-$page.png"
    done
done
rm -rf "$diff/control"

tap_end
