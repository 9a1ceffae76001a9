/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "vt"
#include "vt.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/loop.h"
#include "vt_tty.h"

#include <errno.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <signal.h>
#include <string.h>

static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

struct vt {
    int fd;
    int kd_mode; /* before us */
    struct vt_mode switching; /* before us */
    struct sigaction fatal[ARRAY_LEN(fatal_signals)]; /* before us */
    struct loop_source *away, *back;
    struct vt_listener listener;
    void *ctx;
};

/* For the handler of fatal signals, which gets no context. */
static struct vt *guarded;

static void put_back(struct vt *vt)
{
    vt_tty_call(vt->fd, VT_SETMODE, &vt->switching);
    vt_tty_call(vt->fd, KDSETMODE, (void *)(intptr_t)vt->kd_mode);
}

/* Only calls that are safe in a signal handler. The signal comes again when this returns, and then finds
 * whoever had it before us. */
static void die_sane(int number)
{
    struct vt *vt = guarded;

    if (!vt)
        return;
    put_back(vt);
    for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++)
        if (fatal_signals[i] == number)
            sigaction(number, &vt->fatal[i], NULL);
    raise(number);
}

static void guard(struct vt *vt)
{
    struct sigaction action = {.sa_handler = die_sane};

    guarded = vt;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++)
        sigaction(fatal_signals[i], &action, &vt->fatal[i]);
}

static void unguard(struct vt *vt)
{
    if (guarded != vt)
        return;
    for (size_t i = 0; i < ARRAY_LEN(fatal_signals); i++)
        sigaction(fatal_signals[i], &vt->fatal[i], NULL);
    guarded = NULL;
}

static void let_go(void *ctx, int number)
{
    struct vt *vt = ctx;

    (void)number;
    vt->listener.away(vt->ctx);
    vt_tty_call(vt->fd, VT_RELDISP, (void *)(intptr_t)1);
}

static void come_back(void *ctx, int number)
{
    struct vt *vt = ctx;

    (void)number;
    vt_tty_call(vt->fd, VT_RELDISP, (void *)(intptr_t)VT_ACKACQ);
    vt->listener.back(vt->ctx);
}

static void free_vt(struct vt *vt)
{
    loop_remove(vt->away);
    loop_remove(vt->back);
    vt_tty_close(vt->fd);
    mem_free(vt);
}

struct vt *vt_create(struct loop *loop, const struct vt_listener *listener, void *ctx)
{
    struct vt_mode ours = {.mode = VT_PROCESS, .relsig = SIGUSR1, .acqsig = SIGUSR2};
    int fd = vt_tty_open();
    struct vt *vt;

    if (fd < 0)
        return NULL;
    vt = mem_zalloc(sizeof(*vt));
    vt->fd = fd;
    vt->listener = *listener;
    vt->ctx = ctx;
    if (vt_tty_call(fd, KDGETMODE, &vt->kd_mode) != 0 || vt_tty_call(fd, VT_GETMODE, &vt->switching) != 0)
        goto out;
    vt->away = loop_add_signal(loop, "vt away", SIGUSR1, let_go, vt);
    vt->back = loop_add_signal(loop, "vt back", SIGUSR2, come_back, vt);
    if (!vt->away || !vt->back)
        goto out;
    if (vt_tty_call(fd, VT_SETMODE, &ours) != 0 ||
        vt_tty_call(fd, KDSETMODE, (void *)(intptr_t)KD_GRAPHICS) != 0) {
        log_warn("the console stays as it is: %s", strerror(errno));
        put_back(vt);
        goto out;
    }
    guard(vt);
    return vt;
out:
    free_vt(vt);
    return NULL;
}

void vt_destroy(struct vt *vt)
{
    if (!vt)
        return;
    unguard(vt);
    put_back(vt);
    free_vt(vt);
}
