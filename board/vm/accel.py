# SPDX-License-Identifier: MIT
"""Which accelerator QEMU can really use here.

/dev/kvm may be there and yet hang or abort every guest (nested or filtered machines), so the word of the
device file is not enough: a tiny guest of the real kernel has to boot, speak and power off within a few
seconds. The verdict is kept with the boot it was found in.
"""
import os
import shutil
import signal
import stat
import subprocess
import sys

PROBE_SECONDS = 6
PROBE_WORD = b'kvm-probe-alive'
TCG = ['-accel', 'tcg,thread=multi', '-cpu', 'max']
KVM = ['-accel', 'kvm', '-cpu', 'host']


def die_with_parent():
    """Run in a child before exec: the kernel kills it when we die, however that happens."""
    import ctypes
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL, 0, 0, 0)


def probe_initrd(path):
    sys.dont_write_bytecode = True
    from importlib.machinery import SourceFileLoader
    here = os.path.dirname(os.path.abspath(__file__))
    cpio = SourceFileLoader('initramfs', os.path.join(here, 'initramfs')).load_module().Cpio(path)
    cpio.folder('dev')
    cpio.entry('dev/console', stat.S_IFCHR | 0o600, b'', device=(5, 1))
    cpio.copy('busybox', shutil.which('busybox') or '/bin/busybox')
    cpio.text('init', f'#!/busybox sh\necho {PROBE_WORD.decode()}\n/busybox poweroff -f\n', 0o755)
    cpio.close()


def kvm_boots(kernel, work):
    """Boots the probe guest under KVM; False when it does not speak and leave in time."""
    initrd = os.path.join(work, 'kvm-probe.cpio')
    probe_initrd(initrd)
    command = ['qemu-system-x86_64', *KVM, '-machine', 'pc', '-m', '256', '-smp', '2', '-nodefaults',
               '-display', 'none', '-no-reboot', '-net', 'none', '-serial', 'stdio',
               '-kernel', os.path.join(kernel, 'vmlinuz'), '-initrd', initrd,
               '-append', 'console=ttyS0 quiet panic=-1']
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
    try:
        words, _ = child.communicate(timeout=PROBE_SECONDS)
        return child.returncode == 0 and PROBE_WORD in words
    except subprocess.TimeoutExpired:
        return False
    finally:
        child.kill()
        child.communicate()
        os.unlink(initrd)


def accelerator(kernel, work):
    """The arguments that make QEMU as fast as this machine allows."""
    if not os.access('/dev/kvm', os.R_OK | os.W_OK):
        return TCG
    verdict = os.path.join(work, 'kvm-works')
    with open('/proc/sys/kernel/random/boot_id') as file:
        boot = file.read().strip()
    try:
        with open(verdict) as file:
            known, works = file.read().split()
        if known == boot:
            return KVM if works == 'yes' else TCG
    except (OSError, ValueError):
        pass
    works = kvm_boots(kernel, work)
    with open(verdict, 'w') as file:
        file.write(f'{boot} {"yes" if works else "no"}\n')
    return KVM if works else TCG
