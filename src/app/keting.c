/* SPDX-License-Identifier: MIT */
/* The screen program: reads its command line, runs the hall or a script, and says how it ended. */
#include "app.h"
#include "intake.h"
#include "options.h"
#include "tour.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    struct options options;
    int code;

    if (!options_parse(&options, argc, argv))
        return 2;
    if (options.help) {
        options_print_help();
        return 0;
    }
    if (options.version) {
        puts("keting " KETING_VERSION);
        return 0;
    }
    intake_keep_private();
    struct app *app = app_create(&options);
    if (app == NULL)
        return 1;
    if (options.script != NULL)
        code = tour_play(app, options.script, options.remote, options.shots) ? 0 : 1;
    else
        code = app_run(app);
    return app_destroy(app) == 0 ? code : 1;
}
