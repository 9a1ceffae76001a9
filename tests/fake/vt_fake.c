/* SPDX-License-Identifier: MIT */
#include "fake/vt_fake.h"

#include "../../src/platform/vt_tty.h"

#include <errno.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <stdint.h>

struct vt_fake vt_fake;

void vt_fake_reset(void)
{
    vt_fake = (struct vt_fake){.kd_mode = KD_TEXT, .switching = VT_AUTO};
}

int vt_tty_open(void)
{
    if (!vt_fake.console)
        return -1;
    vt_fake.opened++;
    return 1000;
}

void vt_tty_close(int fd)
{
    (void)fd;
    vt_fake.opened--;
}

static int set_switching(const struct vt_mode *mode)
{
    vt_fake.switching = mode->mode;
    vt_fake.away = mode->relsig;
    vt_fake.back = mode->acqsig;
    return 0;
}

int vt_tty_call(int fd, unsigned long request, void *argument)
{
    int number = (int)(intptr_t)argument;

    (void)fd;
    switch (request) {
    case KDGETMODE: *(int *)argument = vt_fake.kd_mode; return 0;
    case KDSETMODE:
        if (number == KD_GRAPHICS && vt_fake.graphics_refused) {
            errno = EPERM;
            return -1;
        }
        vt_fake.kd_mode = number;
        return 0;
    case VT_GETMODE:
        *(struct vt_mode *)argument = (struct vt_mode){.mode = (char)vt_fake.switching};
        return 0;
    case VT_SETMODE: return set_switching(argument);
    case VT_RELDISP:
        if (number == VT_ACKACQ)
            vt_fake.acquired++;
        else
            vt_fake.let_go++;
        return 0;
    default: errno = ENOTTY; return -1;
    }
}
