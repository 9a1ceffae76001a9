#!/bin/sh
# SPDX-License-Identifier: MIT
# sizes.sh [-v] [ROOT] — a file over 800 lines or a function over 120 says why, in a comment that starts "/* size:"
# (within the first 30 lines of the file; within the function). -v also prints how long our functions are.
here=$(cd "$(dirname "$0")" && pwd)
export verbose=
[ "${1-}" != -v ] || { verbose=1; shift; }
. "$here/lib.sh"

scan src include tests <<'AWK'
FNR == 1 {
    end_file()
    path = FILENAME
    lines = file_says_why = 0
    reset_function()
    lex_start()
}

{
    says_why = $0 ~ /\/\* size:/
    lex($0)
    lines = FNR
    if (says_why && FNR <= 30)
        file_says_why = 1
}

in_macro || code ~ /^[ \t]*#/ {
    in_macro = code ~ /\\$/
    next
}

in_body {
    if (says_why)
        function_says_why = 1
    if (code ~ /^}/)
        end_function()
    next
}

# Outside of functions: gather the words before a brace that opens in the first column or ends a signature.
code ~ /^[A-Za-z_{]/ || (head != "" && code ~ /[^ \t]/) {
    if (head == "")
        start = FNR
    head = head " " code
    if (code ~ /[{][^}]*$/) {
        in_body = 1
        is_function = head ~ /\)/ && head !~ /=/ && head !~ /^ *typedef /
    } else if (code ~ /[;}][ \t]*$/) {
        reset_function()
    }
}

END {
    end_file()
    if (ENVIRON["verbose"] && count)
        printf "%d functions: median %d lines, 95th percentile %d, longest %d\n", count, \
            percentile(50), percentile(95), longest >"/dev/stderr"
}

function end_file()
{
    if (lines > 800 && !file_says_why)
        print path ":1: " lines " lines: split it by reason to change, or say why not in a /* size: … */ at its top"
}

function end_function(    long)
{
    long = FNR - start + 1
    if (is_function) {
        count++
        of_length[long]++
        if (long > longest)
            longest = long
        if (long > 120 && !function_says_why)
            say(start, function_name(head) "() has " long " lines: split it, or say why not in a /* size: … */ " \
                "inside it")
    }
    reset_function()
}

function reset_function()
{
    head = ""
    in_body = is_function = function_says_why = in_macro = 0
}

function function_name(text)
{
    gsub(/__attribute__ *\(\([^)]*\)\)/, "", text)
    sub(/ *\(.*/, "", text)
    sub(/.*[^A-Za-z0-9_]/, "", text)
    return text
}

function percentile(p,    long, seen)
{
    for (long = 1; long <= longest; long++) {
        seen += of_length[long]
        if (seen * 100 >= count * p)
            return long
    }
}
AWK
