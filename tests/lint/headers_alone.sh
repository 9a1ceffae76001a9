#!/bin/sh
# SPDX-License-Identifier: MIT
# headers_alone.sh [ROOT] — every header compiles alone, can be included twice, and has the guard of its path. CC is the
# compiler; CPPFLAGS says where generated headers are.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

headers=$(c_files include src tests | grep '\.h$')
[ -n "$headers" ] || exit 0
rc=0

guards() {
    for h in $headers; do
        case $h in
        include/* | src/*) ;;
        *) continue ;;
        esac
        guard=$(printf 'KETING_%s' "${h#*/}" | tr 'a-z/.-' 'A-Z___')
        grep -q "^#ifndef $guard\$" "$h" && grep -q "^#define $guard\$" "$h" ||
            echo "$h:2: the include guard is not $guard: write #ifndef, #define and #endif with that name"
    done
}

said=$(guards)
[ -z "$said" ] || { echo "$said"; rc=1; }

CC=${CC:-cc}
# Libraries whose headers ours may name; what is not installed is left to the compiler to complain of.
cflags="-std=c11 -pedantic -Wall -Wextra -Werror -fsyntax-only -D_GNU_SOURCE -Iinclude -Isrc -Itests ${CPPFLAGS-}"
for library in freetype2 libdrm; do
    cflags="$cflags $(pkg-config --cflags "$library" 2>/dev/null)"
done

# Nothing to do when no header, and not the list of them, has changed since all were well.
stamp=$scratch/headers
mkdir -p "$scratch"
printf '%s\n' "$CC $cflags" "$headers" >"$stamp.now"
# shellcheck disable=SC2086
if cmp -s "$stamp.now" "$stamp.good" && [ -z "$(find $headers -newer "$stamp.good")" ]; then
    exit $rc
fi

export CC cflags
# shellcheck disable=SC2016
printf '%s\n' $headers | xargs -P2 -n1 sh -c '
    said=$({
        printf "#include \"%s\"\n#include \"%s\"\n" "$PWD/$1" "$PWD/$1"
        echo "typedef int not_empty;"
    } | $CC $cflags -x c - 2>&1) && exit
    printf "%s\n" "$said" | grep -m1 "error:" | sed "s,^$PWD/,," | grep . || echo "$1:1: $said"
    ' sh >"$stamp.out"
if [ -s "$stamp.out" ]; then
    sed 's,$, (a header must compile alone: include what it uses),' "$stamp.out" | sort
    rm -f "$stamp.good"
    exit 1
fi
mv "$stamp.now" "$stamp.good"
exit $rc
