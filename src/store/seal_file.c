/* SPDX-License-Identifier: MIT */
#include "store/seal.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "seal_secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Both files are a few lines of text, "word value", that a person can look at:
 *   keting-staff-key 1          keting-staff-secret 1
 *   public <base64>             ops 2              Argon2id's, so that a later program may choose others
 *   prefix QY                   mem 67108864
 *   check <hex>                 salt, nonce, box <base64>, check <hex>
 * The check is a hash of all before it. A public key with one wrong bit would take requests that nobody can
 * ever read, so it must not be believed; and a damaged secret is not the fault of who types the PIN.
 */
enum { FILE_BYTES_MOST = 1024, VALUE_BYTES = 128 };
enum { CHECK_BYTES = crypto_generichash_BYTES_MIN, CHECK_HEX_BYTES = 2 * CHECK_BYTES + 1 };
enum { BOX_BYTES = SEAL_KEY_BYTES + crypto_secretbox_MACBYTES };
static const char public_header[] = "keting-staff-key", secret_header[] = "keting-staff-secret";
static const char version[] = "1";

/* INTERACTIVE for new files: a small board has the 64 MiB. More is read, as far as a small board can. */
static const long ops_least = crypto_pwhash_OPSLIMIT_INTERACTIVE, ops_most = crypto_pwhash_OPSLIMIT_SENSITIVE;
static const long mem_least = crypto_pwhash_MEMLIMIT_INTERACTIVE, mem_most = crypto_pwhash_MEMLIMIT_MODERATE;

struct wrapped {
    long ops, mem;
    unsigned char salt[crypto_pwhash_SALTBYTES], nonce[crypto_secretbox_NONCEBYTES], box[BOX_BYTES];
};

/* ---- lines --------------------------------------------------------------------------------------------- */

static void add_base64(struct str *out, const char *word, const unsigned char *data, size_t bytes)
{
    char text[VALUE_BYTES];

    sodium_bin2base64(text, sizeof text, data, bytes, sodium_base64_VARIANT_ORIGINAL);
    str_add_format(out, "%s %s\n", word, text);
}

static void make_check(char hex[CHECK_HEX_BYTES], const char *text, size_t bytes)
{
    unsigned char hash[CHECK_BYTES];

    crypto_generichash(hash, sizeof hash, (const unsigned char *)text, bytes, NULL, 0);
    sodium_bin2hex(hex, CHECK_HEX_BYTES, hash, sizeof hash);
}

static void add_check(struct str *out)
{
    char hex[CHECK_HEX_BYTES];

    make_check(hex, str_text(out), out->len);
    str_add_format(out, "check %s\n", hex);
}

/* The value of the next line, which must begin with that word. */
static bool take(const char **at, const char *word, char value[VALUE_BYTES])
{
    size_t word_bytes = strlen(word);

    if (!str_starts(*at, word) || (*at)[word_bytes] != ' ')
        return false;
    const char *from = *at + word_bytes + 1, *end = strchr(from, '\n');
    if (end == NULL || end - from >= VALUE_BYTES)
        return false;
    memcpy(value, from, (size_t)(end - from));
    value[end - from] = '\0';
    *at = end + 1;
    return true;
}

