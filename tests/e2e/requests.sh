#!/bin/sh
# SPDX-License-Identifier: MIT
# Every form of the demo hall, in every view in turn: handed in, followed up and taken back; handed in, done, not
# solved, done, rated. Staff answer with keting-ctl in between, as they do with a stick. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

here=tests/e2e/requests
shots=$build/tours/requests
rm -rf "$shots"
echo 246813 >"$tmp/pin"

ctl() {
    "$build/keting-ctl" "$@"
}

run ctl keygen --public "$tmp/staff.pub" --secret "$tmp/staff.key" --prefix QY --pin-file "$tmp/pin"
expect 'the staff have a key' 0

# kiosk NAME — a machine that was never used, of the same staff.
kiosk() {
    data=$tmp/$1
    mkdir "$data"
    cp "$tmp/staff.pub" "$data/staff.pub"
}

# play NAME VIEW DAY TOUR [NUMBER CODE] — one visit; the receipt it noted goes to $number and $code.
play() {
    case $2 in
    portrait*) size=540x960 mm=268x476 ;;
    *) size=960x540 mm=476x268 ;;
    esac
    : >"$tmp/visit.tour"
    case $2 in
    *-elder) cat tests/e2e/elder.tour >>"$tmp/visit.tour" ;;
    esac
    sed "s/NUMBER/${5-}/; s/CODE/${6-}/" "$here/$4.tour" >>"$tmp/visit.tour"
    run "$build/keting" --display mem --size "$size" --mm "$mm" --content "$build/demo.db" --data "$data" \
        --fonts fonts/manifest --now "$3" --script "$tmp/visit.tour" --shots "$shots/$2/$1"
    number=$(sed -n 's/^note 受理编号 //p' "$tmp/out")
    code=$(sed -n 's/^note 查询码（请记住） //p' "$tmp/out")
}

# answer NUMBER STATE DAY WORDS — the staff's stick comes back with one line.
answer() {
    printf '受理编号,办理状态,答复,负责人\n%s,%s,%s,李梅\n' "$1" "$2" "$4" >"$tmp/answer.csv"
    run ctl requests reply "$tmp/answer.csv" --data "$data" --now "$3"
    expect "$form: the staff answer $2" 0 记下1行
}

# whole_life FORM VIEW
whole_life() {
    form=$1
    kiosk "$form"
    play "$form" "$2" 2026-11-24T09:24 "$form"
    expect "$form, $2: handed in" 0 'note 受理编号'
    play "$form-cancel" "$2" 2026-11-24T10:00 cancel "$number" "$code"
    expect "$form, $2: taken back" 0
    play "$form" "$2" 2026-11-25T09:00 "$form"
    expect "$form, $2: handed in again" 0 'note 受理编号'
    first=$number first_code=$code
    answer "$first" 已办结 2026-11-26T15:00 已经办好了，请您看看
    play "$form-reopen" "$2" 2026-11-27T09:00 reopen "$first" "$first_code"
    expect "$form, $2: not solved" 0
    run ctl requests reply "$tmp/answer.csv" --data "$data" --now 2026-11-27T10:00
    expect "$form: the answer of last time closes nothing" 1 冲突1行 没解决
    answer "$first" 已办结 2026-11-28T15:00 又去了一趟，这回办好了
    play "$form-rate" "$2" 2026-11-29T09:00 rate "$first" "$first_code"
    expect "$form, $2: rated" 0
    run ctl requests verify --data "$data"
    expect "$form: the database is whole" 0 完好
    check "$form: nothing personal in the open" sh -c "! grep -aqE '13812341234|03742336118|王秀英|牛奶奶' '$data'/*"
}

turn=0
for form in repair daiban jianyi xinyuan tiaojie zhiyuanzhe zhao yanglao huodong huodongshi tushu yishi wenjuan pingjia; do
    case $((turn % 4)) in
    0) view=portrait ;;
    1) view=landscape-elder ;;
    2) view=landscape ;;
    3) view=portrait-elder ;;
    esac
    whole_life $form $view
    turn=$((turn + 1))
done

# In all four views: from waking the screen to the receipt; names, an address and a sentence by pinyin and by strokes.
kiosk journey
for view in portrait portrait-elder landscape landscape-elder; do
    play journey $view 2026-11-29T09:24 journey
    expect "from waking to the receipt, $view" 0 'note 受理编号'
    for way in pinyin hand; do
        play writing-$way $view 2026-11-29T10:00 writing-$way
        expect "written by $way, $view" 0
    done
    play repair $view 2026-11-29T11:00 repair
    expect "a repair, $view" 0 'note 受理编号'
    play danger $view 2026-11-29T11:30 danger
    expect "danger is never queued, $view" 0
done

run ctl requests export --data "$data" --key "$tmp/staff.key" --pin-file "$tmp/pin" --out "$tmp/home"
expect 'all of it goes home' 0 导出了16件

# What the staff read is what was written, to the character: in each of the four views, by pinyin and by strokes.
written() { # written TIMES WORDS
    check "written, read by the staff: $2" \
        [ "$(grep -oF "\"value\":\"$2\"" "$tmp/home/申请.jsonl" | wc -l)" = "$1" ]
}
written 4 小广场12号
written 4 水房巷12号
written 8 厨房水管漏水，请派人来修
written 8 张𠮷祥

tap_end
