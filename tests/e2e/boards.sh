#!/bin/sh
# SPDX-License-Identifier: MIT
# What residents share: seats and who waits for them, rooms, the boards, a call after a bad rating; two machines whose
# exports are put together. Staff answer with keting-ctl in between, as they do with a stick. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

here=tests/e2e/requests
shots=$build/tours/boards
demo=$(realpath "$build/demo.db")
rm -rf "$shots"
echo 246813 >"$tmp/pin"

ctl() {
    timeout -k 5 60 "$build/keting-ctl" "$@"
}

run ctl keygen --public "$tmp/QY.pub" --secret "$tmp/staff.key" --prefix QY --pin-file "$tmp/pin"
expect 'the staff have a key' 0
run ctl kiosk --public "$tmp/QY.pub" --out "$tmp/Q2.pub" --prefix Q2
expect 'and a second machine' 0

# kiosk NAME PREFIX — a machine that was never used, of the same staff.
kiosk() {
    data=$tmp/$1
    mkdir -p "$data/content"
    ln -s "$demo" "$data/content/current"
    cp "$tmp/$2.pub" "$data/staff.pub"
}

# play TEXT DAY TOUR [WORD=VALUE…] — one visit with these words put in: TEXT passes when it got to its end. The
# receipt it noted goes to $number and $code.
play() {
    text="$view: $1" day=$2 tour=$3 words=
    shift 3
    for word; do
        words="$words;s/${word%%=*}/${word#*=}/"
    done
    case $view in
    portrait*) size=540x960 mm=268x476 ;;
    *) size=960x540 mm=476x268 ;;
    esac
    : >"$tmp/visit.tour"
    case $view in
    *-elder) cat tests/e2e/elder.tour >>"$tmp/visit.tour" ;;
    esac
    sed "$words" "$here/$tour.tour" >>"$tmp/visit.tour"
    visits=$((visits + 1))
    run "$build/keting" --display mem --size "$size" --mm "$mm" --data "$data" \
        --fonts fonts/manifest --now "$day" --script "$tmp/visit.tour" --shots "$shots/$view/$visits-$tour"
    number=$(sed -n 's/^note 受理编号 //p' "$tmp/out")
    code=$(sed -n 's/^note 查询码（请记住） //p' "$tmp/out")
    expect "$text" 0
}

# answer TEXT DAY HEADER LINE [WORDS…] — the staff's stick comes back with one line.
answer() {
    text="$view: $1" day=$2
    printf '%s\n%s\n' "$3" "$4" >"$tmp/answer.csv"
    shift 4
    run ctl requests reply "$tmp/answer.csv" --data "$data" --now "$day"
    expect "$text" 0 记下1行 "$@"
}

# said TEXT WORDS… — of what the staff see in the list of all.
said() {
    text="$view: $1"
    shift
    run ctl requests list --data "$data" --now 2026-12-01T09:00
    expect "$text" 0 "$@"
}

# home FOLDER [WORDS…] — everything goes home, and these words are in 申请.csv.
home() {
    folder=$1
    shift
    run ctl requests export --data "$data" --key "$tmp/staff.key" --pin-file "$tmp/pin" --out "$folder"
    expect "$view: all of it goes home" 0 导出了
    for words; do
        check "$view: 申请.csv says “$words”" grep -qF -e "$words" "$folder/申请.csv"
    done
}

# seat TEXT PARTY LINE
seat() {
    play "$1" 2026-11-24T09:24 seat-hand-in "PARTY=$2" "LINE=$3"
}

# ---- a class with sixteen seats -------------------------------------------------------------------------------