static bool take_base64(const char **at, const char *word, unsigned char *out, size_t bytes)
{
    char text[VALUE_BYTES];
    const char *end;
    size_t got;

    return take(at, word, text) &&
           sodium_base642bin(out, bytes, text, strlen(text), NULL, &got, &end,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == bytes && *end == '\0';
}

static bool take_number(const char **at, const char *word, long least, long most, long *out)
{
    char text[VALUE_BYTES];

    return take(at, word, text) && str_to_int(text, least, most, out);
}

/* The last line, and right. */
static bool take_check(const char *text, const char **at)
{
    char hex[CHECK_HEX_BYTES], value[VALUE_BYTES];

    make_check(hex, text, (size_t)(*at - text));
    return take(at, "check", value) && **at == '\0' && str_same(hex, value);
}

/* ---- reading ------------------------------------------------------------------------------------------- */

static const char *reason(int error_number)
{
    switch (error_number) {
    case ENOSPC:
    case EDQUOT: return "空间满了";
    case EROFS: return "只能读、不能写";
    case EACCES:
    case EPERM: return "没有权限";
    case ENOENT:
    case ENOTDIR: return "没有这个文件夹";
    case EISDIR: return "这是一个文件夹";
    case EIO: return "U盘或硬盘出错";
    default: return strerror(error_number);
    }
}

/* Without NULs in it. NULL with an error, but for damage: the caller words it. */
static char *read_text(const char *path, const char *missing, struct error *error)
{
    size_t bytes = 0;
    char *text = fs_read(path, FILE_BYTES_MOST, &bytes);

    if (text == NULL && (errno == ENOENT || errno == ENOTDIR))
        error_set(error, ERROR_MISSING, "%s（%.200s）", missing, path);
    else if (text == NULL && errno != EFBIG && errno != EINVAL)
        error_set(error, ERROR_SYSTEM, "钥匙文件读不出来：%.200s（%s）。请重新插好U盘再试，或请技术人员处理。", path,
                  reason(errno));
    else if (text != NULL && strlen(text) == bytes)
        return text;
    mem_free(text);
    return NULL;
}

/* The first line. A newer one is no damage. */
static bool take_header(const char **at, const char *header, const char *path, struct error *error)
{
    char value[VALUE_BYTES];
    long number;

    if (!take(at, header, value))
        return false;
    if (str_same(value, version))
        return true;
    if (str_to_int(value, 2, 1000000, &number))
        error_set(error, ERROR_VERSION, "钥匙文件是新版程序做的：%.200s。请先升级这台机器的程序。", path);
    return false;
}

/* Some points lead to a secret that everybody knows; nothing can be sealed to them. */
static bool key_is_sound(const unsigned char key[SEAL_KEY_BYTES])
{
    static const unsigned char any[crypto_scalarmult_SCALARBYTES] = {1};
    unsigned char shared[crypto_scalarmult_BYTES];

    return crypto_scalarmult(shared, any, key) == 0;
}

static bool parse_public(const char *text, const char *path, struct seal_public *out, struct error *error)
{
    const char *at = text;
    char prefix[VALUE_BYTES];

    if (!take_header(&at, public_header, path, error) ||
        !take_base64(&at, "public", out->key, sizeof out->key) || !take(&at, "prefix", prefix) ||
        !take_check(text, &at) || !receipt_prefix_valid(prefix) || !key_is_sound(out->key))
        return false;
    memcpy(out->prefix, prefix, strlen(prefix) + 1);
    return true;
}

bool seal_read_public(const char *path, struct seal_public *out, struct error *error)
{
    struct error why = {.code = ERROR_NONE};
    char *text = read_text(path, "这台机器还没有工作人员的钥匙，现在不能收自助申请，请先设置。", &why);
    bool ok = text != NULL && parse_public(text, path, out, &why);

    mem_free(text);
    if (ok)
        return true;
    *out = (struct seal_public){.prefix = ""};
    /* When nothing else was found, this. */
    error_set(&why, ERROR_INPUT,
              "这台机器的钥匙文件坏了（%.200s），现在不能收自助申请。请用钥匙U盘上的 staff.pub 重新设置，"
              "或请技术人员处理。",
              path);
    error_set(error, why.code, "%s", why.text);
    return false;
}

static bool parse_wrapped(const char *text, const char *path, struct wrapped *out, struct error *error)
{
    const char *at = text;

    return take_header(&at, secret_header, path, error) &&
           take_number(&at, "ops", ops_least, ops_most, &out->ops) &&
           take_number(&at, "mem", mem_least, mem_most, &out->mem) &&
           take_base64(&at, "salt", out->salt, sizeof out->salt) &&
           take_base64(&at, "nonce", out->nonce, sizeof out->nonce) &&
           take_base64(&at, "box", out->box, sizeof out->box) && take_check(text, &at);
}

/* ---- the PIN ------------------------------------------------------------------------------------------- */

enum { EASY_PERIOD = 3 };

static bool pin_fits(const char *pin)
{
    size_t bytes = strnlen(pin, SEAL_PIN_MOST + 1);

    return bytes <= SEAL_PIN_MOST && utf8_count(pin, bytes) >= SEAL_PIN_LEAST;
}

/* 888888, 121212, 123123 and 123456 are what a finder of the stick tries first. */
static bool pin_is_easy(const char *pin)
{
    size_t bytes = strlen(pin);
    bool ramp = true, easy = false;

    for (size_t period = 1; period <= EASY_PERIOD; period++)
        easy = easy || strncmp(pin, pin + period, bytes - period) == 0;
    for (size_t i = 2; i < bytes; i++)
        ramp = ramp && pin[i] - pin[i - 1] == pin[1] - pin[0];
    return ramp || easy;
}

/* About 0.1 s and wrapped->mem bytes. False only when memory is short. */
static bool stretch_pin(const struct wrapped *wrapped, const char *pin,
                        unsigned char key[crypto_secretbox_KEYBYTES], struct error *error)
{
    if (crypto_pwhash(key, crypto_secretbox_KEYBYTES, pin, strlen(pin), wrapped->salt,
                      (unsigned long long)wrapped->ops, (size_t)wrapped->mem,
                      crypto_pwhash_ALG_ARGON2ID13) == 0)
        return true;
    error_set(error, ERROR_SYSTEM, "内存不够，打不开钥匙。请重启机器后再试。");
    return false;
}

static bool unwrap(const struct wrapped *wrapped, const char *pin, struct seal_secret *secret,
                   struct error *error)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    bool ok = pin_fits(pin);

    if (ok && !stretch_pin(wrapped, pin, key, error))
        return false;
    ok = ok &&
         crypto_secretbox_open_easy(secret->secret, wrapped->box, BOX_BYTES, wrapped->nonce, key) == 0 &&
         crypto_scalarmult_base(secret->key, secret->secret) == 0;
    if (!ok)
        error_set(error, ERROR_INPUT, "PIN 不对，请重新输入。");
    sodium_memzero(key, sizeof key);
    return ok;
}

