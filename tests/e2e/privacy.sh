#!/bin/sh
# SPDX-License-Identifier: MIT
# Nobody reads what residents write: markers are handed in, then looked for in every file that is left and in the
# memory of the program that took them. TAP.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

# One line for each personal field of tests/crash/plant.c: name, phone, address, identity number, date, text, strokes.
markers=$tmp/markers
cat >"$markers" <<'LINES'
欧阳翥韫
13957208416
槐荫巷八十七号院西单元四零九室
341226193702283857
1937-02-28
锅炉房后墙渗水三个多月了，夜里滴答作响，老伴腿脚不便又睡不踏实，盼着早日来看一看。
517,283 519,291 524,306 533,322;601,288 604,301 611,337 618,352
LINES
# What is looked for: those, and how the name and the street are typed.
looked_for=$tmp/looked-for
{
    cat "$markers"
    printf '%s\n' ouyangzhuyun 'ouyang zhu yun' OUYANGZHUYUN huaiyinxiang 'huai yin xiang' guolufang
} >"$looked_for"

trace() {
    run "$build/crash/trace" "$looked_for" "$@"
}

# hold LOG COMMAND…: runs it in the background, and comes back when it has said a word; let_go ends it.
hold() {
    log=$1
    shift
    rm -f "$tmp/word" "$tmp/hold"
    mkfifo "$tmp/word" "$tmp/hold" || exit 2
    "$@" <"$tmp/hold" >"$tmp/word" 2>"$log" &
    background=$!
    exec 3>"$tmp/hold"
    read -r word <"$tmp/word"
}

let_go() {
    exec 3>&-
    status=0
    wait "$background" || status=$?
    background=
}

# Only root may look at the memory of a process; that of a sanitizer has shadows of terabytes and is another program's.
blind=
[ "$(id -u)" = 0 ] || blind='only root may look there'
! grep -q __asan_init "$build/crash/plant" || blind='built with a sanitizer'

# in_memory TEXT STATUS WORDS…: what trace finds in the memory of the one that is held.
in_memory() {
    if [ -n "$blind" ]; then
        tap_number=$((tap_number + 1))
        echo "ok $tap_number - $1 # SKIP $blind"
        return
    fi
    trace pid "$background"
    expect "$@"
    sed 's/^/# /' "$tmp/out"
}

# no_trace WHAT FILES…: in none of them, nor in the memory of the one that is held.
no_trace() {
    what=$1
    shift
    trace "$@"
    expect "$what: nothing of it in any file" 0 '0 found'
    in_memory "$what: nothing of it in the memory" 0 '0 found'
}

# ---- what looks for it does find it -----------------------------------------------------------------------------

for encoding in UTF-8 UTF-16LE UTF-16BE UTF-32LE; do
    head -c 5000 /dev/urandom >"$tmp/noise"
    sed -n 6p "$markers" | tr -d '\n' | iconv -f UTF-8 -t "$encoding" | tail -c 40 >>"$tmp/noise"
    head -c 5000 /dev/urandom >>"$tmp/noise"
    trace "$tmp/noise"
    expect "a part of a marker is found as $encoding" 1 "found line 6 as $encoding"
done

# ---- the store ------------------------------------------------------------------------------------------------

mkdir "$tmp/store" "$tmp/kept"
hold "$tmp/store.log" "$build/crash/plant" "$tmp/store" "$markers"
check 'forms with markers are handed in' [ "$word" = ready ]
no_trace 'handed in, session over' "$tmp"/store/* "$tmp/store.log"
let_go
check 'the one who took them ends well' [ "$status" = 0 ]
trace "$tmp"/store/* "$tmp/store.log"
expect 'database closed: nothing of it in any file' 0 '0 found'

hold "$tmp/kept.log" "$build/crash/plant" "$tmp/kept" "$markers" keep
in_memory 'an answer that is kept in memory is found' 1 'found line 3 as UTF-8'
let_go

# ---- the screens ----------------------------------------------------------------------------------------------
# The same through the screen program: hold it with a tour that writes $markers into a form (by pinyin, by hand and
# by phrases), hands it in and waits until the session is over; then no_trace with its data folder and its log.

tap_end
