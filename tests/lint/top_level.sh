#!/bin/sh
# SPDX-License-Identifier: MIT
# top_level.sh [ROOT] — nothing but the agreed names stands at the top of the tree.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

names() {
    if [ -e .git ] && git rev-parse --git-dir >/dev/null 2>&1; then
        git -c core.quotePath=false ls-files | sed 's,/.*,,'
    else
        ls -A | grep -vx -e .git -e build
    fi | sort -u
}

rc=0
for name in $(names); do
    case $name in
    Makefile | src | include | fonts | assets | board | tests | README.md | CHANGELOG.md | LICENSE) ;;
    .ci | .gitignore | .clang-format | .editorconfig) ;;
    *)
        echo "$name:1: is not of the top level: put it into the folder it belongs to"
        rc=1
        ;;
    esac
done
exit $rc
