#!/bin/sh
# SPDX-License-Identifier: MIT
# The screen program itself, looked at while it lives: what a visitor writes is there as long as the form is open, and
# nowhere once it is handed in or its writer has gone. privacy_screen.tour writes it and pauses. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

here=tests/e2e
data=$tmp/data
shots=$tmp/shots

# Whole, as it was handed in: the sentence by pinyin, the address by hand, the name, the telephone number.
cat >"$tmp/first" <<'LINES'
上周在楼梯摔伤，老伴骨折
派水巷8731号
欧阳震华〓
13957208416
LINES
# As it was typed, and as the review shows it.
cat >"$tmp/typed" <<'LINES'
shangzhouzailoutishuaishang
shang zhou zai lou ti
laobanguzhe
lao ban gu zhe
ouyangzhenhua
ou yang zhen hua
139****8416
LINES
# Of the form that is left alone: the address in digits, the sentence by hand, letters without a character.
cat >"$tmp/second" <<'LINES'
4087号楼39单元5812
修房请管漏
simaxiangrukeren
LINES
echo ouyangzhenhua >"$tmp/letters"
echo mengqinghaijiazhang >"$tmp/searched"

# Only root may look at the memory of a process; that of a sanitizer has shadows of terabytes and is another program's.
blind=
[ "$(id -u)" = 0 ] || blind='only root may look there'
! grep -q __asan_init "$build/keting" || blind='built with a sanitizer'

# seen TEXT MARKERS STATUS WORDS…: what trace finds of MARKERS in the memory of the program now.
seen() {
    text=$1 markers=$2
    shift 2
    if [ -n "$blind" ]; then
        tap_number=$((tap_number + 1))
        echo "ok $tap_number - $text # SKIP $blind"
        return
    fi
    run "$build/crash/trace" "$markers" pid "$background"
    expect "$text" "$@"
    sed 's/^/# /' "$tmp/out"
}

# paused WHAT: the program has come that far; if not, the rest makes no sense.
paused() {
    word=
    while read -r word <&4 && [ "$word" != paused ]; do
        continue
    done
    if [ "$word" != paused ]; then
        cp "$tmp/log" "$tmp/said"
        failed "$1"
        tap_end
    fi
    passed "$1"
}

go_on() {
    echo >&3
}

echo 246813 >"$tmp/pin"
mkdir "$data"
run "$build/keting-ctl" keygen --public "$data/staff.pub" --secret "$tmp/staff.key" --prefix QY --pin-file "$tmp/pin"
expect 'the staff have a key' 0

# Without what root may do everywhere: what is forbidden then, the program itself forbids. But it may lock its memory,
# as on the machine of a hall.
plain= unlocked='memory may not be locked here'
[ "$(ulimit -H -l)" != unlimited ] || unlocked=
if [ "$(id -u)" = 0 ]; then
    plain='setpriv --bounding-set -all --'
    if setpriv --bounding-set -all,+ipc_lock -- true 2>/dev/null; then
        plain='setpriv --bounding-set -all,+ipc_lock --' unlocked=
    fi
fi

mkfifo "$tmp/in" "$tmp/out-of" || exit 2
# shellcheck disable=SC2086 # words
$plain "$build/keting" --display mem --size 540x960 --mm 268x476 --content "$build/demo.db" --data "$data" \
    --fonts fonts/manifest --now 2026-11-24T09:24 --script "$here/privacy_screen.tour" --shots "$shots" \
    <"$tmp/in" >"$tmp/out-of" 2>"$tmp/log" &
background=$!
exec 3>"$tmp/in" 4<"$tmp/out-of"

# ---- while the form is open -----------------------------------------------------------------------------------

paused 'somebody is looked for'
seen 'search: the letters are found' "$tmp/searched" 1 'found line 1 as UTF-8'
go_on

paused 'letters are typed'
[ -n "$blind" ] || check 'it is this program that is looked at' test "/proc/$background/exe" -ef "$build/keting"
seen 'open: the letters are found' "$tmp/letters" 1 'found line 1 as UTF-8'

check 'no core file is written' grep -Eq '^Max core file size +0 +0 ' "/proc/$background/limits"
if [ -n "$blind$unlocked" ]; then
    tap_number=$((tap_number + 1))
    echo "ok $tap_number - the swap gets nothing of it # SKIP ${blind:-$unlocked}"
