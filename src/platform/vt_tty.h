/* SPDX-License-Identifier: MIT */
#ifndef KETING_PLATFORM_VT_TTY_H
#define KETING_PLATFORM_VT_TTY_H

/* The console's calls into the kernel. Unit tests link others in their place. */

/* Standard input when it is a virtual terminal, else the one in front; -1 when there is none for us. */
int vt_tty_open(void);
void vt_tty_close(int fd);

/* ioctl(); safe inside a signal handler. */
int vt_tty_call(int fd, unsigned long request, void *argument);

#endif
