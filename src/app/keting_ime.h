/* SPDX-License-Identifier: MIT */
#ifndef KETING_APP_KETING_IME_H
#define KETING_APP_KETING_IME_H

/* The subcommands of keting-ime; argv[0] is the subcommand's name. The result is the exit status: 0 done, 2
 * could not run. */
int ime_hand_main(int argc, char **argv);
int ime_pinyin_main(int argc, char **argv);
int ime_rare_main(int argc, char **argv);

#endif
