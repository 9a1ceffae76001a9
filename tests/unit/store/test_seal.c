/* SPDX-License-Identifier: MIT */
#include "store/seal.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/str.h"
#include "seal_secret.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sodium.h>

/* Every PIN that is tried costs 0.1 s, so one pair is made for all tests and few PINs are tried. */
#define PUB "staff.pub"
#define KEY "staff.key"
#define PIN "204817"
static char dir[64];
static struct seal_public made;

static int enter(void **state)
{
    struct error error = {.code = ERROR_NONE};

    (void)state;
    snprintf(dir, sizeof dir, "/tmp/keting-seal-XXXXXX");
    if (mkdtemp(dir) == NULL || chdir(dir) < 0 || !seal_init())
        return -1;
    return seal_make_keys(PUB, KEY, "QY", PIN, &made, &error) ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    unlink(PUB);
    unlink(KEY);
    return chdir("/") == 0 ? rmdir(dir) : -1; /* empty: no test left anything */
}

static char *slurp(const char *path, size_t *bytes)
{
    char *text = fs_read(path, 4096, bytes);

    assert_non_null(text);
    return text;
}

static void expect_public_refused(const char *path, enum error_code code)
{
    struct error error = {.code = ERROR_NONE};
    struct seal_public read = {.prefix = "?"};

    assert_false(seal_read_public(path, &read, &error));
    assert_int_equal(error.code, code);
    assert_true(strlen(error.text) > 20);
    assert_string_equal(read.prefix, "");
}

static void expect_secret_refused(const char *path, const char *pin, enum error_code code)
{
    struct error error = {.code = ERROR_NONE};

    assert_null(seal_open_secret(path, pin, &error));
    assert_int_equal(error.code, code);
    assert_true(strlen(error.text) > 20);
}

static void expect_not_made(const char *pub, const char *key, const char *prefix, const char *pin,
                            enum error_code code)
{
    struct error error = {.code = ERROR_NONE};
    struct seal_public out = {.prefix = "?"};

    assert_false(seal_make_keys(pub, key, prefix, pin, &out, &error));
    assert_int_equal(error.code, code);
    assert_true(strlen(error.text) > 20);
    assert_true(sodium_is_zero((const unsigned char *)&out, sizeof out));
    assert_false(fs_exists("new.pub") || fs_exists("new.key"));
    assert_false(fs_exists("new.pub.new") || fs_exists("new.key.new"));
}

/* ---- files --------------------------------------------------------------------------------------------- */

