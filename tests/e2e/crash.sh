#!/bin/sh
# SPDX-License-Identifier: MIT
# No request whose receipt was shown is ever lost: programs are killed, and the power goes. TAP. CRASH_KILLS and
# CRASH_CUTS say how often; make crash takes more of both.
set -u
# shellcheck source=tests/e2e/tap
. tests/e2e/tap

kills=${CRASH_KILLS:-25} cuts=${CRASH_CUTS:-60} seed=${CRASH_SEED:-1}
none_lost='0 lost, 0 not opened, 0 not adding up, 0 series not listed, 0 numbers twice'

# said: the last line of figures, for whoever reads the long run.
said() {
    sed 's/^/# /' "$tmp/out"
}

# ---- kill -9 --------------------------------------------------------------------------------------------------

mkdir "$tmp/kill"
run "$build/crash/kill" "$build/crash/submitter" "$tmp/kill" "$kills" "$seed"
expect "killed $kills times, nothing shown is lost" 0 "killed $kills times" '0 lost, 0 unsound, 0 strange'
said

# ---- power cuts -----------------------------------------------------------------------------------------------

# cut WORD: the same with something made unsafe; "none" = as it is.
cut() {
    rm -rf "$tmp/cut"
    mkdir "$tmp/cut"
    run "$build/crash/replay" "$tmp/cut" "$1" "$seed" "$2"
}

cut "$cuts" none
expect "$cuts power cuts, nothing shown is lost" 0 "$cuts power cuts" "$none_lost"
said

# Were these not noticed, the test above would be worth nothing.
cut 60 normal
expect 'the test notices synchronous=NORMAL' 1 ': lost'
cut 60 receipts
expect 'the test notices a list of receipts that is not synced' 1 'is not in the list' ': 0 lost'
cut 60 folder
expect 'the test notices names that are not synced' 1 ': lost'

tap_end
