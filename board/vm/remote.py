# SPDX-License-Identifier: MIT
"""The other end of `keting --remote`: lends the program in the guest a finger and a camera.

One line in, one line back:
    touch down|move|up SLOT X Y   X Y in percent of the panel as scanned out; → ok
    shot NAME                     photographs the screen into NAME.png; → ok
    done 0|1                      the tour is over; its verdict; no answer, for nobody is left to read it
Anything else, or what cannot be done, is answered with `error …`.
"""
import os
import re
import threading
import time

from picture import png_write
from vm import VmError


class Remote:
    """Serves one machine. `shots` maps names to pictures, `touches` is [(shots so far, kind, x, y)]."""

    def __init__(self, vm, folder):
        self.vm = vm
        self.folder = folder
        self.shots, self.touches = {}, []
        self.verdict = None
        self.finished = threading.Event()
        self.at = (0.0, 0.0)
        if folder:
            os.makedirs(folder, exist_ok=True)
        threading.Thread(target=self._serve, daemon=True).start()

    def reset(self, folder):
        """Makes ready for the next tour on the same line."""
        self.folder, self.shots, self.touches, self.verdict = folder, {}, [], None
        os.makedirs(folder, exist_ok=True)
        self.finished.clear()

    def wait(self, timeout, since=0):
        """The verdict (0 or 1), or None when the tour does not end in time or machine or program are gone;
        `since` is the log's length before the program was started."""
        deadline = time.monotonic() + timeout
        while not self.finished.wait(0.2):
            if time.monotonic() > deadline or not self.vm.alive():
                return None
            ended = any(line.startswith('keting.exit ') for line in self.vm.log[since:])
            if ended and not self.finished.wait(1):
                return None
        return self.verdict

    def _serve(self):
        try:
            while True:
                line = self.vm.remote.read(time.monotonic() + 3600)
                if line is None:
                    continue
                try:
                    answer = self._answer(line.split())
                except (OSError, ValueError, VmError) as error:
                    answer = f'error {error}'
                if answer:
                    self.vm.remote.write(answer + '\n')
        except VmError:
            pass

    def _answer(self, words):
        if len(words) == 5 and words[0] == 'touch' and words[1] in ('down', 'move', 'up'):
            if words[2] != '0':
                return 'error only one finger here'
            return self._touch(words[1], float(words[3]), float(words[4]))
        if len(words) == 4 and words[:2] == ['touch', 'up']:
            return self._touch('up', *self.at)
        if len(words) == 2 and words[0] == 'shot':
            if not re.fullmatch(r'[\w.-]+', words[1]) or words[1].startswith('.'):
                return 'error not a name for a picture'
            picture = self.vm.screendump()
            self.shots[words[1]] = picture
            png_write(os.path.join(self.folder, words[1] + '.png'), picture)
            return 'ok'
        if len(words) == 2 and words[0] == 'done':
            self.verdict = int(words[1])
            self.finished.set()
            return None
        return 'error not understood: ' + ' '.join(words)[:80]

    def _touch(self, kind, x, y):
        self.at = (x, y)
        self.vm.finger(kind, x, y)
        self.touches.append((len(self.shots), kind, x, y))
        return 'ok'
