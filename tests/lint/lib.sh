# SPDX-License-Identifier: MIT
# Sourced by the checks, with `here` set: goes to the root of the tree ($1) and offers its files.
# The tree is what stands on the disk, so a checkout and an unpacked tarball are checked alike.
# shellcheck shell=sh disable=SC2154

export LC_ALL=C
cd "${1:-.}" || exit 2
scratch=${BUILD:-build}/lint

# c_files DIR… — the C files below those folders that exist, in a stable order. No file name holds a blank.
c_files() {
    for dir; do
        [ ! -d "$dir" ] || find "$dir" -type f -name '*.[ch]'
    done | sort
}

# scan DIR… <PROGRAM — runs an awk program over those files. What it prints is a problem, and makes the result 1.
scan() {
    # shellcheck disable=SC2046
    set -- $(c_files "$@")
    [ $# -gt 0 ] || return 0
    said=$(awk -f "$here/lex.awk" -f - "$@") || { echo "$said"; return 2; }
    [ -z "$said" ] || { echo "$said"; return 1; }
}