struct seal_secret *seal_open_secret(const char *path, const char *pin, struct error *error)
{
    struct error why = {.code = ERROR_NONE};
    struct wrapped wrapped;
    struct seal_secret *secret = NULL;
    char *text = read_text(path, "没有找到工作人员的钥匙，请插上钥匙U盘再试。", &why);

    if (text == NULL || !parse_wrapped(text, path, &wrapped, &why))
        error_set(&why, ERROR_SYSTEM, "钥匙文件坏了：%.200s。请换上备份的钥匙U盘再试。", path);
    else if ((secret = seal_secret_create()) == NULL)
        error_set(&why, ERROR_SYSTEM, "内存不够，打不开钥匙。请重启机器后再试。");
    else if (!unwrap(&wrapped, pin, secret, &why)) {
        seal_close_secret(secret);
        secret = NULL;
    }
    mem_free(text);
    if (secret == NULL)
        error_set(error, why.code, "%s", why.text);
    return secret;
}

static bool wrap(const struct seal_secret *secret, const char *pin, struct wrapped *out, struct error *error)
{
    unsigned char key[crypto_secretbox_KEYBYTES];

    out->ops = ops_least;
    out->mem = mem_least;
    randombytes_buf(out->salt, sizeof out->salt);
    randombytes_buf(out->nonce, sizeof out->nonce);
    bool ok = stretch_pin(out, pin, key, error) &&
              crypto_secretbox_easy(out->box, secret->secret, SEAL_KEY_BYTES, out->nonce, key) == 0;
    sodium_memzero(key, sizeof key);
    return ok;
}

/* ---- writing ------------------------------------------------------------------------------------------- */

static void add_public(struct str *out, const struct seal_public *key)
{
    str_add_format(out, "%s %s\n", public_header, version);
    add_base64(out, "public", key->key, sizeof key->key);
    str_add_format(out, "prefix %s\n", key->prefix);
    add_check(out);
}

static void add_wrapped(struct str *out, const struct wrapped *wrapped)
{
    str_add_format(out, "%s %s\nops %ld\nmem %ld\n", secret_header, version, wrapped->ops, wrapped->mem);
    add_base64(out, "salt", wrapped->salt, sizeof wrapped->salt);
    add_base64(out, "nonce", wrapped->nonce, sizeof wrapped->nonce);
    add_base64(out, "box", wrapped->box, sizeof wrapped->box);
    add_check(out);
}

static bool write_beside(const char *beside, const struct str *text, mode_t mode)
{
    unlink(beside); /* what a power cut left; nobody else has files of that name */
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0)
        return false;
    errno = ENOSPC; /* a short write sets none */
    bool ok = write(fd, text->data, text->len) == (ssize_t)text->len && fsync(fd) == 0;
    int saved = errno;
    if (close(fd) < 0 && ok)
        return false;
    errno = saved;
    return ok;
}

