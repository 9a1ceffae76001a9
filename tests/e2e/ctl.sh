#!/bin/sh
# SPDX-License-Identifier: MIT
# keting-ctl: keys, the PIN on a terminal, what the staff list, take home and bring back. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

ctl() {
    timeout -k 5 60 "$build/keting-ctl" "$@"
}

# said_one_line TEXT STATUS WORDS…: as expect, and nothing but one line was said.
said_one_line() {
    if [ "$(wc -l <"$tmp/said")" != 1 ]; then
        failed "$1" 'not one line'
    else
        expect "$@" 'keting-ctl: '
    fi
}

# ---- the command line -----------------------------------------------------------------------------------------

for words in '' '--frob' 'bake' 'requests' 'requests bake' '--help list'; do
    # Split on purpose: each word is an argument.
    # shellcheck disable=SC2086
    run ctl $words
    expect "cannot run: “$words”" 2 用法 keygen export
done
refused() { # refused WORDS ARGUMENTS…
    words=$1
    shift
    run ctl "$@"
    said_one_line "refuses $*" 2 "$words"
}
refused '--frob' list --frob
refused '--data' list --data
refused '--limit' list --limit 0
refused '--limit' list --limit many
refused '--state' list --state 好
refused '--now' list --now today
refused '--key' list --key a
refused 'extra' list extra
refused '受理编号' show --key a
refused '--key' show 1
refused '文件' reply
refused '--out' export --key a
refused '--today' purge
refused '--today' clock
refused '--secret' keygen --public a
refused '--prefix' kiosk --public a --out b
run ctl --help
expect '--help tells of every command' 0 keygen kiosk list show export reply verify purge clock --data --pin-file --now
run ctl --version
expect '--version' 0 "keting-ctl $(sed -n 's/^## \[\([0-9][^]]*\)\].*/\1/p' CHANGELOG.md | head -n 1)"

# ---- keys -----------------------------------------------------------------------------------------------------

printf '135790\nnot this line\n' >"$tmp/pin"
printf '246801' >"$tmp/other-pin"
printf '12345\n' >"$tmp/short-pin"
: >"$tmp/empty-pin"
keygen() { # keygen NAME PIN…
    name=$1 pin=$2
    shift 2
    run ctl keygen --public "$tmp/$name.pub" --secret "$tmp/$name.key" --pin-file "$tmp/$pin" "$@"
}
none_made() { # none_made TEXT NAME
    check "$1" test ! -e "$tmp/$2.pub" -a ! -e "$tmp/$2.key"
}

keygen a pin --prefix QY
expect 'keygen: says what to do next' 0 '“QY”开头' staff.pub U盘 PIN "$tmp/a.pub" "$tmp/a.key"
check 'keygen: nobody else may read the secret one' test "$(stat -c %a "$tmp/a.key")" = 600
check 'keygen: a kiosk may read the public one' test "$(stat -c %a "$tmp/a.pub")" = 644
check 'keygen: the PIN is in neither' sh -c "! grep -q 135790 '$tmp/a.pub' '$tmp/a.key'"
cp "$tmp/a.key" "$tmp/a.key.before"
keygen a pin --prefix QY
said_one_line 'keygen: never over a key that is there' 2 "$tmp/a"
check 'keygen: that key is untouched' cmp "$tmp/a.key" "$tmp/a.key.before"
keygen b pin
expect 'keygen: a prefix of its own' 0 开头
keygen c short-pin
said_one_line 'keygen: a short PIN' 2 6
none_made 'keygen: a short PIN makes nothing' c
echo 121212 >"$tmp/easy-pin"
keygen c easy-pin
said_one_line 'keygen: a PIN that is guessed at once' 2 太好猜
none_made 'keygen: such a PIN makes nothing' c
keygen c empty-pin
said_one_line 'keygen: an empty file' 2 --pin-file
keygen c none-pin
said_one_line 'keygen: no such file' 2 "$tmp/none-pin"
for prefix in q Q 1Q qy QY-1 ABCDEFGH ''; do
    keygen c pin --prefix "$prefix"
    said_one_line "keygen: the prefix “$prefix”" 2 --prefix
done
none_made 'keygen: what was wrong makes nothing' c

run ctl kiosk --public "$tmp/a.pub" --out "$tmp/a2.pub" --prefix Q2
expect 'kiosk: another prefix' 0 '“Q2”开头' "$tmp/a2.pub"
run ctl kiosk --public "$tmp/a.pub" --out "$tmp/a2.pub" --prefix Q3
said_one_line 'kiosk: never over a file that is there' 2 "$tmp/a2.pub"
run ctl kiosk --public "$tmp/a.pub" --out "$tmp/a3.pub" --prefix QY
said_one_line 'kiosk: the same prefix twice' 2 QY
run ctl kiosk --public "$tmp/a.key" --out "$tmp/a3.pub" --prefix Q3
said_one_line 'kiosk: the secret key is none' 2 "$tmp/a.key"

