/* SPDX-License-Identifier: MIT */
/*
 * make_photos COUNT FOLDER — photographs of 2400x1700 as a phone makes them: soft areas, edges, grain, each
 * another one. photo-001.jpg and so on; those that are there already stay.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

enum { WIDTH = 2400, HEIGHT = 1700, QUALITY = 85, SIDE = 512, OCTAVES = 4 };

/* Noise that goes on over its edges; the coarser octaves are the same one enlarged. */
static uint8_t noise[SIDE][SIDE];
static uint32_t state;

static uint32_t any(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    return state ^= state << 5;
}

static void fill_noise(void)
{
    state = 2463534242u;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            noise[y][x] = (uint8_t)any();
}

/* Between four points of the noise, in 1/256 of its pixels. */
static int at(uint32_t x, uint32_t y)
{
    uint32_t fx = x & 255, fy = y & 255, x0 = x >> 8 & (SIDE - 1), y0 = y >> 8 & (SIDE - 1);
    uint32_t x1 = (x0 + 1) & (SIDE - 1), y1 = (y0 + 1) & (SIDE - 1);
    uint32_t top = noise[y0][x0] * (256 - fx) + noise[y0][x1] * fx;
    uint32_t bottom = noise[y1][x0] * (256 - fx) + noise[y1][x1] * fx;

    return (int)((top * (256 - fy) + bottom * fy) >> 16);
}

static void make_row(uint8_t *row, uint32_t y, const uint32_t *seed)
{
    static const uint32_t step[OCTAVES] = {1, 6, 30, 256}, share[OCTAVES] = {110, 64, 42, 40};

    for (uint32_t x = 0; x < WIDTH; x++) {
        int value[OCTAVES], sum = 0;
        for (int i = 0; i < OCTAVES; i++) {
            value[i] = at((x + seed[i]) * step[i], (y + seed[i + OCTAVES]) * step[i]);
            sum += value[i] * (int)share[i];
        }
        int light = sum / 256 + (value[0] > 128 ? 30 : -30); /* an edge here and there */
        for (int c = 0; c < 3; c++) {
            int v = light + (value[1] - 128) * (c - 1) / 3;
            row[3 * x + (uint32_t)c] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
        }
    }
}

static void write_photo(FILE *file, uint32_t number)
{
    static uint8_t row[WIDTH * 3];
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    uint32_t seed[2 * OCTAVES];

    state = number * 2654435761u + 1;
    for (int i = 0; i < 2 * OCTAVES; i++)
        seed[i] = any() >> 8;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, QUALITY, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (uint32_t y = 0; y < HEIGHT; y++) {
        JSAMPROW rows[1] = {row};
        make_row(row, y, seed);
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
}

int main(int argc, char **argv)
{
    char path[4096];

    if (argc != 3)
        return 2;
    fill_noise();
    for (uint32_t i = 1; i <= strtoul(argv[1], NULL, 10); i++) {
        snprintf(path, sizeof path, "%s/photo-%03u.jpg", argv[2], i);
        if (access(path, R_OK) == 0)
            continue;
        FILE *file = fopen(path, "wbe");
        if (file == NULL)
            return 1;
        write_photo(file, i);
        if (fclose(file) != 0)
            return 1;
    }
    return 0;
}
