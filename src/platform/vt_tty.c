/* SPDX-License-Identifier: MIT */
#include "vt_tty.h"

#include <fcntl.h>
#include <linux/kd.h>
#include <sys/ioctl.h>
#include <unistd.h>

int vt_tty_open(void)
{
    int mode;

    if (ioctl(STDIN_FILENO, KDGETMODE, &mode) == 0)
        return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    return open("/dev/tty0", O_RDWR | O_NOCTTY | O_CLOEXEC);
}

void vt_tty_close(int fd)
{
    close(fd);
}

int vt_tty_call(int fd, unsigned long request, void *argument)
{
    return ioctl(fd, request, argument);
}
