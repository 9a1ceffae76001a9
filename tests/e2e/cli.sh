#!/bin/sh
# SPDX-License-Identifier: MIT
# The command lines of the programs: what they refuse and how they say it, what they survive, how they end. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

mem() { # on the display in memory, at a fixed time
    keting --display mem --size 540x960 --mm 268x476 --now 2026-11-24T09:24 "$@"
}

# ---- the command line -----------------------------------------------------------------------------------------

# refused WORDS ARGUMENTS…: exit 2, and one line of Chinese that names WORDS.
refused() {
    words=$1
    shift
    run bare_keting "$@"
    if [ "$status" = 2 ] && [ "$(wc -l <"$tmp/err")" != 1 ]; then
        failed "refuses $*" 'not one line'
    else
        expect "refuses $*" 2 "$words" 'keting: '
    fi
}

refused '--foo' --foo
refused '--foo=1' --foo=1
refused '-x' -x
refused '-x' -xy
refused 'extra' extra
refused 'extra' --display mem --size 100x100 extra
refused '--keyboards=1' --keyboards=1
for option in display size mm rotate content data fonts script remote shots now; do
    refused "--$option" "--$option"
done
refused '--display' --display vga
refused '--display' --display ''
for size in 0x0 10 10x 1080x x1080 63x64 64x63 8193x100 100x99999999999 1080X1920 1080x1920x3 nanxnan -100x100 ''; do
    refused '--size' --display mem --size "$size"
done
for mm in 0x0 9x100 100x5001 268 axb infxinf; do
    refused '--mm' --mm "$mm"
done
for degrees in 45 -90 360 90x '' left; do
    refused '--rotate' --rotate "$degrees"
done
for time in now 2026-11-24T 2026-13-01 2026-02-29T00:00 1700000000 2026-11-24T24:00 ''; do
    refused '--now' --now "$time"
done
refused '--size' --display mem
refused '--script' --remote /dev/null
run bare_keting --help
expect '--help tells of every option' 0 --display --size --mm --rotate --content --data --fonts --script --remote \
    --shots --now --keyboards --sound --version --help
run bare_keting --version
version=$(sed -n 's/^## \[\([0-9][^]]*\)\].*/\1/p' CHANGELOG.md | head -n 1)
expect '--version is that of the change log' 0 "keting $version"
run bare_keting --version --display mem
expect '--version needs nothing else' 0 "keting $version"

# ---- scripts --------------------------------------------------------------------------------------------------

play() { # play NAME: the script $tmp/NAME
    run mem --content "$build/demo.db" --script "$tmp/$1"
}

run mem --content "$build/demo.db" --script "$tmp/none.tour"
expect 'a script that is not there' 1 "$tmp/none.tour" 脚本读不出来
run mem --content "$build/demo.db" --script "$tmp"
expect 'a script that is a folder' 1 "$tmp" 脚本读不出来
: >"$tmp/empty.tour"
play empty.tour
expect 'an empty script does nothing, well' 0
printf '\n   \n# nothing\nexpect-screen home # the first page\r\n\texpect\t"办事"' >"$tmp/blanks.tour"
play blanks.tour
expect 'blanks, comments, line ends of other systems' 0
head -c 1100000 /dev/zero | tr '\0' '#' >"$tmp/huge.tour"
play huge.tour
expect 'a script that is too long' 1 脚本读不出来
: >"$tmp/file"
run mem --content "$build/demo.db" --script "$tmp/empty.tour" --shots "$tmp/file/shots"
expect 'a folder for pictures that cannot be made' 1 "$tmp/file/shots" 截图目录建不起来

# fails WORDS STEP: the third line of a script; file, line, what was wanted and what can be seen are told.
fails() {
    printf '# a visit\nexpect-screen home\n%s\nexpect "办事"\n' "$2" >"$tmp/bad.tour"
    play bad.tour
    expect "fails: $2" 1 "$tmp/bad.tour:3: " "$1" '屏幕上是“home”页' 办事 长辈模式
}

fails '屏幕上应该有：没有的' 'expect "没有的"'
fails '屏幕上不该有：办事' 'expect-not "办事"'
fails '应该是这一页：services' 'expect-screen services'
fails '屏幕上没有可以点的：没有的' 'tap "没有的"'
fails '屏幕上没有可以点的：按类办事' 'tap "按类办事"'
fails '没有这个命令：swipe' 'swipe 50% 50%'
for step in 'tap' 'seek' 'seek a b' 'tap 50% 50% 50%' 'tap 101% 50%' 'tap -1% 50%' 'tap 50 50' 'tap "a" "b" "c"' \
    'drag' 'drag 50% 50% 50% 50%' 'drag 50% 50% 50% 50% 0' 'drag 50% 50% 50% 50% soon' 'drag 50% 50% 50% 50% 60001' \
    'fling' 'fling 50% 50% 50%' 'fling 50% 50% 50% 50% 50%' 'down' 'down 0' 'down 10 50% 50%' 'down -1 50% 50%' \
    'down 0 50%' 'move 0 50%' 'move x 50% 50%' 'up' 'up x' 'up 0 1' 'wait' 'wait x' 'wait -5' 'wait 99999999999' \
    'wait 86400001' 'shot' 'shot a b' 'shot ../a' 'expect' 'expect a b' 'expect-not' 'expect-screen' \
    'expect-screen a b'; do
    fails 看不懂 "$step"
