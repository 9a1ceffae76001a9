/* SPDX-License-Identifier: MIT */
#include "fake/alsa_fake.h"

#include <alsa/asoundlib.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

struct alsa_fake alsa_fake;
static snd_lib_error_handler_t handler;
static char one_stream; /* its address is the only handle there is */

void alsa_fake_reset(void)
{
    handler = NULL;
    alsa_fake = (struct alsa_fake){.buffer = 960, .period = 240};
}

void alsa_fake_played(void)
{
    alsa_fake.dry = alsa_fake.running;
    alsa_fake.running = false;
    alsa_fake.queued = 0;
}

void alsa_fake_say(const char *text)
{
    if (handler != NULL)
        handler("conf.c", 1, "snd_func", -ENOENT, "%s", text);
}

/* The stream must be the one that lives, and be set up unless it is just being so. */
static void check(const snd_pcm_t *pcm, bool set)
{
    if (pcm != (const void *)&one_stream || alsa_fake.streams != 1 || alsa_fake.set != set)
        alsa_fake.misasked++;
}

int snd_pcm_open(snd_pcm_t **pcm, const char *name, snd_pcm_stream_t stream, int mode)
{
    alsa_fake.opens++;
    snprintf(alsa_fake.name, sizeof alsa_fake.name, "%s", name);
    alsa_fake.mode = mode;
    if (stream != SND_PCM_STREAM_PLAYBACK || alsa_fake.streams != 0)
        alsa_fake.misasked++;
    if (alsa_fake.open_error != 0) {
        *pcm = (snd_pcm_t *)-1; /* the real one promises nothing here */
        return alsa_fake.open_error;
    }
    *pcm = (void *)&one_stream;
    alsa_fake.streams++;
    alsa_fake.set = alsa_fake.running = alsa_fake.dry = false;
    alsa_fake.queued = 0;
    return 0;
}

int snd_pcm_close(snd_pcm_t *pcm)
{
    check(pcm, alsa_fake.set);
    alsa_fake.streams--;
    return 0;
}

int snd_pcm_set_params(snd_pcm_t *pcm, snd_pcm_format_t format, snd_pcm_access_t access, unsigned channels,
                       unsigned rate, int soft_resample, unsigned latency_us)
{
    (void)soft_resample, (void)latency_us;
    check(pcm, false);
    alsa_fake.signed_16 = format == SND_PCM_FORMAT_S16 && access == SND_PCM_ACCESS_RW_INTERLEAVED;
    alsa_fake.channels = (int)channels;
    alsa_fake.rate = (int)rate;
    alsa_fake.set = alsa_fake.params_error == 0;
    return alsa_fake.params_error;
}

int snd_pcm_get_params(snd_pcm_t *pcm, snd_pcm_uframes_t *buffer, snd_pcm_uframes_t *period)
{
    check(pcm, true);
    *buffer = (snd_pcm_uframes_t)alsa_fake.buffer;
    *period = (snd_pcm_uframes_t)alsa_fake.period;
    return alsa_fake.get_params_error;
}

snd_pcm_sframes_t snd_pcm_avail_update(snd_pcm_t *pcm)
{
    check(pcm, true);
    if (alsa_fake.avail_error != 0)
        return alsa_fake.avail_error;
    return alsa_fake.dry ? -EPIPE : alsa_fake.buffer - alsa_fake.queued;
}

static long take(const int16_t *frames, long count)
{
    long room = alsa_fake.buffer - alsa_fake.queued;

    if (room == 0)
        return -EAGAIN;
    if (count > room)
        count = room;
    for (long i = 0; i < count && alsa_fake.frames + i < ALSA_FAKE_HEARD; i++)
        alsa_fake.heard[alsa_fake.frames + i] = frames[i];
    alsa_fake.frames += count;
    alsa_fake.queued += count;
    if (alsa_fake.queued == alsa_fake.buffer)
        alsa_fake.running = true;
    return count;
}

snd_pcm_sframes_t snd_pcm_writei(snd_pcm_t *pcm, const void *frames, snd_pcm_uframes_t count)
{
    int once = alsa_fake.write_error_once;

    check(pcm, true);
    alsa_fake.writes++;
    alsa_fake.write_error_once = 0;
    if (once != 0)
        return once;
    if (alsa_fake.write_error != 0)
        return alsa_fake.write_error;
    return alsa_fake.dry ? -EPIPE : take(frames, (long)count);
}

snd_pcm_state_t snd_pcm_state(snd_pcm_t *pcm)
{
    check(pcm, true);
    if (alsa_fake.dry)
        return SND_PCM_STATE_XRUN;
    return alsa_fake.running ? SND_PCM_STATE_RUNNING : SND_PCM_STATE_PREPARED;
}

int snd_pcm_start(snd_pcm_t *pcm)
{
    check(pcm, true);
    if (alsa_fake.running)
        alsa_fake.misasked++;
    alsa_fake.starts++;
    if (alsa_fake.start_error != 0)
        return alsa_fake.start_error;
    alsa_fake.running = true;
    return 0;
}

int snd_pcm_recover(snd_pcm_t *pcm, int error, int silent)
{
    check(pcm, true);
    if (!silent || error != -EPIPE) /* -ESTRPIPE waits */
        alsa_fake.misasked++;
    alsa_fake.recovers++;
    alsa_fake.last_recovered = error;
    if (alsa_fake.recover_error != 0)
        return alsa_fake.recover_error;
    alsa_fake.dry = alsa_fake.running = false;
    alsa_fake.queued = 0;
    return 0;
}

const char *snd_strerror(int error)
{
    return strerror(-error);
}

int snd_lib_error_set_handler(snd_lib_error_handler_t wanted)
{
    handler = wanted;
    alsa_fake.handler = wanted != NULL;
    return 0;
}

int snd_config_update_free_global(void)
{
    if (alsa_fake.streams != 0)
        alsa_fake.misasked++;
    return 0;
}