static void made_and_opened(void **state)
{
    struct error error = {.code = ERROR_NONE};
    struct seal_public read;
    unsigned char key[SEAL_KEY_BYTES];
    struct stat st;

    (void)state;
    assert_true(seal_read_public(PUB, &read, &error));
    assert_memory_equal(read.key, made.key, SEAL_KEY_BYTES);
    assert_string_equal(read.prefix, "QY");
    assert_int_equal(stat(KEY, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_false(fs_exists(PUB ".new") || fs_exists(KEY ".new"));

    struct seal_secret *secret = seal_open_secret(KEY, PIN, &error);
    assert_non_null(secret);
    seal_secret_public(secret, key);
    assert_memory_equal(key, made.key, SEAL_KEY_BYTES);
    size_t bytes, bits;
    char *text = slurp(KEY, &bytes);
    assert_null(memmem(text, bytes, secret->secret, SEAL_KEY_BYTES));
    char base64[64];
    sodium_bin2base64(base64, sizeof base64, secret->secret, SEAL_KEY_BYTES, sodium_base64_VARIANT_ORIGINAL);
    assert_null(strstr(text, base64));
    mem_free(text);

    unsigned char sealed[256];
    assert_true(seal_box(&read, "张大爷", 10, sealed));
    char *open = seal_open_box(secret, sealed, seal_sealed_bytes(10), &bits);
    assert_non_null(open);
    assert_string_equal(open, "张大爷");
    mem_free(open);
    seal_close_secret(secret);
    assert_int_equal(error.code, ERROR_NONE);
}

static void wrong_pin(void **state)
{
    struct error error = {.code = ERROR_NONE};
    char *long_pin = mem_zalloc(1 << 20);

    (void)state;
    expect_secret_refused(KEY, "204818", ERROR_INPUT);
    expect_secret_refused(KEY, "", ERROR_INPUT);
    memset(long_pin, '1', (1 << 20) - 1);
    expect_secret_refused(KEY, long_pin, ERROR_INPUT);
    mem_free(long_pin);
    assert_null(seal_open_secret(KEY, "20481", &error));
    assert_string_equal(error.text, "PIN 不对，请重新输入。");
    assert_null(seal_open_secret(KEY, "20481", NULL));
}

static void missing_files(void **state)
{
    (void)state;
    expect_public_refused("none", ERROR_MISSING);
    expect_public_refused(PUB "/staff.pub", ERROR_MISSING);
    expect_secret_refused("none", PIN, ERROR_MISSING);
    expect_public_refused(".", ERROR_INPUT);
    expect_secret_refused(".", PIN, ERROR_SYSTEM);
}

/* Each byte with each bit flipped, and each length: never believed, and never taken for a wrong PIN. */
static void damaged_files(void **state)
{
    static const char *const paths[] = {PUB, KEY};

    (void)state;
    for (size_t f = 0; f < ARRAY_LEN(paths); f++) {
        size_t bytes;
        char *text = slurp(paths[f], &bytes);
        for (size_t i = 0; i < 9 * bytes; i++) {
            size_t at = i / 9, cut = i % 9 == 8 ? at : bytes;
            struct error error = {.code = ERROR_NONE};
            struct seal_public read;
            if (i % 9 < 8)
                text[at] ^= (char)(1 << i % 9);
            FILE *file = fopen("bad", "w");
            assert_non_null(file);
            assert_int_equal(fwrite(text, 1, cut, file), cut);
            fclose(file);
            if (i % 9 < 8)
                text[at] ^= (char)(1 << i % 9);
            if (f == 0) {
                assert_false(seal_read_public("bad", &read, &error));
                assert_true(error.code == ERROR_INPUT || error.code == ERROR_VERSION);
            } else {
                assert_null(seal_open_secret("bad", PIN, &error));
                assert_true(error.code == ERROR_SYSTEM || error.code == ERROR_VERSION);
            }
        }
        mem_free(text);
    }
    unlink("bad");
}

/* Made with a check that fits, as a bad person would. */
static void write_checked(const char *text)
{
    unsigned char hash[crypto_generichash_BYTES_MIN];
    char hex[2 * sizeof hash + 1];

    crypto_generichash(hash, sizeof hash, (const unsigned char *)text, strlen(text), NULL, 0);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    char *all = str_format("%scheck %s\n", text, hex);
    assert_true(fs_write_whole("bad", all, strlen(all)));
    mem_free(all);
}

#define ZERO_KEY "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
#define SOME_KEY "CQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

static void hostile_public(void **state)
{
    static const char *const bad[] = {
        "",
        "keting-staff-key 1\npublic " SOME_KEY "\n",
        "keting-staff-key 1\npublic " SOME_KEY "\nprefix qy\n",
        "keting-staff-key 1\npublic " SOME_KEY "\nprefix HUATINGSANLI\n",
        "keting-staff-key 1\npublic " SOME_KEY "\nprefix QY\nprefix QY\n",
        "keting-staff-key 1\npublic " SOME_KEY "A\nprefix QY\n",
        "keting-staff-key 1\npublic AAAA\nprefix QY\n",
        "keting-staff-key 1\npublic " ZERO_KEY "\nprefix QY\n",
        "keting-staff-key 0\npublic " SOME_KEY "\nprefix QY\n",
        "keting-staff-secret 1\npublic " SOME_KEY "\nprefix QY\n",
    };
    struct error error = {.code = ERROR_NONE};
    struct seal_public read;

    (void)state;
    write_checked("keting-staff-key 1\npublic " SOME_KEY "\nprefix QY\n");
    assert_true(seal_read_public("bad", &read, &error));
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        write_checked(bad[i]);
        expect_public_refused("bad", ERROR_INPUT);
    }
    write_checked("keting-staff-key 2\nother\n");
    expect_public_refused("bad", ERROR_VERSION);
    char big[2000];
    memset(big, 'a', sizeof big);
    assert_true(fs_write_whole("bad", big, sizeof big));
    expect_public_refused("bad", ERROR_INPUT);
    unlink("bad");
}

/* A key that would take hours and all memory to open, or none at all. */
static void hostile_secret(void **state)
{
    static const char *const costs[] = {"ops 1\nmem 67108864\n",   "ops 99\nmem 67108864\n",
                                        "ops 2\nmem 8192\n",       "ops 2\nmem 9999999999\n",
                                        "ops -2\nmem 67108864\n",  "ops 2\nmem 0x4000000\n"};
    size_t bytes;
    char *good = slurp(KEY, &bytes);
    const char *salt = strstr(good, "salt "), *check = strstr(good, "check ");

    (void)state;
    assert_true(salt != NULL && check != NULL);
    assert_true(str_starts(good, "keting-staff-secret 1\nops 2\nmem 67108864\n"));
    for (size_t i = 0; i < ARRAY_LEN(costs); i++) {
        char *text = str_format("keting-staff-secret 1\n%s%.*s", costs[i], (int)(check - salt), salt);
        write_checked(text);
        mem_free(text);
        expect_secret_refused("bad", PIN, ERROR_SYSTEM);
    }
    write_checked("keting-staff-secret 2\nother\n");
    expect_secret_refused("bad", PIN, ERROR_VERSION);
    mem_free(good);
    unlink("bad");
}

static void not_made(void **state)
{
    char long_pin[SEAL_PIN_MOST + 2];

    (void)state;
    static const char *const easy[] = {"888888",  "123456", "987654",     "121212",
                                       "1231231", "abcdef", "aaaaaaaaaa"};

    memset(long_pin, '1', sizeof long_pin);
    long_pin[SEAL_PIN_MOST + 1] = '\0';
    expect_not_made("new.pub", "new.key", "QY", "20481", ERROR_INPUT);
    expect_not_made("new.pub", "new.key", "QY", "密码", ERROR_INPUT); /* six bytes, two characters */
    expect_not_made("new.pub", "new.key", "QY", long_pin, ERROR_INPUT);
    for (size_t i = 0; i < sizeof easy / sizeof *easy; i++)
        expect_not_made("new.pub", "new.key", "QY", easy[i], ERROR_INPUT);
    expect_not_made("new.pub", "new.key", "qy", PIN, ERROR_INPUT);
    expect_not_made("new.pub", "new.key", "Q", PIN, ERROR_INPUT);
}

static void old_keys_stay(void **state)
{
    size_t before_bytes, after_bytes;
    char *before = slurp(KEY, &before_bytes);

    (void)state;
    expect_not_made("new.pub", KEY, "QY", PIN, ERROR_INPUT);
    expect_not_made(PUB, "new.key", "QY", PIN, ERROR_INPUT);
    assert_int_equal(symlink("nowhere", "link"), 0);
    expect_not_made("link", "new.key", "QY", PIN, ERROR_INPUT);
    assert_false(fs_exists("nowhere"));
    unlink("link");
    char *after = slurp(KEY, &after_bytes);
    assert_int_equal(after_bytes, before_bytes);
    assert_memory_equal(after, before, before_bytes);
    mem_free(before);
    mem_free(after);
}

/* The secret cannot be written; then the public key cannot, when the secret already is. */
static void no_place_for_one(void **state)
{
    struct rlimit before, none;

    (void)state;
    expect_not_made("new.pub", PUB "/new.key", "QY", PIN, ERROR_SYSTEM);
    expect_not_made(PUB "/new.pub", "new.key", "QY", PIN, ERROR_SYSTEM);
    expect_not_made("new.key", "new.key", "QY", PIN, ERROR_INPUT); /* one place for both */
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    none = (struct rlimit){.rlim_cur = 100, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &none);
    struct error error = {.code = ERROR_NONE};
    struct seal_public out;
    bool ok = seal_make_keys("new.pub", "new.key", "QY", PIN, &out, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(ok);
    assert_int_equal(error.code, ERROR_SYSTEM);
    assert_false(fs_exists("new.pub") || fs_exists("new.key"));
    assert_false(fs_exists("new.pub.new") || fs_exists("new.key.new"));
}

/* A power cut left half a file beside; the prefix is drawn. */
static void made_after_a_power_cut(void **state)
{
    struct error error = {.code = ERROR_NONE};
    struct seal_public out, read;

    (void)state;
    assert_true(fs_write_whole("new.key.new", "half", 4));
    assert_true(seal_make_keys("new.pub", "new.key", "", "六个字的口令", &out, &error));
    assert_int_equal(strlen(out.prefix), 3);
    assert_true(receipt_prefix_valid(out.prefix));
    assert_null(strpbrk(out.prefix, "IO0123456789"));
    assert_true(seal_read_public("new.pub", &read, &error));
    assert_memory_equal(&read, &out, sizeof read);
    assert_memory_not_equal(out.key, made.key, SEAL_KEY_BYTES);
    assert_false(fs_exists("new.key.new"));
    unlink("new.pub");
    unlink("new.key");
}

static void another_kiosk(void **state)
{
    struct error error = {.code = ERROR_NONE};
    struct seal_public other = made, read;

    (void)state;
    snprintf(other.prefix, sizeof other.prefix, "HT2");
    assert_true(seal_write_public("new.pub", &other, &error));
    assert_true(seal_read_public("new.pub", &read, &error));
    assert_memory_equal(read.key, made.key, SEAL_KEY_BYTES);
    assert_string_equal(read.prefix, "HT2");
    snprintf(other.prefix, sizeof other.prefix, "齐园");
    assert_false(seal_write_public("new.pub", &other, &error));
    assert_int_equal(error.code, ERROR_INPUT);
    assert_true(seal_read_public("new.pub", &read, NULL)); /* the old one is untouched */
    error_clear(&error);
    assert_false(seal_write_public(PUB "/new.pub", &made, &error));
    assert_int_equal(error.code, ERROR_SYSTEM);
    unlink("new.pub");
}

/* ---- boxes --------------------------------------------------------------------------------------------- */

static struct seal_secret *new_pair(struct seal_public *key)
{
    struct seal_secret *secret = seal_secret_create();

    assert_non_null(secret);
    crypto_box_keypair(secret->key, secret->secret);
    *key = (struct seal_public){.prefix = "QY"};
    seal_secret_public(secret, key->key);
    return secret;
}

static void every_length(void **state)
{
    struct seal_public key;
    struct seal_secret *secret = new_pair(&key);
    unsigned char message[200], sealed[400];

    (void)state;
    randombytes_buf(message, sizeof message);
    for (size_t n = 0; n <= sizeof message; n++) {
        size_t bytes = 999;
        assert_int_equal((seal_sealed_bytes(n) - crypto_box_SEALBYTES) % 64, 0);
        assert_true(seal_box(&key, message, n, sealed));
        unsigned char *open = seal_open_box(secret, sealed, seal_sealed_bytes(n), &bytes);
        assert_non_null(open);
        assert_int_equal(bytes, n);
        assert_memory_equal(open, message, n);
        assert_int_equal(open[n], 0);
        mem_free(open);
    }
    /* "是" and "否，因为…" look alike from outside. */
    assert_int_equal(seal_sealed_bytes(3), seal_sealed_bytes(63));
    assert_int_equal(seal_sealed_bytes(64), seal_sealed_bytes(63) + 64);
    seal_close_secret(secret);
    seal_close_secret(NULL);
}

static void changed_boxes(void **state)
{
    struct seal_public key, other_key;
    struct seal_secret *secret = new_pair(&key), *other = new_pair(&other_key);
    unsigned char sealed[256];
    size_t bytes = 999, all = seal_sealed_bytes(70);

    (void)state;
    assert_true(all <= sizeof sealed);
    char message[70] = "王奶奶，二号楼三单元";
    assert_true(seal_box(&key, message, sizeof message, sealed));
    assert_null(memmem(sealed, all, message, 9));
    for (size_t i = 0; i < all; i++)
        for (int bit = 0; bit < 8; bit++) {
            sealed[i] ^= (unsigned char)(1 << bit);
            /* X25519 does not look at the highest bit of a point, but the nonce is made from it too. */
            assert_null(seal_open_box(secret, sealed, all, &bytes));
            assert_int_equal(bytes, 0);
            sealed[i] ^= (unsigned char)(1 << bit);
        }
    for (size_t n = 0; n < all; n++)
        assert_null(seal_open_box(secret, sealed, n, &bytes));
    assert_null(seal_open_box(other, sealed, all, &bytes));
    void *open = seal_open_box(secret, sealed, all, &bytes); /* it was none of the above */
    assert_non_null(open);
    mem_free(open);
    seal_close_secret(secret);
    seal_close_secret(other);
}

/* Sealed by somebody else to our key: padding that is none, and a length that is none. */
static void foreign_boxes(void **state)
{
    struct seal_public key, nothing = {.prefix = "QY"};
    struct seal_secret *secret = new_pair(&key);
    unsigned char plain[128] = {0}, sealed[256];
    size_t bytes;

    (void)state;
    assert_int_equal(crypto_box_seal(sealed, plain, 64, key.key), 0);
    assert_null(seal_open_box(secret, sealed, 64 + crypto_box_SEALBYTES, &bytes));
    assert_int_equal(crypto_box_seal(sealed, plain, 65, key.key), 0);
    assert_null(seal_open_box(secret, sealed, 65 + crypto_box_SEALBYTES, &bytes));
    assert_int_equal(crypto_box_seal(sealed, plain, 0, key.key), 0);
    assert_null(seal_open_box(secret, sealed, crypto_box_SEALBYTES, &bytes));
    assert_false(seal_box(&nothing, "x", 1, sealed));
    seal_close_secret(secret);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(made_and_opened),
        cmocka_unit_test(wrong_pin),
        cmocka_unit_test(missing_files),
        cmocka_unit_test(damaged_files),
        cmocka_unit_test(hostile_public),
        cmocka_unit_test(hostile_secret),
        cmocka_unit_test(not_made),
        cmocka_unit_test(old_keys_stay),
        cmocka_unit_test(no_place_for_one),
        cmocka_unit_test(made_after_a_power_cut),
        cmocka_unit_test(another_kiosk),
        cmocka_unit_test(every_length),
        cmocka_unit_test(changed_boxes),
        cmocka_unit_test(foreign_boxes),
    };

    return cmocka_run_group_tests_name("seal", tests, enter, leave);
}
