#!/bin/sh
# SPDX-License-Identifier: MIT
# Tests tests/unit/run with programs that fail in every way there is. Prints TAP: what it tests can run it.
set -u

run=$(cd "$(dirname "$0")" && pwd)/run
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
count=0
failures=0

# program NAME <BODY
program() {
    { echo '#!/bin/sh'; cat; } >"$1"
    chmod +x "$1"
}

# check NAME CONDITION… — one test.
check() {
    count=$((count + 1))
    name=$1
    shift
    if "$@"; then
        echo "ok $count - $name"
    else
        failures=$((failures + 1))
        echo "not ok $count - $name"
        sed 's/^/# /' said
    fi
}

# expect NAME RC LAST-LINE PROGRAM…
expect() {
    title=$1 want_rc=$2 want_last=$3
    shift 3
    TEST_SECONDS=1 sh "$run" "$@" >said 2>&1
    got_rc=$?
    check "$title" [ "$got_rc,$(tail -n 1 said)" = "$want_rc,$want_last" ]
}

# shellcheck disable=SC2317 # called by check
said() { grep -qF -e "$1" said; }
# shellcheck disable=SC2317
silent() { ! said "$1"; }

program good <<'E2'
echo 1..2
echo 'ok 1 - a'
echo 'ok 2 - b'
echo noise >&2
E2
program bad <<'E2'
echo 1..3
echo 'ok 1 - a'
echo 'not ok 2 - broken'
echo '# broken.c:7: 1 != 2'
echo 'ok 3 - c'
echo 'a word of warning' >&2
exit 1
E2
program crash <<'E2'
echo 1..2
echo 'ok 1 - a'
kill -SEGV $$
E2
program aborts <<'E2'
kill -ABRT $$
E2
program slow <<'E2'
echo 1..1
echo 'ok 1 - a'
sleep 30
E2
program empty </dev/null
program skips <<'E2'
printf '1..3\nok 1 - a\nnot ok 2 # SKIP b\nok 3 - c # SKIP why\n'
E2
program skips_all <<'E2'
printf '1..1\nnot ok 1 # SKIP b\n'
E2
program nothing <<'E2'
echo 1..0
E2
program short <<'E2'
echo 1..3
echo 'ok 1 - a'
E2
program sour <<'E2'
echo 1..1
echo 'ok 1 - a'
exit 3
E2
program groups <<'E2'
printf '1..1\nok 1 - a\n1..2\nok 1 - b\nnot ok 2 - c\n\377\376\n'
exit 1
E2
program 'a blank' <<'E2'
printf '1..1\nok 1 - okay\n'
E2
echo 'text' >not_a_program

expect 'all is well' 0 '2 passed, 0 failed' ./good
check 'and nothing else is said' [ "$(wc -l <said)" -eq 1 ]
expect 'a failing test' 1 '2 passed, 1 failed' ./bad
check 'its line is shown' said 'not ok 2 - broken'
check 'its output is shown' said 'broken.c:7: 1 != 2'
check 'its errors are shown' said 'a word of warning'
check 'what is ok is not' silent 'ok 3 - c'
expect 'a crash' 1 '1 passed, 1 failed' ./crash
check 'the signal is named' said './crash: crashed by signal 11'
expect 'an abort' 1 '0 passed, 1 failed' ./aborts
expect 'too slow' 1 '1 passed, 1 failed' ./slow
check 'the limit is named' said 'took longer than 1 s'
expect 'an empty program' 1 '0 passed, 1 failed' ./empty
check 'the lack of tests is told' said './empty: ran no test'
expect 'what is skipped counts neither way' 0 '1 passed, 0 failed' ./skips
expect 'but something must run' 1 '0 passed, 1 failed' ./skips_all
expect 'an empty plan' 1 '0 passed, 1 failed' ./nothing
expect 'an early end' 1 '1 passed, 1 failed' ./short
check 'how far it came is told' said 'ended after 1 of 3 tests'
expect 'a bad result without a failure' 1 '1 passed, 1 failed' ./sour
expect 'two groups and bytes that are no text' 1 '2 passed, 1 failed' ./groups
expect 'a missing program' 1 '0 passed, 1 failed' ./missing
expect 'no program' 1 '0 passed, 1 failed' ./not_a_program
expect 'a blank in the name, and no folder' 0 '3 passed, 0 failed' 'a blank' good
expect 'no programs at all' 1 '0 passed, 1 failed'
expect 'the same one twice' 0 '4 passed, 0 failed' ./good ./good
expect 'all together' 1 '11 passed, 8 failed' ./good ./bad ./crash ./aborts ./empty ./short ./sour ./groups \
    ./missing ./good
check 'in the order given' [ "$(sed -n 's/^== \.\/\([a-z]*\).*/\1/p' said | tr '\n' ' ')" = \
    'bad crash aborts empty short sour groups missing ' ]

echo "1..$count"
exit $((failures > 0))
