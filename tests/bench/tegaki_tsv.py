#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tegaki_tsv.py FILE-OR-FOLDER… — writing of people, as Tegaki's tools keep it (<utf8>, <stroke>, <point x= y=>; one
character or many in a file, .xml or .xml.gz), as lines that keting-ime hand reads."""
import gzip
import os
import sys
import xml.etree.ElementTree as tree


def files(paths):
    for path in paths:
        if not os.path.isdir(path):
            yield path
        for folder, inner, names in os.walk(path):
            inner.sort()
            yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith((".xml", ".xml.gz")))


def strokes(character):
    for stroke in character.iter("stroke"):
        points = [f"{p.get('x')},{p.get('y')}" for p in stroke.iter("point")]
        if points:
            yield " ".join(points)


for path in files(sys.argv[1:]):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        for character in tree.parse(file).getroot().iter("character"):
            written = list(strokes(character))
            if written and character.findtext("utf8"):
                print(character.findtext("utf8"), len(written), ";".join(written), sep="\t")
