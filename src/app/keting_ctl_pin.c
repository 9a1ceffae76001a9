/* SPDX-License-Identifier: MIT */
#include "keting_ctl.h"

#include "base/fs.h"
#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { PIN_FILE_BYTES = 4096, KEY_CANCEL = 3, KEY_END = 4, KEY_ERASE = 8, KEY_CLEAR = 21, KEY_DELETE = 127 };

/* ---- from a file --------------------------------------------------------------------------------------- */

static bool read_file(char pin[SEAL_PIN_MOST + 1], const char *path, struct error *error)
{
    size_t bytes = 0;
    char *text = fs_read(path, PIN_FILE_BYTES, &bytes);

    if (text == NULL) {
        error_set(error, ERROR_MISSING, "--pin-file 的文件“%s”读不出来（%s）", path, strerror(errno));
        return false;
    }
    size_t length = strcspn(text, "\r\n");
    bool ok = length > 0 && length <= SEAL_PIN_MOST;
    if (ok)
        memcpy(pin, text, length);
    pin[ok ? length : 0] = '\0';
    explicit_bzero(text, bytes);
    mem_free(text);
    if (!ok)
        error_set(error, ERROR_INPUT, "--pin-file 的第一行要写PIN，最多%d个字符", SEAL_PIN_MOST);
    return ok;
}

/* ---- from the terminal --------------------------------------------------------------------------------- */

static void say(int tty, const char *text)
{
    /* A terminal that takes no words takes no PIN either, and that is told. */
    if (write(tty, text, strlen(text)) < 0)
        return;
}

/* True at the end of the line. A key that does not fit is left out; the PIN is then wrong, never shorter by
 * chance. */
static bool take_key(char pin[SEAL_PIN_MOST + 1], size_t *length, bool *too_long, char key)
{
    if (key == '\r' || key == '\n')
        return true;
    if (key == KEY_ERASE || key == KEY_DELETE) {
        if (*length > 0)
            pin[--*length] = '\0';
    } else if (key == KEY_CLEAR) {
        explicit_bzero(pin, SEAL_PIN_MOST + 1);
        *length = 0;
    } else if (*length == SEAL_PIN_MOST) {
        *too_long = true;
    } else {
        pin[(*length)++] = key;
    }
    return false;
}

/* The terminal gives single keys, without an echo and without its own signals, so that none of them can leave
 * it dumb: Ctrl-C is a key like others, and ends the question. */
static bool read_line(int tty, char pin[SEAL_PIN_MOST + 1], struct error *error)
{
    size_t length = 0;
    bool too_long = false;
    char key;

    explicit_bzero(pin, SEAL_PIN_MOST + 1);
    for (;;) {
        ssize_t n = read(tty, &key, 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || key == KEY_CANCEL || key == KEY_END) {
            error_set(error, ERROR_INPUT, "没有输入PIN，什么也没有做");
            return false;
        }
        if (take_key(pin, &length, &too_long, key))
            break;
    }
    if (too_long)
        error_set(error, ERROR_INPUT, "PIN太长了，最多%d个字符", SEAL_PIN_MOST);
    return !too_long;
}

static bool ask(int tty, const char *question, char pin[SEAL_PIN_MOST + 1], struct error *error)
{
    say(tty, question);
    bool ok = read_line(tty, pin, error);
    say(tty, "\r\n");
    return ok;
}

static bool ask_all(int tty, char pin[SEAL_PIN_MOST + 1], bool new_one, struct error *error)
{
    char again[SEAL_PIN_MOST + 1];

    if (!new_one)
        return ask(tty, "请输入PIN（不会显示）：", pin, error);
    bool ok = ask(tty, "请定一个PIN，至少6位（不会显示）：", pin, error) &&
              ask(tty, "请再输入一次：", again, error);
    if (ok && strcmp(pin, again) != 0) {
        error_set(error, ERROR_INPUT, "两次输入的PIN不一样，什么也没有做，请重来");
        ok = false;
    }
    explicit_bzero(again, sizeof again);
    return ok;
}

bool ctl_read_pin(char pin[SEAL_PIN_MOST + 1], const char *pin_file, bool new_one, struct error *error)
{
    struct termios before, quiet;

    pin[0] = '\0';
    if (pin_file != NULL)
        return read_file(pin, pin_file, error);
    int tty = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (tty < 0 || tcgetattr(tty, &before) != 0) {
        error_set(error, ERROR_MISSING, "这里没有键盘可以输入PIN，请用 --pin-file");
        if (tty >= 0)
            close(tty);
        return false;
    }
    quiet = before;
    quiet.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG);
    quiet.c_cc[VMIN] = 1;
    quiet.c_cc[VTIME] = 0;
    bool ok = tcsetattr(tty, TCSAFLUSH, &quiet) == 0;
    if (ok)
        ok = ask_all(tty, pin, new_one, error);
    else
        error_set(error, ERROR_SYSTEM, "键盘不能关掉回显，没有问PIN，请用 --pin-file");
    tcsetattr(tty, TCSAFLUSH, &before);
    close(tty);
    return ok;
}