seats() {
    kiosk "$view-seats" QY
    play 'nobody has a seat yet' 2026-11-24T09:00 seat-left 'LINE=还有 16 个位子'
    for party in 5 5 5; do
        seat "$party seats at once" $party 您写的不留在屏上
    done
    five=$number five_code=$code
    play 'one seat is left' 2026-11-24T09:25 seat-left 'LINE=还有 1 个位子'
    seat 'the last seat' 1 您写的不留在屏上
    last=$number last_code=$code
    play 'then it is full' 2026-11-24T09:26 seat-left 'LINE=满了，可以候补'
    seat 'two more wait' 2 '候补第 1 位'
    two=$number two_code=$code
    seat 'and one more behind them' 1 '候补第 2 位'
    one=$number one_code=$code
    play 'the place in line is on the record' 2026-11-25T09:00 seat-look "NUMBER=$two" "CODE=$two_code" 'LINE=候补第 1 位'
    play 'also that of the next' 2026-11-25T09:01 seat-look "NUMBER=$one" "CODE=$one_code" 'LINE=候补第 2 位'
    home "$tmp/$view-home-seats" 候补第1位 候补第2位
    play 'one seat is given back' 2026-11-25T10:00 seat-cancel "NUMBER=$last" "CODE=$last_code"
    play 'it goes to who is alone' 2026-11-25T10:05 seat-look "NUMBER=$one" "CODE=$one_code" 'LINE=补上了位子'
    play 'two still wait' 2026-11-25T10:06 seat-look "NUMBER=$two" "CODE=$two_code" 'LINE=候补第 1 位'
    play 'five seats are given back' 2026-11-26T10:00 seat-cancel "NUMBER=$five" "CODE=$five_code"
    play 'the two have theirs' 2026-11-26T10:05 seat-look "NUMBER=$two" "CODE=$two_code" 'LINE=补上了位子'
    play 'three seats are left' 2026-11-26T10:06 seat-left 'LINE=还有 3 个位子'
    said 'the list says how they stand' 已收到 已取消 共6件
    run ctl verify --data "$data"
    expect "$view: the database of seats is whole" 0 完好
}

# workbook FILE — as another program reads it: the receipt is text, days are days, the answer is chosen from a list.
workbook() {
    text="$view: the workbook as others read it"
    if ! /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
        passed "$text # SKIP no python3-openpyxl"
        return
    fi
    check "$text" /usr/bin/python3 - "$1" <<'READ'
import datetime, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
every, room = book["全部"], book["预约活动室"]
head = [cell.value for cell in every[1]]
row = dict(zip(head, every[2]))
assert row["受理编号"].data_type == "s" and row["受理编号"].number_format == "@"
when = row["提交时间"].value
assert isinstance(when, datetime.datetime) and (when.date(), when.hour) == (datetime.date(2026, 11, 24), 9), when
assert row["承诺日期"].value == datetime.datetime(2026, 11, 26), row["承诺日期"].value
lists = [rule for rule in every.data_validations.dataValidation if rule.type == "list"]
assert len(lists) == 1 and "已回访" in lists[0].formula1 and row["办理状态"].coordinate in lists[0].sqref
assert row["步数"].value == 1 and row["步数"].data_type == "n"
row = dict(zip((cell.value for cell in room[1]), room[2]))
assert row["哪一天"].value == datetime.datetime(2026, 11, 27), row["哪一天"].value
assert row["一共几位"].value == 20 and row["回您哪个电话"].data_type == "s"
assert all(cell.data_type != "f" for sheet in book for line in sheet for cell in line)
READ
}

# ---- a room, on two machines ----------------------------------------------------------------------------------

rooms() {
    kiosk "$view-rooms" QY
    play 'a room in the evening' 2026-11-24T09:24 room-hand-in SLOT=晚上
    play 'nobody else has it that evening' 2026-11-24T10:00 room-taken
    run keting --display mem --size 540x960 --mm 268x476 --data "$data" \
        --now 2026-11-24T10:05 --script "$tmp/again.tour"
    expect "$view: a tap on what is taken leads nowhere" 1 晚上
    play 'the afternoon is free' 2026-11-24T10:10 room-hand-in SLOT=下午
    said 'two bookings' 共2件
    home "$tmp/$view-home-1"
    kiosk "$view-rooms-2" Q2
    play 'a second machine knows nothing of it' 2026-11-24T09:24 room-hand-in SLOT=晚上
    play 'but gives nothing out twice itself' 2026-11-24T10:00 room-taken
    home "$tmp/$view-home-2"
    first=$tmp/$view-home-1 second=$tmp/$view-home-2
    cat "$first/申请.csv" "$second/申请.csv" >"$tmp/all.csv"
    cat "$first/申请.jsonl" "$second/申请.jsonl" >"$tmp/all.jsonl"
    check "$view: both machines in one table, each request once" /usr/bin/python3 - "$tmp/all.csv" "$tmp/all.jsonl" <<'READ'
import csv, io, json, sys
text = open(sys.argv[1], encoding="utf-8").read().replace("\ufeff", "")
rows = [row for row in csv.DictReader(io.StringIO(text)) if row["受理编号"] != "受理编号"]
lines = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
numbers = [row["受理编号"] for row in rows]
assert len(numbers) == len(set(numbers)) == 3, numbers
assert sorted(numbers) == sorted(line["service_request_id"] for line in lines)
assert sorted(number.split()[0] for number in numbers) == ["Q2", "QY", "QY"], numbers
READ
    workbook "$first/申请.xlsx"
    # One sheet of answers for both: each machine takes its own.
    cat "$first/回复.csv" "$second/回复.csv" | sed 's/,"","","","",""/,"已受理","","李梅","",""/' >"$tmp/answers.csv"
    run ctl reply "$tmp/answers.csv" --data "$tmp/$view-rooms" --now 2026-11-25T09:00
    expect "$view: the first machine takes its answers" 0 记下2行 另一台机器的1行
    run ctl reply "$tmp/answers.csv" --data "$tmp/$view-rooms-2" --now 2026-11-25T09:00
    expect "$view: the second machine takes its own" 0 记下1行 另一台机器的2行
}

