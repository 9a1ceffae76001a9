# SPDX-License-Identifier: MIT
"""One virtual machine: QEMU, its control socket (QMP), and three lines into the guest.

The guest sees virtio-serial ports: keting.agent (a shell, see VM.shell), keting.remote (the program's finger
and camera, see remote.py) and keting.log (the program's words). All sockets are listened on before QEMU
starts and QEMU connects, so nothing has to be polled and the guest never finds a closed port.

A machine never outlives its object or this process: close() kills it, `with` closes, and the kernel kills it
when this process dies in whatever way.
"""
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time

from accel import die_with_parent
from picture import ppm_read

TABLET = ['-device', 'virtio-tablet-pci,id=finger']
AXIS_MAX = 32767
FOLDER_PREFIX = os.path.join(tempfile.gettempdir(), 'keting-vm-')  # a short path: it holds sockets


class VmError(Exception):
    pass


def gpu_arguments(gpu, size):
    """bochs-display needs room for two buffers, which its 16 MB do not have at 1080×1920."""
    extra = ',vgamem=64M' if gpu == 'bochs-display' else ''
    return ['-device', f'{gpu},id=screen,xres={size[0]},yres={size[1]},edid=on{extra}']


class Line:
    """A socket that yields whole lines, each wait bounded."""

    def __init__(self, connection):
        self.socket = connection
        self.buffer = b''

    def read(self, deadline):
        """The next line without its end; None when the deadline (time.monotonic) passes."""
        while b'\n' not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            self.socket.settimeout(left)
            try:
                data = self.socket.recv(65536)
            except socket.timeout:
                return None
            except OSError as error:
                raise VmError(f'the machine is gone: {error}')
            if not data:
                raise VmError('the machine is gone')
            self.buffer += data
        line, _, self.buffer = self.buffer.partition(b'\n')
        return line.decode('utf-8', 'replace').rstrip('\r')

    def write(self, text):
        self.socket.settimeout(10)
        try:
            self.socket.sendall(text.encode())
        except OSError as error:
            raise VmError(f'the machine is gone: {error}')