# ---- the PIN on a terminal ------------------------------------------------------------------------------------

trap '' PIPE # who is typed to may have gone already

# wait_for SECONDS COMMAND…: asks every tenth of a second.
wait_for() {
    left=$(($1 * 10))
    shift
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.1
    done
}

# typed FIRST [SECOND]: keygen on a terminal of its own; each is typed when its question is there.
mkfifo "$tmp/keys"
typed() {
    : >"$tmp/terminal"
    timeout -k 5 30 script -qefc "$build/keting-ctl keygen --public $tmp/t.pub --secret $tmp/t.key --prefix QY" \
        "$tmp/terminal" <"$tmp/keys" >/dev/null 2>&1 &
    background=$!
    exec 9>"$tmp/keys"
    wait_for 10 grep -q '请定一个PIN' "$tmp/terminal"
    # The format is the keys: they hold escapes.
    # shellcheck disable=SC2059
    printf "$1" >&9
    if [ $# -gt 1 ]; then
        wait_for 10 grep -q '再输入一次' "$tmp/terminal"
        # shellcheck disable=SC2059
        printf "$2" >&9
    fi
    status=0
    wait "$background" || status=$?
    background=
    exec 9>&-
    cp "$tmp/terminal" "$tmp/said"
}

typed '135790\r' '135791\r'
expect 'terminal: two that differ' 2 不一样
none_made 'terminal: two that differ make nothing' t
typed '13\003'
expect 'terminal: Ctrl-C' 2 没有输入PIN
none_made 'terminal: Ctrl-C makes nothing' t
typed '9\0251357\1779\b790\r' '135790\r'
expect 'terminal: keys that rub out' 0 '“QY”开头'
check 'terminal: the PIN is not to be seen' sh -c "! grep -q 1357 '$tmp/terminal'"
run setsid -w "$build/keting-ctl" keygen --public "$tmp/u.pub" --secret "$tmp/u.key"
said_one_line 'terminal: none at all' 2 --pin-file

# ---- a kiosk that took nothing yet ----------------------------------------------------------------------------

data=$tmp/data
mkdir "$data"
run ctl list --data "$data"
said_one_line 'no database' 2 "$data" --data
check 'no database is made' test ! -e "$data/requests.db"
cp "$tmp/a.pub" "$data/staff.pub"
printf 'expect-screen home\n' >"$tmp/home.tour"
run keting --display mem --size 540x960 --content "$build/demo.db" --data "$data" --script "$tmp/home.tour"
expect 'the kiosk opens its database' 0
run ctl requests list --data "$data" --state 已收到 --form xinyuan --limit 3
expect 'list: nothing' 0 共0件
run ctl verify --data "$data"
expect 'verify: all is well' 0 完好
run ctl purge --today --data "$data" --now 2026-11-24
expect 'purge: nothing to do' 0 2026年11月24日 0件
run ctl show 204817-3 --data "$data" --key "$tmp/a.key" --pin-file "$tmp/pin"
said_one_line 'show: never given out' 2 204817-3
run ctl show 204817-7 --data "$data" --key "$tmp/a.key" --pin-file "$tmp/pin"
said_one_line 'show: a wrong digit' 2 抄错
run ctl show 'Q2 204817-3' --data "$data" --key "$tmp/a.key" --pin-file "$tmp/pin"
said_one_line 'show: of another kiosk' 2 另一台

export_to() { # export_to FOLDER [OPTIONS…]
    folder=$1
    shift
    run ctl export --data "$data" --key "$tmp/a.key" --pin-file "$tmp/pin" --out "$folder" "$@"
}
export_to "$tmp/home"
expect 'export: empty, and whole' 0 '0件' 申请.xlsx 回复.csv
check 'export: five files or less, nothing else' test "$(find "$tmp/home" -type f | wc -l)" = 4
check 'export: nobody else may look' test "$(stat -c %a "$tmp/home")" = 700
export_to "$tmp/home"
said_one_line 'export: never over a folder that is there' 2 "$tmp/home"
export_to "$tmp/none/out"
said_one_line 'export: no place for it' 2 "$tmp/none/out"
export_to "$tmp/out2" --since 204817-3
said_one_line 'export: since a number that is not there' 2 没有这个编号
export_to "$tmp/out2" --since 2026-11-24
expect 'export: since a day' 0 '0件'
run ctl export --data "$data" --key "$tmp/a.key" --pin-file "$tmp/other-pin" --out "$tmp/out3"
said_one_line 'export: a wrong PIN' 2 PIN
run ctl export --data "$data" --key "$tmp/none.key" --pin-file "$tmp/pin" --out "$tmp/out3"
said_one_line 'export: no key' 2 "$tmp/none.key"
check 'export: what was refused leaves nothing' test -z "$(find "$tmp" -name 'out3*')"

run ctl reply "$tmp/home/回复.csv" --data "$data"
expect 'reply: nothing was filled in' 0 记下0行
printf '受理编号,办理状态\nQY 204817-3,已受理\nQ2 204817-3,已受理\nQY 204817-7,已受理\n' >"$tmp/reply.csv"
run ctl reply "$tmp/reply.csv" --data "$data"
expect 'reply: what is wrong is told by row' 1 '第2行 “受理编号”' 没有发过 '第3行' 另一台 '第4行' 抄错 '写错2行'
run ctl reply "$tmp/none.csv" --data "$data"
expect 'reply: no such file' 1 none.csv 没有这个文件

# ---- a request, there and back --------------------------------------------------------------------------------

hall=$tmp/hall
mkdir -p "$hall" "$data/content"
printf '项目,内容\n社区名称,七一社区\n版本日期,2026-11-20\n' >"$hall/设置.csv"
printf '名称\n老年服务\n' >"$hall/分类.csv"
head -n 1 assets/demo/办事.csv >"$hall/办事.csv"
head -n 1 assets/demo/公告.csv >"$hall/公告.csv"
cat >"$hall/自助.csv" <<'ROWS'
编号,名称,类别,说明,去处,承诺,同意说明,服务对象,图标,办理方式
xinyuan,说个心愿,说一说,说给我们听。,综合窗口,2个工作日,您填的由七一社区收下，只用来回您的话。,所有人,heart,登记
ROWS
cat >"$hall/自助字段.csv" <<'ROWS'
表单,序号,名称,标签,类型,必填,选项,提示,示例,条件,检查,来自,转急,快填
xinyuan,1,what,想要什么,长文字,是,,,,,,,,=想换个灯泡；想找人修鞋
xinyuan,2,when,急不急,单选,是,这两天要；不急,,,,,,,
ROWS
run pack build "$hall" "$data/content/1.db"
ln -s 1.db "$data/content/current"
cat >"$tmp/hand-in.tour" <<'STEPS'
tap "自助"
tap "说个心愿"
tap "开始填写"
tap "=想换个灯泡"
tap "下一步"
tap "不急"
tap "交上去"
expect-screen receipt
expect "受理编号"
STEPS
run keting --display mem --size 540x960 --mm 268x476 --data "$data" --now 2026-11-24T09:24 --script "$tmp/hand-in.tour"
expect 'a resident hands in' 0
run ctl list --data "$data"
expect 'list: it is there' 0 'QY ' '2026-11-24 09:24' 已收到 说个心愿 承诺2026-11-26 共1件
check 'list: nothing of what was written' sh -c "! grep -q 灯泡 '$tmp/out'"
number=$(sed -n 's/^\(QY [0-9]*-[0-9]\) .*/\1/p' "$tmp/out")
run ctl show "$number" --data "$data" --key "$tmp/a.key" --pin-file "$tmp/pin"
expect 'show: what was written' 0 "$number" 想要什么：=想换个灯泡 急不急：不急
expect 'show: and what they agreed to' 0 填写时看到的说明 您填的由七一社区收下，只用来回您的话。
run ctl show "$number" --data "$data" --key "$tmp/b.key" --pin-file "$tmp/pin"
expect 'show: another key' 1 打不开
run ctl export --data "$data" --key "$tmp/b.key" --pin-file "$tmp/pin" --out "$tmp/home-b"
said_one_line 'export: another key' 2 一件也打不开
check 'export: another key leaves nothing' test -z "$(find "$tmp" -name 'home-b*')"
mkdir "$tmp/home1.未完成"
echo old >"$tmp/home1.未完成/old"
export_to "$tmp/home1"
expect 'export: one' 0 导出了1件
check 'export: of one that was cut short nothing is left' test ! -e "$tmp/home1.未完成" -a ! -e "$tmp/home1/old"
# By its path: another python3 may come first in PATH, without Debian's packages.
check 'export: a workbook that can be opened, with the answer as text' /usr/bin/python3 - "$tmp/home1/申请.xlsx" <<'READ'
import sys, zipfile, xml.etree.ElementTree as xml
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
for name in book.namelist():
    xml.fromstring(book.read(name))
assert "=想换个灯泡" in book.read("xl/sharedStrings.xml").decode()
assert all(b"<f>" not in book.read(name) for name in book.namelist() if "/sheet" in name)
READ
check 'export: each line is an object of its own' /usr/bin/python3 - "$tmp/home1/申请.jsonl" "$number" <<'READ'
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
assert len(lines) == 1 and lines[0]["service_request_id"] == sys.argv[2]
assert lines[0]["attributes"][0]["value"] == "=想换个灯泡" and lines[0]["status"] == "open"
READ
sed 's/,"","","","",""/,"处理中","在找人换","李梅","2026-11-30","有人想换灯泡"/' "$tmp/home1/回复.csv" |
    iconv -f UTF-8 -t GB18030 >"$tmp/answer.csv"
run ctl reply "$tmp/answer.csv" --data "$data" --now 2026-11-25T10:00
expect 'reply: as WPS saves it' 0 记下1行
run ctl reply "$tmp/answer.csv" --data "$data" --now 2026-11-25T11:00
expect 'reply: once more' 0 记下0行 早已记下1行
run ctl list --data "$data" --state 处理中
expect 'list: it moved' 0 "$number" 李梅 承诺2026-11-30 共1件
run ctl list --data "$data" --state 已收到
expect 'list: and is no longer where it was' 0 共0件
printf '受理编号,办理状态,预计日期\n%s,办结,\n' "$number" >"$tmp/answer.csv"
run ctl reply "$tmp/answer.csv" --data "$data" --now 2026-11-26T10:00
expect 'reply: done' 0 记下1行
printf '受理编号,办理状态,预计日期\n%s,受理,2026-11-01\n' "$number" >"$tmp/answer.csv"
run ctl reply "$tmp/answer.csv" --data "$data" --now 2026-11-27T10:00
expect 'reply: too late' 1 已办结 冲突1行 已经过去了
run ctl purge --today --data "$data" --now 2026-11-24T08:00
said_one_line 'purge: not by a clock that is behind' 2 时钟
run ctl purge --today --data "$data" --now 2099-01-01
said_one_line 'purge: nor by one that is seventy years ahead' 2 时钟
run ctl purge --today --data "$data" --now 2028-01-01
expect 'purge: when its time is over' 0 清除了1件
run ctl show "$number" --data "$data" --key "$tmp/a.key" --pin-file "$tmp/pin"
expect 'show: what was written is gone' 0 已按期清除
check 'purge: not a byte of the answer is left' sh -c "! grep -aq 在找人换 '$data/requests.db'"
run ctl verify --data "$data"
expect 'verify: all is well after all that' 0 完好

# ---- a clock that was ahead -----------------------------------------------------------------------------------

run ctl clock --today --data "$data" --now 2026-11-24T08:00
expect 'clock: put right' 0 2026年11月24日 重新启动
run ctl clock --today --data "$data" --now 2026-11-24T08:01
expect 'clock: once is enough' 0 不用改
run ctl purge --today --data "$data" --now 2026-11-24T08:02
expect 'clock: then it is believed' 0 清除了0件
run ctl verify --data "$data"
expect 'clock: and all is well' 0 完好

# ---- a disk that cannot be written ----------------------------------------------------------------------------

# As when the kernel has made it read-only; root may write anywhere, so it is somebody else who looks.
kept=$tmp/kept
mkdir "$kept" "$tmp/stick"
cp "$data/requests.db" "$data/staff.pub" "$data/receipts" "$kept"
cp "$tmp/a.key" "$tmp/stick/key"
cp "$tmp/pin" "$tmp/stick/pin"
chmod 444 "$kept"/* "$tmp/stick/pin" "$tmp/stick/key"
chmod 555 "$kept"
chmod 711 "$tmp"
chmod 777 "$tmp/stick"
somebody=
[ "$(id -u)" != 0 ] || somebody='setpriv --reuid=65534 --regid=65534 --clear-groups --'
in_copy() {
    # shellcheck disable=SC2086 # words
    run timeout -k 5 60 $somebody "$build/keting-ctl" "$@" --data "$kept"
}
# shellcheck disable=SC2086
if $somebody test -x "$build/keting-ctl" 2>/dev/null && ! $somebody test -w "$kept" 2>/dev/null; then
    before=$(find /dev/shm /tmp -maxdepth 1 -name 'keting-??????' 2>/dev/null | wc -l)
    in_copy list
    expect 'read-only: the list' 0 "$number" 共1件 副本
    in_copy export --key "$tmp/stick/key" --pin-file "$tmp/stick/pin" --out "$tmp/stick/home"
    expect 'read-only: the requests go home' 0 导出了1件 副本
    in_copy verify
    expect 'read-only: whether it is whole' 0 完好
    in_copy reply "$tmp/answer.csv"
    expect 'read-only: but no answer is taken' 2 硬盘读写不正常
    check 'read-only: no copy is left' test "$before" = \
        "$(find /dev/shm /tmp -maxdepth 1 -name 'keting-??????' 2>/dev/null | wc -l)"
    check 'read-only: and nothing was changed' cmp "$kept/requests.db" "$data/requests.db"
else
    passed 'read-only: taken home # SKIP nobody else may run the programs here'
fi
chmod 755 "$kept"

tap_end