# ---- a wish, from the paper to the bulb -----------------------------------------------------------------------

wishes() {
    kiosk "$view-wishes" QY
    play 'a wish that may be shown' 2026-11-24T09:24 board-wish
    wish=$number
    play 'is not on the board by itself' 2026-11-24T10:00 board-wishes LINE=现在没有等认领的心愿 "NUMBER=$wish"
    answer 'the staff publish it in their words' 2026-11-24T15:00 受理编号,公开内容 "$wish,12号楼一位奶奶想换一个灯泡"
    play 'then it is there, without a name' 2026-11-25T09:00 board-wishes LINE=12号楼一位奶奶想换一个灯泡 "NUMBER=$wish"
    play 'somebody reports a lamp' 2026-11-25T09:10 repair
    lamp=$number lamp_code=$code
    play 'and somebody is a volunteer' 2026-11-25T09:20 zhiyuanzhe
    helper=$number helper_code=$code
    wrong=0000
    [ "$helper_code" != "$wrong" ] || wrong=0001
    play 'a wrong code claims nothing' 2026-11-25T09:30 board-refused "NUMBER=$helper" CODE=$wrong \
        LINE=没有找到，或查询码不对
    play 'nor does the receipt of a repair' 2026-11-25T09:31 board-refused "NUMBER=$lamp" "CODE=$lamp_code" \
        LINE=这不是志愿报名的回执
    said 'nobody has claimed it' 共3件
    check "$view: the list names no claim" sh -c "! grep -q 认领 '$tmp/out'"
    play 'a volunteer claims it' 2026-11-25T09:40 board-claim "NUMBER=$helper" "CODE=$helper_code"
    said 'the list says that somebody would help' 有人想认领
    home "$tmp/$view-home-claim" "有人想认领（" "请写“确认认领”或“谢绝认领”"
    check "$view: the export says who" sh -c "tr -d ' -' <'$tmp/$view-home-claim/申请.csv' | grep -q '认领（QY$helper）'"
    answer 'the staff agree' 2026-11-25T15:00 受理编号,办理状态 "$wish,确认认领"
    play 'the board says so' 2026-11-26T09:00 board-wishes LINE=已有人认领 "NUMBER=$wish"
    answer 'the bulb is in' 2026-11-27T15:00 受理编号,办理状态,答复 "$wish,已办结,灯泡换好了"
    play 'the board says that it is done' 2026-11-28T09:00 board-wishes LINE=已办成 "NUMBER=$wish"
    answer 'off the board' 2026-11-29T15:00 受理编号,公开内容 "$wish,撤下"
    play 'it is gone from there' 2026-11-30T09:00 board-wishes LINE=现在没有等认领的心愿 "NUMBER=$wish"
}

# ---- help that is wanted, the other side of the board ----------------------------------------------------------

