/* SPDX-License-Identifier: MIT */
#define LOG_MODULE "sound"
#include "platform/sound.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/loop.h"

#include <alsa/asoundlib.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/*
 * One click is written whole and then forgotten: the card plays it to its end and stops by itself, because
 * nothing follows. ALSA calls that an underrun, so -EPIPE at the next click is the ordinary case.
 *
 * "plughw" and not "default": the latter mixes what several programs play, and for that keeps the card
 * running between the clicks for as long as it is open.
 */
#define CARD "plughw"

enum {
    RATE = 48000,
    CLICK_FRAMES = RATE * 8 / 1000,
    MOST_FRAMES = RATE / 10,
    BUFFER_US = 20 * 1000,
    IDLE_US = 1000 * 1000,
    RETRY_US = 60 * 1000 * 1000
};

struct sound {
    struct loop_source *timer; /* armed while pcm is open */
    snd_pcm_t *pcm; /* NULL = let go of */
    snd_pcm_uframes_t frames; /* of one click and the silence behind it; set when pcm is opened */
    uint64_t retry_us; /* the card is not tried before; 0 = it was there */
    bool told; /* the log knows that it is silent */
    int16_t wave[MOST_FRAMES];
};

/* 1.8 kHz that begins at nothing and is at nothing again after 8 ms: a jump at either end would crackle. */
static void make_wave(int16_t *wave)
{
    const double peak = 5000, pitch_hz = 1800, fade_s = 0.0016, tau = 6.283185307179586;

    for (int i = 0; i < CLICK_FRAMES; i++) {
        double t = (double)i / RATE, left = 1 - (double)i / CLICK_FRAMES;
        wave[i] = (int16_t)lrint(peak * left * exp(-t / fade_s) * sin(tau * pitch_hz * t));
    }
}

/* Without this libasound writes several lines to stderr for every card that it does not find. */
__attribute__((format(printf, 5, 6))) static void hear_alsa(const char *file, int line, const char *function,
                                                            int error, const char *format, ...)
{
    char text[256];
    va_list args;

    (void)file, (void)line, (void)error;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    log_debug("%s: %s", function, text);
}

static void let_go(struct sound *sound)
{
    if (sound->pcm != NULL)
        snd_pcm_close(sound->pcm);
    sound->pcm = NULL;
    loop_timer_disarm(sound->timer);
}

static void give_up(struct sound *sound, int error, uint64_t now_us)
{
    let_go(sound);
    sound->retry_us = now_us + RETRY_US;
    if (!sound->told)
        log_warn("no clicks from the sound card: %s", snd_strerror(error));
    sound->told = true;
}

/* A card stops at the end of a period, not of what was written: silence up to there and for one period more,
 * or it would play on into what an earlier click left in its buffer. */
static int set_up(struct sound *sound)
{
    snd_pcm_uframes_t buffer, period;
    int error = snd_pcm_set_params(sound->pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, RATE, 1,
                                   BUFFER_US);

    if (error == 0)
        error = snd_pcm_get_params(sound->pcm, &buffer, &period);
    if (error < 0)
        return error;
    sound->frames = (CLICK_FRAMES + period - 1) / period * period + period;
    if (sound->frames > buffer)
        sound->frames = buffer;
    if (sound->frames > MOST_FRAMES)
        sound->frames = MOST_FRAMES;
    return 0;
}

static bool have_card(struct sound *sound, uint64_t now_us)
{
    if (sound->pcm != NULL)
        return true;
    if (now_us < sound->retry_us)
        return false;
    int error = snd_pcm_open(&sound->pcm, CARD, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (error < 0)
        sound->pcm = NULL;
    else
        error = set_up(sound);
    if (error < 0)
        give_up(sound, error, now_us);
    return error >= 0;
}

/* 0, or a negative errno; -EAGAIN: the click before is not over, and half of another would crackle. */
static int play(struct sound *sound)
{
    snd_pcm_sframes_t n = snd_pcm_avail_update(sound->pcm);

    if (n >= 0 && (snd_pcm_uframes_t)n < sound->frames)
        return -EAGAIN;
    if (n >= 0)
        n = snd_pcm_writei(sound->pcm, sound->wave, sound->frames);
    if (n < 0)
        return (int)n;
    /* By itself it starts with a full buffer. */
    return snd_pcm_state(sound->pcm) == SND_PCM_STATE_PREPARED ? snd_pcm_start(sound->pcm) : 0;
}

void sound_click(struct sound *sound, uint64_t now_us)
{
    if (!have_card(sound, now_us))
        return;
    loop_timer_arm(sound->timer, now_us + IDLE_US);
    int error = play(sound);
    /* An underrun only: of a suspended card snd_pcm_recover() would wait for seconds. */
    if (error == -EPIPE) {
        error = snd_pcm_recover(sound->pcm, error, 1);
        if (error == 0)
            error = play(sound);
    }
    if (error == -EAGAIN)
        return;
    if (error < 0) {
        give_up(sound, error, now_us);
        return;
    }
    if (sound->told)
        log_info("clicks again");
    sound->told = false;
}

static void on_idle(void *ctx, uint64_t now_us)
{
    (void)now_us;
    let_go(ctx);
}

struct sound *sound_create(struct loop *loop, uint64_t now_us)
{
    struct sound *sound = mem_zalloc(sizeof *sound);

    make_wave(sound->wave);
    snd_lib_error_set_handler(hear_alsa);
    sound->timer = loop_add_timer(loop, "sound", on_idle, sound);
    if (have_card(sound, now_us))
        loop_timer_arm(sound->timer, now_us + IDLE_US);
    return sound;
}

void sound_destroy(struct sound *sound)
{
    if (sound == NULL)
        return;
    let_go(sound);
    loop_remove(sound->timer);
    snd_config_update_free_global();
    snd_lib_error_set_handler(NULL);
    mem_free(sound);
}