done
fails 引号没有成对 'expect "办事'
fails 词太多 'tap 1 2 3 4 5 6 7 8'

# ---- fonts ----------------------------------------------------------------------------------------------------

no_fonts() { # no_fonts TEXT MANIFEST WORDS…
    text=$1 manifest=$2
    shift 2
    run bare_keting --display mem --size 540x960 --content "$build/demo.db" --fonts "$manifest"
    if [ "$status" = 1 ] && [ "$(wc -l <"$tmp/said")" != 1 ]; then
        failed "$text" 'not one line'
    else
        expect "$text" 1 "$@"
    fi
}

no_fonts 'no manifest' "$tmp/none" "$tmp/none"
sed "s,/usr/share/fonts/opentype/noto,$tmp/none," fonts/manifest >"$tmp/manifest"
no_fonts 'fonts missing: the package is named' "$tmp/manifest" fonts-noto-cjk "$tmp/none"
sed "s,/usr/share/fonts/opentype/noto/[^ ]*,$tmp/file," fonts/manifest >"$tmp/manifest"
no_fonts 'a font that is none' "$tmp/manifest" "$tmp/file"
: >"$tmp/manifest"
no_fonts 'an empty manifest' "$tmp/manifest" 字体

# ---- content --------------------------------------------------------------------------------------------------

cat >"$tmp/trouble.tour" <<'STEPS'
expect-screen trouble
expect "正在准备内容"
expect "一楼综合窗口"
tap "长辈模式"
expect "正在准备内容"
wait 61000
expect "长辈模式"
wait 61000
expect-screen idle
tap 50% 50%
expect-screen trouble
STEPS

trouble() { # trouble TEXT FILE WORDS: the program runs, and staff read WORDS on the screen
    { cat "$tmp/trouble.tour" && echo "expect \"$3\""; } >"$tmp/this.tour"
    run mem --content "$2" --script "$tmp/this.tour"
    expect "$1" 0
}

copy() {
    cp "$build/demo.db" "$tmp/$1" && chmod u+w "$tmp/$1"
}

# The two numbers of SQLite's header that say whose file it is and of which version.
number_at() { # number_at FILE OFFSET OCTAL
    # shellcheck disable=SC2059
    printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}

trouble 'content that is not there' "$tmp/none.db" "$tmp/none.db"
trouble 'content that is a folder' "$tmp" 给工作人员
: >"$tmp/empty.db"
trouble 'an empty file' "$tmp/empty.db" 读不出来
head -c 20000 /dev/urandom >"$tmp/noise.db"
trouble 'noise' "$tmp/noise.db" 读不出来
bytes=$(wc -c <"$build/demo.db")
for part in 50 4096 10000 $((bytes / 2)) $((bytes - 1)); do
    head -c "$part" "$build/demo.db" >"$tmp/cut.db"
    trouble "cut after $part bytes" "$tmp/cut.db" 读不出来
done
copy newer.db
number_at "$tmp/newer.db" 60 '\000\000\000\143'
trouble 'made for a newer program' "$tmp/newer.db" 请先升级本机
copy foreign.db
number_at "$tmp/foreign.db" 68 '\001\002\003\004'
trouble "somebody else's database" "$tmp/foreign.db" 不是本系统的内容文件
run mem --data "$tmp/nowhere" --script "$tmp/trouble.tour"
expect 'no data folder' 0 "$tmp/nowhere/content/current"
mkdir -p "$tmp/data/content"
cp "$build/demo.db" "$tmp/data/content/1.db"
ln -s 1.db "$tmp/data/content/current"
echo 'expect-screen home' >"$tmp/home.tour"
run mem --data "$tmp/data" --script "$tmp/home.tour"
expect 'the current content of a data folder' 0
chmod a-w "$tmp/data/content/1.db" "$tmp/data/content"
run mem --data "$tmp/data" --script "$tmp/home.tour"
expect 'content on a file system that cannot be written' 0
chmod u+w "$tmp/data/content"

# ---- a clock that nobody has set ------------------------------------------------------------------------------

