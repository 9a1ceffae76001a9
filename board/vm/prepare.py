# SPDX-License-Identifier: MIT
"""From a program and a content database to something VM() can boot."""
import fcntl
import glob
import os
import shlex
import shutil
import signal
import subprocess
import sys

from accel import accelerator
from vm import FOLDER_PREFIX

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
SIZE = (1080, 1920)
DISK_SIZE = '64M'


class Unavailable(Exception):
    """QEMU, the kernel or a package the machine is made of cannot be had here."""


def size_parse(text):
    width, _, height = text.partition('x')
    return int(width), int(height)


def program_arguments(size, now=None):
    """How the program is started in the guest: on a panel of four pixels to the mm, whatever EDID says."""
    arguments = ['--display', 'drm', '--size', f'{size[0]}x{size[1]}',
                 '--mm', f'{size[0] // 4}x{size[1] // 4}',
                 '--content', '/keting/content.db', '--data', '/data/keting']
    return arguments + (['--now', now] if now else [])


def tour_arguments(name):
    return ['--script', name, '--remote', '/dev/virtio-ports/keting.remote']


def staff_key(folder, program):
    """The public half of a key for trying, made in `folder` by the keting-ctl beside the program."""
    ctl = os.path.join(os.path.dirname(os.path.abspath(program)), 'keting-ctl')
    subprocess.run([os.path.join(TOP, 'board/demo-key'), ctl, folder], check=True, stdout=subprocess.DEVNULL,
                   timeout=60)
    return os.path.join(folder, 'staff.pub')


def disk_make(path):
    """An empty disk for VM(disk=…), or the one that is there."""
    mke2fs = shutil.which('mke2fs') or '/usr/sbin/mke2fs'
    if os.path.exists(path):
        return path
    if not os.path.exists(mke2fs):
        raise Unavailable('there is no mke2fs (package e2fsprogs)')
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    subprocess.run([mke2fs, '-q', '-F', '-t', 'ext4', path, DISK_SIZE], check=True, timeout=60,
                   stdout=subprocess.DEVNULL)
    return path


def guest_name(path):
    """The name of a file below /keting: as it is called here, so that a message about it makes sense here."""
    relative = os.path.relpath(path, TOP)
    return os.path.basename(path) if relative.startswith('..') else relative


class Prepared:
    """What a machine boots. The kernel and the base of the initramfs are shared and cached below `work`."""

    def __init__(self, work, program, content, add=(), autostart=None, staff=None):
        """`add` names further files, kept under their names below /keting; `autostart` is the argument list
        of the program at boot, or None; `staff` is the staff's public key, without which no requests are
        taken."""
        if not shutil.which('qemu-system-x86_64'):
            raise Unavailable('QEMU is not installed (package qemu-system-x86)')
        os.makedirs(work, exist_ok=True)
        self.kernel = os.path.join(work, 'kernel')
        self.initrd = os.path.join(work, f'initrd.{os.getpid()}')
        with open(os.path.join(work, 'lock'), 'w') as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._sweep(work)
            self._tool('kernel', self.kernel)
            command = ['--kernel', self.kernel, '--out', self.initrd, '--program', program,
                       '--add', f'{content}=keting/content.db']
            # What the program looks for in its own folder.
            for name in ('hand.dat', 'pinyin.dat', 'rare.dat'):
                path = os.path.join(os.path.dirname(program), name)
                if os.path.exists(path):
                    command += ['--add', f'{path}=keting/build/{name}']
            if staff:
                command += ['--add', f'{staff}=keting/staff.pub']
            for path in add:
                command += ['--add', f'{path}=keting/{guest_name(path)}']
            if autostart is not None:
                command += ['--autostart', shlex.join(autostart)]
            self._tool('initramfs', *command)
            self.accel = accelerator(self.kernel, work)

    @staticmethod
    def _sweep(work):
        """Removes what a killed run left behind."""
        for path in glob.glob(os.path.join(work, 'initrd.*')) + glob.glob(FOLDER_PREFIX + '*'):
            owner = path.rpartition('.')[2]
            if os.stat(path).st_uid == os.getuid() and not os.path.exists('/proc/' + owner):
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)

    @staticmethod
    def _tool(name, *arguments):
        done = subprocess.run([os.path.join(HERE, name), *arguments], stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise Unavailable((done.stderr.strip().splitlines() or [f'board/vm/{name} failed'])[-1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if os.path.exists(self.initrd):
            os.unlink(self.initrd)


def end_on_signals():
    """Makes every polite way of ending us unwind the stack, so that `with` closes machines."""
    def leave(number, _):
        raise SystemExit(128 + number)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)


def end_after(seconds):
    """A last resort: unwinds with status 124 `seconds` from now; if that hangs, dies, machines too."""
    def leave(*_):
        print(f'\ngiven up after {seconds} s', file=sys.stderr, flush=True)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(10)
        raise SystemExit(124)
    signal.signal(signal.SIGALRM, leave)
    signal.alarm(seconds)