needs() {
    play 'somebody asks for help' 2026-12-04T10:00 zhao
    need=$number need_code=$code
    play 'it is not on the board by itself' 2026-12-04T10:10 need-board LINE=现在没有 "NUMBER=$need"
    answer 'the staff put it there in their words' 2026-12-04T11:00 受理编号,公开内容 "$need,有位老人想请人陪着看病"
    play 'then it is there, without a name' 2026-12-04T11:10 need-board LINE=有位老人想请人陪着看病 "NUMBER=$need"
    play 'a volunteer will go along' 2026-12-04T11:20 need-claim "NUMBER=$helper" "CODE=$helper_code"
    said 'the list says who is to be matched' 有人想认领
    answer 'the staff decline' 2026-12-04T15:00 受理编号,办理状态 "$need,谢绝认领"
    play 'so it may be claimed again' 2026-12-05T09:00 need-board LINE=待认领 "NUMBER=$need"
    play 'and is' 2026-12-05T09:10 need-claim "NUMBER=$helper" "CODE=$helper_code"
    answer 'the staff agree' 2026-12-05T15:00 受理编号,办理状态 "$need,确认认领"
    play 'the board says so' 2026-12-06T09:00 need-board LINE=已有人认领 "NUMBER=$need"
    play 'who asked reads of it' 2026-12-06T09:10 seat-look "NUMBER=$need" "CODE=$need_code" LINE=帮忙的人定下来了
    answer 'off the board' 2026-12-06T15:00 受理编号,公开内容 "$need,撤下"
}

# ---- the counts, and a call after a bad rating ----------------------------------------------------------------

matters() {
    play 'the lamp counts as received' 2026-11-30T09:10 board-matters 'LINE=已收到 1' 'OTHER=已办结 1'
    answer 'somebody is on it' 2026-11-30T10:00 受理编号,办理状态,负责人 "$lamp,处理中,李梅"
    play 'it counts as being worked on' 2026-11-30T11:00 board-matters 'LINE=处理中 1' 'OTHER=已收到 1'
    answer 'the lamp is mended' 2026-11-30T15:00 受理编号,办理状态,答复,公开内容 \
        "$lamp,已办结,已经办好了，请您看看,9号楼的楼道灯修好了"
    play 'it counts as done' 2026-12-01T09:00 board-matters 'LINE=已办结 1' 'OTHER=处理中 1'
    play 'what the staff say of it is there' 2026-12-01T09:01 board-matters LINE=9号楼的楼道灯修好了 'OTHER=处理中 1'
    play 'it was done badly' 2026-12-01T09:10 board-bad "NUMBER=$lamp" "CODE=$lamp_code"
    said 'the list says that somebody is to call' 请回访 2026-12-22
    home "$tmp/$view-home-call" 评价不满意，请回访，2026-12-22前
    check "$view: it is among those that wait" grep -q "${lamp%?}" "$tmp/$view-home-call/回复.csv"
    answer 'somebody called' 2026-12-02T10:00 受理编号,办理状态,答复 "$lamp,已回访,已经道歉，明天再去修"
    said 'then nobody has to any more' 共3件
    check "$view: the list names no call" sh -c "! grep -q 回访 '$tmp/out'"
    home "$tmp/$view-home-called"
    check "$view: nor does the export" sh -c "! grep -q 请回访 '$tmp/$view-home-called/申请.csv'"
    play 'the resident reads of it' 2026-12-02T11:00 seat-look "NUMBER=$lamp" "CODE=$lamp_code" LINE=已经回访
}

survey() {
    play 'a survey is handed in' 2026-12-02T11:10 wenjuan
    survey=$number
    play 'nothing of it is shown by itself' 2026-12-02T11:20 board-matters 'LINE=已办结 1' OTHER=问卷
    answer 'the staff publish what came out' 2026-12-02T15:00 受理编号,公开内容 \
        "$survey,120人答了问卷，八成说读书会最好"
    play 'then everybody reads it' 2026-12-03T09:00 board-matters LINE=八成说读书会最好 OTHER=挺好的
    run ctl verify --data "$data"
    expect "$view: the database of the boards is whole" 0 完好
    check "$view: nothing personal in the open" sh -c "! grep -aqE '13812341234|王秀英' '$data'/requests.db*"
}

# A tap on the evening that somebody has: there is no way on from it.
sed -n '/tap "自助"/,/tap "SLOT"/s/SLOT/晚上/p' "$here/room-hand-in.tour" >"$tmp/again.tour"
echo 'expect "做什么用"' >>"$tmp/again.tour"

visits=0
for view in portrait landscape-elder; do
    seats
    rooms
    wishes
    matters
    survey
    needs
done

# A lamp is out: from the first page to the receipt it takes fourteen taps at most besides the digits that are typed.
taps=$(sed '/^expect-screen receipt/q' "$here/repair.tour" | grep -cE '^(tap|tap-if|hold) ')
check "a repair takes $taps taps, 14 at most" test "$taps" -gt 0 -a "$taps" -le 14

tap_end