hall=$tmp/hall
mkdir "$hall"
printf '项目,内容\n社区名称,七一社区\n版本日期,2026-11-20\n' >"$hall/设置.csv"
cat >"$hall/公告.csv" <<'ROWS'
编号,标题,类别,发布单位,发布日期,开始显示,结束显示,正文
a,一直有效,通知,居委会,2026-11-01,,,正文
b,已经过期,通知,居委会,2026-11-01,,2026-11-23,正文
c,还没开始,通知,居委会,2026-11-01,2026-11-25,,正文
ROWS
printf '名称\n老年服务\n' >"$hall/分类.csv"
head -n 1 assets/demo/办事.csv >"$hall/办事.csv"
run pack build "$hall" "$tmp/clock.db"
expect 'a small hall' 0 '公告 3 条'

clock() { # clock TIME HEADER YES… -- NO…: the notices that are listed, and those that are not
    time=$1 header=$2 step=expect
    printf 'expect "%s"\ntap "公告"\nexpect-screen notices\nexpect "%s"\n' "$header" "$header" >"$tmp/clock.tour"
    shift 2
    for title; do
        if [ "$title" = -- ]; then
            step=expect-not
        else
            echo "$step \"$title\"" >>"$tmp/clock.tour"
        fi
    done
    run keting --display mem --size 540x960 --content "$tmp/clock.db" --now "$time" --script "$tmp/clock.tour"
    expect "at $time" 0
}

clock 2026-11-24T09:24 09:24 一直有效 -- 已经过期 还没开始
clock 1970-01-01T08:00 时钟待校准 一直有效 已经过期 还没开始
clock 1970-01-01T00:00Z 时钟待校准 一直有效 已经过期 还没开始
clock 2099-06-01T12:00 时钟待校准 一直有效 已经过期 还没开始
clock 2026-11-19T23:59 时钟待校准 一直有效 已经过期 还没开始
clock 2026-11-20T00:00 00:00 一直有效 已经过期 -- 还没开始

# ---- running, and ending --------------------------------------------------------------------------------------

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

gone() {
    ! kill -0 "$background" 2>/dev/null
}

ends_with() { # ends_with SIGNAL
    : >"$tmp/said" # else what the last one said could be taken for this one's
    # Of before, "first frame" may stand in it until the program's shell has emptied it.
    : >"$tmp/said"
    "$build/keting" --fonts fonts/manifest --display mem --size 540x960 --content "$build/demo.db" >"$tmp/said" 2>&1 &
    background=$!
    if ! wait_for 20 grep -q 'first frame' "$tmp/said"; then
        failed "ends with SIG$1" 'no first frame'
    elif kill -RTMIN "$background" && ! wait_for 2 grep -q 'stats wakeups=' "$tmp/said"; then
        failed "ends with SIG$1" 'SIGRTMIN brings no numbers'
    elif kill "-$1" "$background" && ! wait_for 2 gone; then
        failed "ends with SIG$1" 'still there after two seconds'
    else
        status=0
        wait "$background" || status=$?
        if [ "$status" != 0 ]; then
            failed "ends with SIG$1" "exit $status"
        elif grep -q 'still registered' "$tmp/said"; then
            failed "ends with SIG$1" 'something was left in the loop'
        else
            passed "ends with SIG$1"
        fi
    fi
    gone || kill -9 "$background"
    background=
}

ends_with TERM
# A shell without job control lets its background commands ignore SIGINT; the program takes it all the same.
ends_with INT

# ---- keting-pack ----------------------------------------------------------------------------------------------

run pack check assets/demo
expect 'keting-pack: nothing to complain of' 0 共读取
run pack build assets/demo "$tmp/again.db"
expect 'keting-pack: the demo hall is built' 0 共读取
check 'keting-pack: twice the same file' cmp "$build/demo.db" "$tmp/again.db"
printf 'd,,通知,居委会,2026-11-01,,,正文\n' >>"$hall/公告.csv"
cp "$tmp/clock.db" "$tmp/before.db"
run pack check "$hall"
expect 'keting-pack: an error' 1 公告.csv 第5行 标题
run pack build "$hall" "$tmp/clock.db"
expect 'keting-pack: an error, nothing written' 1 第5行 原来的没有动
check 'keting-pack: the old file is untouched' cmp "$tmp/before.db" "$tmp/clock.db"
run pack build "$hall" "$tmp/forced.db" --force
expect 'keting-pack: --force writes the rest' 1 第5行 '公告 3 条'
run keting --display mem --size 540x960 --content "$tmp/forced.db" --script "$tmp/home.tour"
expect 'keting-pack: what --force wrote can be shown' 0
run pack check "$tmp/none"
expect 'keting-pack: no folder' 2 "$tmp/none"
run pack build assets/demo "$tmp/none/out.db"
expect 'keting-pack: no folder to write to' 2
for words in '' check build 'check a b' 'build a' 'build a b c' 'bake a b' '--frob' 'check a --force'; do
    # Split on purpose: each word is an argument.
    # shellcheck disable=SC2086
    run pack $words
    expect "keting-pack: cannot run: “$words”" 2 用法
done
run pack --help
expect 'keting-pack --help' 0 用法 check build --force
run pack --version
expect 'keting-pack --version' 0 "keting-pack $version"

tap_end
