#!/bin/sh
# SPDX-License-Identifier: MIT
# What a resident comes for, in all four views and by all three ways of finding: wake the screen, find a matter, read
# it, take it away, have it done, leave with a number. The code on the page is read from its picture by a program that
# is not ours. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

here=tests/e2e/resident
shots=$build/tours/resident
rm -rf "$shots"
echo 246813 >"$tmp/pin"
mkdir "$tmp/data"
run "$build/keting-ctl" keygen --public "$tmp/data/staff.pub" --secret "$tmp/staff.key" --prefix QY --pin-file "$tmp/pin"
expect 'the staff have a key' 0

# walk VIEW PART… — the parts as one visit on a panel of 21.5 inches.
walk() {
    view=$1
    shift
    case $view in
    portrait*) size=1080x1920 mm=268x476 ;;
    *) size=1920x1080 mm=476x268 ;;
    esac
    : >"$tmp/walk.tour"
    for part; do
        cat "$here/$part.tour" >>"$tmp/walk.tour"
        case $part-$view in
        wake-*-elder) cat tests/e2e/elder.tour >>"$tmp/walk.tour" ;;
        esac
    done
    run keting --display mem --size "$size" --mm "$mm" --content "$build/demo.db" --data "$tmp/data" \
        --now 2026-11-24T09:24 --script "$tmp/walk.tour" --shots "$shots/$view-$2"
}

# decoded PICTURE TEXT WORDS… — the code in the picture says all of these.
decoded() {
    picture=$1 text=$2
    shift 2
    run zbarimg --quiet --raw "$picture"
    expect "$text" 0 "$@"
}

for view in portrait portrait-elder landscape landscape-elder; do
    for way in category initials handwriting; do
        walk $view wake $way take request
        expect "by $way, from waking the screen to the number: $view" 0 'note 受理编号'
    done
    decoded "$shots/$view-category/guide.png" "a telephone takes the guide away: $view" '高龄津贴申请（80周岁以上）' \
        '综合窗口 0374-233-6118' '1. 老人身份证 原件和复印件 1' '3. 老人本人银行卡 复印件 1' '周一至周五 8:30–12:00'
    decoded "$shots/$view-handwriting/guide.png" "another guide is another code: $view" 门诊慢性病
    run zbarimg --quiet --raw "$shots/$view-category/copied.png"
    expect "where there is no code none is read: $view" 4
done

printf 'tap "联系"\nseek "居家养老服务热线"\ntap "居家养老服务热线"\nexpect-screen contact\nshot dial\n' >"$tmp/dial.tour"
run keting --display mem --size 1080x1920 --mm 268x476 --content "$build/demo.db" --now 2026-11-24T09:24 \
    --script "$tmp/dial.tour" --shots "$shots/dial"
expect 'a number is looked up' 0
decoded "$shots/dial/dial.png" 'a telephone dials it' tel:12349

tap_end
