/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/str.h"
#include "keting_ctl.h"

#include <stdio.h>
#include <string.h>

static bool prefix_right(const char *prefix)
{
    if (receipt_prefix_valid(prefix))
        return true;
    ctl_complain("--prefix 写的是“%s”，请写2到7个大写字母或数字，第一个是字母，如QY", prefix);
    return false;
}

int ctl_keygen(const struct ctl_arguments *arguments)
{
    char pin[SEAL_PIN_MOST + 1];
    struct seal_public key;
    struct error error = {0};

    if (arguments->prefix != NULL && !prefix_right(arguments->prefix))
        return CTL_CANNOT_RUN;
    bool ok = ctl_read_pin(pin, arguments->pin_file, true, &error) &&
              seal_make_keys(arguments->public_path, arguments->secret_path,
                             arguments->prefix != NULL ? arguments->prefix : "", pin, &key, &error);
    explicit_bzero(pin, sizeof pin);
    if (!ok)
        return ctl_complain("%s", error.text);
    printf("做好了。这台机器的受理编号以“%s”开头。\n"
           "接下来：\n"
           "  1. 把 %s 放到机器的数据目录，文件名staff.pub。有了它，机器才能收申请。\n"
           "  2. 钥匙文件 %s 只留在工作人员的U盘上；再复制一份，锁在柜子里。\n"
           "  3. 记住PIN。PIN忘了，或两份钥匙都丢了，居民写的内容谁也打不开。\n"
           "  4. 还有第二台机器，用 keting-ctl kiosk 给它做一份staff.pub，编号开头要不一样。\n",
           key.prefix, arguments->public_path, arguments->secret_path);
    return CTL_DONE;
}

int ctl_kiosk(const struct ctl_arguments *arguments)
{
    struct seal_public key;
    struct error error = {0};

    if (!prefix_right(arguments->prefix))
        return CTL_CANNOT_RUN;
    if (!seal_read_public(arguments->public_path, &key, &error))
        return ctl_complain("%s", error.text);
    if (str_same(key.prefix, arguments->prefix))
        return ctl_complain("--prefix %s 已经是第一台机器的，两台的编号会混在一起，请换一个", arguments->prefix);
    if (fs_exists(arguments->out))
        return ctl_complain("“%s”已经有了，不会覆盖它，请换一个名字", arguments->out);
    snprintf(key.prefix, sizeof key.prefix, "%s", arguments->prefix);
    if (!seal_write_public(arguments->out, &key, &error))
        return ctl_complain("%s", error.text);
    printf("做好了。第二台机器的受理编号以“%s”开头，用原来的钥匙和PIN打开。\n"
           "接下来：把 %s 放到那台机器的数据目录，文件名staff.pub。\n",
           key.prefix, arguments->out);
    return CTL_DONE;
}