class VM:
    """A running machine. `on_log` is called with each line the program writes, in a thread of its own. `disk`
    is a file with an ext4 file system, which becomes /data; without one /data is memory."""

    def __init__(self, kernel, initrd, accel, gpu='virtio-vga', size=(1080, 1920),
                 display=('-display', 'none'), memory=640, serial=None, on_log=None, disk=None):
        self.started = time.monotonic()
        self.lock = threading.Lock()
        self.events, self.log = [], []
        self.log_changed = threading.Condition()
        self.on_log = on_log
        self.folder = tempfile.mkdtemp(prefix=FOLDER_PREFIX, suffix=f'.{os.getpid()}')
        self.serial = serial or os.path.join(self.folder, 'serial.log')
        self.child = None
        try:
            self._start(kernel, initrd, accel, gpu_arguments(gpu, size), display, memory, disk)
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _listen(self, name):
        server = socket.socket(socket.AF_UNIX)
        server.bind(os.path.join(self.folder, name))
        server.listen(1)
        server.settimeout(20)
        return server

    def _start(self, kernel, initrd, accel, gpu, display, memory, disk):
        names = ('qmp', 'agent', 'remote', 'log')
        servers = {name: self._listen(name) for name in names}
        command = ['qemu-system-x86_64', *accel, '-machine', 'pc,vmport=off', '-m', str(memory), '-smp', '2',
                   '-nodefaults', '-no-reboot', '-net', 'none', '-rtc', 'base=utc', *display, *gpu, *TABLET,
                   '-kernel', os.path.join(kernel, 'vmlinuz'), '-initrd', initrd,
                   '-append', 'console=ttyS0 quiet loglevel=4 panic=-1 vt.global_cursor_default=0 '
                              'mitigations=off tsc=reliable no_timer_check random.trust_cpu=on' +
                              (' keting.disk' if disk else ''),
                   '-serial', 'file:' + self.serial, '-device', 'virtio-serial-pci,id=lines',
                   '-mon', 'chardev=qmp,mode=control']
        if disk:
            command += ['-drive', f'file={disk},format=raw,if=none,id=data,cache=writeback',
                        '-device', 'virtio-blk-pci,drive=data']
        for name in names:
            command += ['-chardev', f'socket,id={name},path={self.folder}/{name}']
            if name != 'qmp':
                command += ['-device', f'virtserialport,bus=lines.0,chardev={name},name=keting.{name}']
        self.errors = open(os.path.join(self.folder, 'qemu.err'), 'w+')
        self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.errors,
                                      stderr=self.errors, preexec_fn=die_with_parent)
        lines = {name: self._accept(server) for name, server in servers.items()}
        self.control, self.agent, self.remote = lines['qmp'], lines['agent'], lines['remote']
        self.control.read(time.monotonic() + 20)
        self.qmp('qmp_capabilities')
        threading.Thread(target=self._collect_log, args=(lines['log'],), daemon=True).start()

    def _accept(self, server):
        try:
            return Line(server.accept()[0])
        except socket.timeout:
            self.errors.seek(0)
            raise VmError('QEMU does not start: ' + self.errors.read().strip()[-500:])
        finally:
            server.close()

    def _collect_log(self, line):
        try:
            while True:
                text = line.read(time.monotonic() + 3600)
                if text is None:
                    continue
                with self.log_changed:
                    self.log.append(text)
                    self.log_changed.notify_all()
                if self.on_log:
                    self.on_log(text)
        except VmError:
            pass

    def alive(self):
        return self.child is not None and self.child.poll() is None

    def age(self):
        return time.monotonic() - self.started

    def close(self):
        if self.child:
            self.child.kill()
            self.child.wait()
            self.child = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def wait_log(self, word, timeout, start=0):
        """The first line of the program's log from index `start` that contains `word`, or None."""
        def found():
            return next((text for text in self.log[start:] if word in text), None)
        with self.log_changed:
            self.log_changed.wait_for(lambda: found() is not None or not self.alive(), timeout)
            return found()

    # QMP

    def qmp(self, command, **arguments):
        """Runs one command and returns its answer; VmError when QEMU refuses."""
        with self.lock:
            self.control.write(json.dumps({'execute': command, 'arguments': arguments}) + '\n')
            deadline = time.monotonic() + 30
            while True:
                answer = self._message(deadline)
                if answer is None:
                    raise VmError(f'QEMU does not answer {command}')
                if 'error' in answer:
                    raise VmError(f'{command}: {answer["error"]["desc"]}')
                if 'return' in answer:
                    return answer['return']

    def _message(self, deadline):
        line = self.control.read(deadline)
        if line is None:
            return None
        message = json.loads(line)
        if 'event' in message:
            self.events.append(message)
        return message

    def wait_event(self, name, timeout):
        """Waits for an event that came since the last call; False when it does not."""
        deadline = time.monotonic() + timeout
        with self.lock:
            while True:
                if any(event['event'] == name for event in self.events):
                    self.events.clear()
                    return True
                if self._message(deadline) is None:
                    return False

    def screendump(self):
        path = os.path.join(self.folder, 'screen.ppm')
        self.qmp('screendump', filename=path)
        return ppm_read(path)

    def finger(self, kind, x, y):
        """One finger of the virtual tablet: kind is down, move or up, x and y are percent of the screen."""
        at = [max(0, min(AXIS_MAX, round(percent * 327.68))) for percent in (x, y)]
        if kind == 'down':
            # The guest's kernel swallows an axis that did not change, and a program started since the last
            # touch would hear a button at a place it was never told: arrive from one unit (0.03 px) beside.
            self._input(value ^ 1 for value in at)
        self._input(at, kind == 'down' if kind != 'move' else None)

    def _input(self, at, button=None):
        events = [{'type': 'abs', 'data': {'axis': axis, 'value': value}} for axis, value in zip('xy', at)]
        if button is not None:
            events.append({'type': 'btn', 'data': {'down': button, 'button': 'left'}})
        self.qmp('input-send-event', events=events)

    def tablet_unplug(self, timeout=20):
        self.events.clear()
        self.qmp('device_del', id='finger')
        return self.wait_event('DEVICE_DELETED', timeout)

    def tablet_plug(self):
        self.qmp('device_add', driver='virtio-tablet-pci', id='finger')

    # The shell in the guest

    def shell(self, command, timeout=30):
        """Runs one shell command in the guest; returns (exit code, output without the last line end)."""
        mark = f'mark-{time.monotonic_ns()}'
        self.agent.write(f'{{ {command}\n}} </dev/null; code=$?; echo; echo {mark} $code\n')
        deadline = time.monotonic() + timeout
        out = []
        while True:
            line = self.agent.read(deadline)
            if line is None:
                raise VmError(f'the guest does not answer within {timeout} s: {command}\n' + '\n'.join(out))
            if line.startswith(mark):
                return int(line.split()[1]), '\n'.join(out).rstrip('\n')
            out.append(line)