else
    # Every piece that is not a file's, and what grows later.
    check 'the swap gets nothing of it: its memory is locked' /usr/bin/python3 - "/proc/$background/smaps" <<'READ'
import re, sys
name, loose, locked = "", [], 0
for line in open(sys.argv[1]):
    piece = re.match(r"[0-9a-f]+-[0-9a-f]+ (\S+) \S+ \S+ (\d+) *(.*)", line)
    if piece:
        name = piece[3] if piece[2] == "0" or "w" in piece[1] else "file"
    elif line.startswith("VmFlags:") and name != "file" and not name.startswith("[v"):
        if " lo" in line:
            locked += 1
        else:
            loose.append(name)
assert locked > 3 and not loose, (locked, loose)
READ
fi
# shellcheck disable=SC2016,SC2086
check 'of another program anybody of the same account may read' $plain sh -c '
    sleep 600 & number=$!
    cat "/proc/$number/maps"; result=$?
    kill "$number"
    exit "$result"'
# shellcheck disable=SC2086
run $plain cat "/proc/$background/maps"
expect 'of this one nobody may' 1 'ermission denied'
go_on

paused 'all is written'
seen 'open: the sentence is found' "$tmp/first" 1 'found line 1 as UTF-8' 'found line 2 as UTF-8' \
    'found line 3 as UTF-8' 'found line 4 as UTF-8'
# How the drawn character is written down depends on the glass: taken from there, and not what the script has.
heap=$(sed -n 's/ .*\[heap\]$//p' "/proc/$background/maps" 2>"$tmp/said")
if [ -z "$blind" ] && [ -n "$heap" ]; then
    from=$((0x${heap%-*} / 4096)) to=$((0x${heap#*-} / 4096))
    dd if="/proc/$background/mem" bs=4096 skip=$from count=$((to - from)) 2>"$tmp/said" |
        grep -aoE '[0-9]+,[0-9]+( [0-9]+,[0-9]+){4,}' | sort -u | while read -r stroke; do
        grep -qF "$stroke" "$here/privacy_screen.tour" || echo "$stroke"
    done | head -n 4 >"$tmp/drawing"
    check 'open: the drawing is found' test -s "$tmp/drawing"
    cat "$tmp/drawing" >>"$tmp/first"
fi
go_on

# ---- handed in ------------------------------------------------------------------------------------------------

paused 'handed in, home again'
cat "$tmp/first" "$tmp/typed" "$tmp/searched" >"$tmp/both"
seen 'handed in: nothing of it is left' "$tmp/both" 0 '0 found'
go_on

# ---- left alone -----------------------------------------------------------------------------------------------

paused 'another is half-filled'
seen 'half-filled: it is found' "$tmp/second" 1 'found line 1 as UTF-8' 'found line 2 as UTF-8' \
    'found line 3 as UTF-8'
go_on
cat "$tmp/second" >>"$tmp/both"
paused 'nobody touched it, asleep'
seen 'left alone: nothing of it is left' "$tmp/both" 0 '0 found'
go_on
paused 'the next visitor comes'
seen 'the next one finds nothing' "$tmp/both" 0 '0 found'

# ---- files ----------------------------------------------------------------------------------------------------

run "$build/crash/trace" "$tmp/both" "$data"/* "$tmp/log"
expect 'running: nothing of it in the data folder and the log' 0 '0 found'
go_on
cat <&4 >"$tmp/rest"
exec 3>&- 4<&-
status=0
wait "$background" || status=$?
background=
check 'the program ends well' test "$status" = 0
run "$build/crash/trace" "$tmp/both" "$data"/* "$tmp/log"
expect 'ended: nothing of it in the data folder and the log' 0 '0 found'
find "$shots" "$data" >"$tmp/names"
run "$build/crash/trace" "$tmp/both" "$tmp/names"
expect 'nor in the name of any file' 0 '0 found'
run "$build/keting-ctl" requests list --data "$data"
expect 'one thing was handed in' 0 '共1件'
cp "$tmp/both" "$tmp/told"
run "$build/crash/trace" "$tmp/both" "$tmp/told"
expect 'it would have been found' 1 'found line 1 as UTF-8'

tap_end
