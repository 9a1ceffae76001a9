/* SPDX-License-Identifier: MIT */
#include "gen_hand_lda.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = HAND_RAW, ROUNDS = 24 };

void lda_add_products(float *restrict sums, const float *restrict rows, int row_count)
{
    for (int r = 0; r + 3 < row_count; r += 4) {
        const float *a = &rows[r * N], *b = a + N, *c = b + N, *d = c + N;
        for (int i = 0; i < N; i++) {
            float *restrict out = &sums[i * N];
            for (int j = i & ~15; j < N; j++)
                out[j] += a[i] * a[j] + b[i] * b[j] + c[i] * c[j] + d[i] * d[j];
        }
    }
}

static void fill_lower(double *m)
{
    for (int i = 0; i < N; i++)
        for (int j = 0; j < i; j++)
            m[i * N + j] = m[j * N + i];
}

/* m becomes L of m = L Lᵀ (lower triangle). */
static void cholesky(double *m)
{
    for (int i = 0; i < N; i++) {
        for (int j = 0; j <= i; j++) {
            double sum = m[i * N + j];
            for (int k = 0; k < j; k++)
                sum -= m[i * N + k] * m[j * N + k];
            if (i == j && sum <= 0) {
                fprintf(stderr, "gen_hand: the scatter matrix is not positive\n");
                exit(1);
            }
            m[i * N + j] = i == j ? sqrt(sum) : sum / m[j * N + j];
        }
    }
}

/* Each row of x becomes L⁻¹ row. */
static void solve_lower(const double *l, double *x, int rows)
{
    for (int r = 0; r < rows; r++) {
        double *v = &x[r * N];
        for (int i = 0; i < N; i++) {
            double sum = v[i];
            for (int k = 0; k < i; k++)
                sum -= l[i * N + k] * v[k];
            v[i] = sum / l[i * N + i];
        }
    }
}

/* Each row of x becomes L⁻ᵀ row. */
static void solve_upper(const double *l, double *x, int rows)
{
    for (int r = 0; r < rows; r++) {
        double *v = &x[r * N];
        for (int i = N - 1; i >= 0; i--) {
            v[i] /= l[i * N + i];
            for (int k = 0; k < i; k++)
                v[k] -= l[i * N + k] * v[i];
        }
    }
}

static void transpose(double *m)
{
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < i; j++) {
            double t = m[i * N + j];
            m[i * N + j] = m[j * N + i];
            m[j * N + i] = t;
        }
    }
}

static double dot(const double *a, const double *b)
{
    double sum = 0;

    for (int i = 0; i < N; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Gram and Schmidt; the rows keep their order of importance. */
static void make_orthogonal(double *rows, int count)
{
    for (int i = 0; i < count; i++) {
        double *v = &rows[i * N];
        for (int k = 0; k < i; k++) {
            double share = dot(v, &rows[k * N]);
            for (int j = 0; j < N; j++)
                v[j] -= share * rows[k * N + j];
        }
        double length = sqrt(dot(v, v));
        for (int j = 0; j < N; j++)
            v[j] /= fmax(length, 1e-30);
    }
}

/* The first eigenvectors of a symmetric matrix, by turning a set of rows towards them. */
static void find_eigenvectors(const double *m, double *rows, int count)
{
    double *turned = mem_alloc(sizeof(double) * (size_t)count * N);

    for (int i = 0; i < count * N; i++)
        rows[i] = (double)((unsigned)i * 2654435761U >> 8 & 0xFFFF) / 65536 - 0.5;
    make_orthogonal(rows, count);
    for (int round = 0; round < ROUNDS; round++) {
        memset(turned, 0, sizeof(double) * (size_t)count * N);
        for (int r = 0; r < count; r++)
            for (int i = 0; i < N; i++)
                for (int j = 0; j < N; j++)
                    turned[r * N + j] += rows[r * N + i] * m[i * N + j];
        memcpy(rows, turned, sizeof(double) * (size_t)count * N);
        make_orthogonal(rows, count);
    }
    mem_free(turned);
}

void lda_solve(double *within, double *between, double shrink, int count, float *out)
{
    double trace = 0, *rows = mem_alloc(sizeof(double) * (size_t)count * N);

    fill_lower(within);
    fill_lower(between);
    for (int i = 0; i < N; i++)
        trace += within[i * N + i];
    for (int i = 0; i < N; i++)
        within[i * N + i] += shrink * trace / N;
    cholesky(within);
    /* L⁻¹ B L⁻ᵀ: between is symmetric, so its rows are its columns. */
    solve_lower(within, between, N);
    transpose(between);
    solve_lower(within, between, N);
    find_eigenvectors(between, rows, count);
    solve_upper(within, rows, count);
    for (int i = 0; i < count * N; i++)
        out[i] = (float)rows[i];
    mem_free(rows);
}
