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
    small) size=800x480 mm=152x91 ;;
    small-high) size=480x800 mm=91x152 ;;
    large) size=3840x2160 mm=942x530 ;;
    portrait*) size=540x960 mm=268x476 ;;
    *) size=960x540 mm=476x268 ;;
    esac
    case $4 in
    /*) tour=$4.tour ;;
    *) tour=$here/$4.tour ;;
    esac
    : >"$tmp/visit.tour"
    case $2 in
    *-elder) cat tests/e2e/elder.tour >>"$tmp/visit.tour" ;;
    esac
    sed "s/NUMBER/${5-}/; s/CODE/${6-}/" "$tour" >>"$tmp/visit.tour"
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
    kiosk "$form-$2"
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
    run ctl requests list --data "$data" --now 2026-11-29T10:00
    cat "$tmp/out" >>"$tmp/lived"
    run ctl requests verify --data "$data"
    expect "$form: the database is whole" 0 完好
    check "$form: nothing personal in the open" sh -c "! grep -aqE '13812341234|03742336118|王秀英|牛奶奶' '$data'/*"
}

# Each of them in the usual type and in large type, on high glass in the one and on wide glass in the other.
turn=0
forms='repair daiban jianyi xinyuan tiaojie zhiyuanzhe zhao yanglao huodong huodongshi tushu yishi wenjuan pingjia'
for form in $forms; do
    case $((turn % 2)) in
    0) views='portrait landscape-elder' ;;
    1) views='landscape portrait-elder' ;;
    esac
    for view in $views; do
        whole_life $form $view
    done
    turn=$((turn + 1))
done

# None of the sheet is left out.
for code in $(tail -n +2 assets/demo/自助.csv | cut -d, -f1); do
    check "$code was handed in and taken back, handed in, reopened and rated" \
        test "$(grep -cE "  $code(（|  |\$)" "$tmp/lived")" = 4
done

# Every answer that says danger, of every form: whom to call, and nothing is stored.
danger_of() {
    sed "s/FORM/$1/g; s/FIRST/$2/g" "$here/danger-of.tour" >"$tmp/danger-of.tour"
    for view in portrait portrait-elder landscape landscape-elder; do
        kiosk "danger-$1-$2-$view"
        play danger-of $view 2026-11-29T11:40 "$tmp/danger-of"
        expect "$1, $2, $view: whom to call" 0
        run ctl requests list --data "$data" --now 2026-11-29T12:00
        expect "$1, $2, $view: nothing is queued" 0 共0件
    done
}

danger_of 我要报修 煤气燃气
danger_of 我要报修 电梯
danger_of 请人调解 邻居之间
danger_of 养老服务登记 不舒服，要人来

# The ways that an answer opens: a child's volunteer, a matter in court, books that are fetched.
kiosk ways
for way in zhiyuanzhe-young tiaojie-court tushu-fetched; do
    for view in portrait-elder landscape; do
        play $way $view 2026-11-29T11:50 $way
        expect "$way, $view" 0 'note 受理编号'
    done
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

# No key, no requests.
kiosk off
rm "$data/staff.pub"
for view in portrait portrait-elder landscape landscape-elder; do
    play off $view 2026-11-29T09:24 off
    expect "without a key the pages say where to go, $view" 0
done

# The smallest and the largest glass.
kiosk glass
for view in small small-high large; do
    play repair-small $view 2026-11-29T09:24 repair-small
    expect "a repair and what became of it, $view" 0 'note 受理编号'
done

data=$tmp/journey
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
