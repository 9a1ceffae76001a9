/* SPDX-License-Identifier: MIT */
/* vt_mode TTY: says "text" or "graphics" (KDGETMODE) and the keyboard mode (KDGKBMODE; 1 and 3 are sane). */
#include <fcntl.h>
#include <linux/kd.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(int argc, char **argv)
{
    int mode = -1, keyboard = -1;
    int fd = open(argc > 1 ? argv[1] : "/dev/tty0", O_RDONLY | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || ioctl(fd, KDGETMODE, &mode) || ioctl(fd, KDGKBMODE, &keyboard)) {
        perror("vt_mode");
        return 1;
    }
    printf("%s %d\n", mode == KD_TEXT ? "text" : mode == KD_GRAPHICS ? "graphics" : "unknown", keyboard);
    return 0;
}
