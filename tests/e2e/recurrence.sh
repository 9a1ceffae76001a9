#!/bin/sh
# SPDX-License-Identifier: MIT
# recurrence.sh — random rules of recurrence against python-dateutil, and wrong answers that must be noticed. TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd)
check=${BUILD:-build}/oracle/recurrence_check
oracle=$here/../oracle/recurrence_oracle.py
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
number=0 failed=0

expect() { # expect STATUS PATTERN TEXT COMMAND…
    want=$1 pattern=$2 text=$3
    shift 3
    number=$((number + 1))
    "$@" >"$tmp/said" 2>&1
    got=$?
    if [ "$got" = "$want" ] && { [ -z "$pattern" ] || grep -q "$pattern" "$tmp/said"; }; then
        echo "ok $number - $text"
    else
        failed=$((failed + 1))
        echo "not ok $number - $text: exit $got instead of $want, or nowhere \"$pattern\""
        tail -n 20 "$tmp/said" | sed 's/^/# /'
    fi
}

# By its path: another python3 may come first in PATH, without Debian's packages.
make_rules() {
    /usr/bin/python3 "$oracle" "$1" "$2" >"$tmp/$3"
}

echo 1..7
expect 0 '' 'the oracle answers' make_rules 3000 20261121 rules.tsv
expect 0 '^3000 rules, .* 0 rules wrong' '3000 rules as python-dateutil has them' "$check" "$tmp/rules.tsv"
expect 0 '[0-9]x.*[0-9]h' 'every kind of cancelling is among them' grep '[0-9]x.*[0-9]h' "$tmp/rules.tsv"

# One answer changed by a day, one dropped, one cancelled day said to happen: each is noticed.
awk -F'\t' -v OFS='\t' '!done && $11 ~ /[0-9]$/ { sub(/[0-9]+$/, "99999", $11); done = 1 } 1' "$tmp/rules.tsv" >"$tmp/moved.tsv"
awk -F'\t' -v OFS='\t' '!done && $11 ~ /,/ { sub(/^[^,]*,/, "", $11); done = 1 } 1' "$tmp/rules.tsv" >"$tmp/dropped.tsv"
awk -F'\t' -v OFS='\t' '!done && $11 ~ /x/ { sub(/x/, "", $11); done = 1 } 1' "$tmp/rules.tsv" >"$tmp/undone.tsv"
for wrong in moved dropped undone; do
    expect 1 ' 1 rules wrong' "a day $wrong is noticed" "$check" "$tmp/$wrong.tsv"
done
: >"$tmp/empty.tsv"
expect 1 '^0 rules' 'no rules at all is a failure' "$check" "$tmp/empty.tsv"
[ $failed = 0 ]