/* Whole, synced and only where no file is, or not at all; errno says why. Not by link(): the stick is FAT. */
static bool write_new(const char *path, const struct str *text, mode_t mode)
{
    char *beside = str_format("%s.new", path);
    bool written = write_beside(beside, text, mode);
    bool placed = written && renameat2(AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) == 0;
    bool ok = placed && fs_sync_parent(path);
    int saved = errno;

    if (!ok)
        unlink(placed ? path : beside);
    mem_free(beside);
    errno = saved;
    return ok;
}

static void set_refused(struct error *error, const char *path)
{
    if (errno == EEXIST)
        error_set(error, ERROR_INPUT,
                  "这里已经有钥匙文件：%.200s。旧钥匙丢了，旧申请就再也读不出来，所以没有改动它。"
                  "请换一个文件夹，或先把旧文件另存到别处。",
                  path);
    else
        error_set(error, ERROR_SYSTEM, "钥匙文件写不进去：%.200s（%s）。请检查U盘的空间和写保护后再试。", path,
                  reason(errno));
}

static bool is_free(const char *path, struct error *error)
{
    struct stat st;

    if (lstat(path, &st) < 0)
        return true; /* whatever else is wrong, writing will tell */
    errno = EEXIST;
    set_refused(error, path);
    return false;
}

static bool check_prefix(const char *prefix, struct error *error)
{
    if (receipt_prefix_valid(prefix))
        return true;
    error_set(error, ERROR_INPUT, "收据号的字头要 2 到 7 个大写字母或数字，第一个是字母。请改好再试。");
    return false;
}

static void draw_prefix(char prefix[RECEIPT_PREFIX_BYTES])
{
    static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ"; /* no I and O: they read as 1 and 0 */

    for (int i = 0; i < 3; i++)
        prefix[i] = letters[randombytes_uniform(sizeof letters - 1)];
    prefix[3] = '\0';
}

/* The secret first: a public key without one would take requests that nobody can ever read. */
static bool write_pair(const char *public_path, const char *secret_path, const struct seal_public *key,
                       const struct wrapped *wrapped, struct error *error)
{
    struct str text;
    bool ok = false;

    str_init(&text);
    add_wrapped(&text, wrapped);
    if (!write_new(secret_path, &text, 0600)) {
        set_refused(error, secret_path);
        goto out;
    }
    str_clear(&text);
    add_public(&text, key);
    ok = write_new(public_path, &text, 0644);
    if (!ok) {
        set_refused(error, public_path);
        unlink(secret_path);
        /* If this fails, a power cut now may bring back a secret that belongs to nothing: no harm. */
        (void)!fs_sync_parent(secret_path);
    }
out:
    str_finish(&text);
    return ok;
}

bool seal_make_keys(const char *public_path, const char *secret_path, const char *prefix, const char *pin,
                    struct seal_public *out, struct error *error)
{
    struct wrapped wrapped;
    bool ok = false;

    *out = (struct seal_public){.prefix = ""};
    if (!pin_fits(pin)) {
        error_set(error, ERROR_INPUT, "PIN 至少要 %d 位，也不能太长。请另想一个再试。", SEAL_PIN_LEAST);
        return false;
    }
    if (pin_is_easy(pin)) {
        error_set(error, ERROR_INPUT, "这个PIN太好猜了（一样的、连着的或来回重复的），请另想一个再试。");
        return false;
    }
    if ((*prefix != '\0' && !check_prefix(prefix, error)) || !is_free(secret_path, error) ||
        !is_free(public_path, error))
        return false;
    struct seal_secret *secret = seal_secret_create();
    if (secret == NULL) {
        error_set(error, ERROR_SYSTEM, "内存不够，做不了钥匙。请重启机器后再试。");
        return false;
    }
    crypto_box_keypair(secret->key, secret->secret);
    seal_secret_public(secret, out->key);
    if (*prefix != '\0')
        snprintf(out->prefix, sizeof out->prefix, "%s", prefix);
    else
        draw_prefix(out->prefix);
    ok = wrap(secret, pin, &wrapped, error) && write_pair(public_path, secret_path, out, &wrapped, error);
    seal_close_secret(secret);
    if (!ok)
        *out = (struct seal_public){.prefix = ""};
    return ok;
}

bool seal_write_public(const char *path, const struct seal_public *key, struct error *error)
{
    struct str text;

    if (!check_prefix(key->prefix, error))
        return false;
    str_init(&text);
    add_public(&text, key);
    bool ok = fs_write_whole(path, str_text(&text), text.len);
    if (!ok)
        set_refused(error, path);
    str_finish(&text);
    return ok;
}
