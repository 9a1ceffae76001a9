/* SPDX-License-Identifier: MIT */
#include "ime/rare_radical.h"

#include "base/macros.h"
#include "base/utf8.h"

#include <string.h>

struct radical {
    const char *name; /* its shapes, one character each */
    uint8_t strokes[RARE_SHAPES_MAX];
};

/* Kangxi order. The simplified shape first where it is the only one that is still written. */
static const struct radical radicals[RARE_RADICALS] = {
    {"一", {1}},           {"丨", {1}},           {"丶", {1}},           {"丿乀", {1, 1}},
    {"乙乚⺄", {1, 1, 1}}, {"亅", {1}},           {"二", {2}},           {"亠", {2}},
    {"人亻", {2, 2}},      {"儿", {2}},           {"入", {2}},           {"八丷", {2, 2}},
    {"冂", {2}},           {"冖", {2}},           {"冫", {2}},           {"几", {2}},
    {"凵", {2}},           {"刀刂⺈", {2, 2, 2}}, {"力", {2}},           {"勹", {2}},
    {"匕", {2}},           {"匚", {2}},           {"匸", {2}},           {"十", {2}},
    {"卜⺊", {2, 2}},      {"卩㔾", {2, 2}},      {"厂", {2}},           {"厶", {2}},
    {"又", {2}},           {"口", {3}},           {"囗", {3}},           {"土", {3}},
    {"士", {3}},           {"夂", {3}},           {"夊", {3}},           {"夕", {3}},
    {"大", {3}},           {"女", {3}},           {"子", {3}},           {"宀", {3}},
    {"寸", {3}},           {"小⺌", {3, 3}},      {"尢尣", {3, 4}},      {"尸", {3}},
    {"屮", {3}},           {"山", {3}},           {"川巛", {3, 3}},      {"工", {3}},
    {"己已巳", {3, 3, 3}}, {"巾", {3}},           {"干", {3}},           {"幺", {3}},
    {"广", {3}},           {"廴", {2}},           {"廾", {3}},           {"弋", {3}},
    {"弓", {3}},           {"彐彑", {3, 3}},      {"彡", {3}},           {"彳", {3}},
    {"心忄⺗", {4, 3, 4}}, {"戈", {4}},           {"户戶", {4, 4}},      {"手扌龵", {4, 3, 4}},
    {"支", {4}},           {"攵攴", {4, 4}},      {"文", {4}},           {"斗", {4}},
    {"斤", {4}},           {"方", {4}},           {"无旡", {4, 4}},      {"日", {4}},
    {"曰", {4}},           {"月", {4}},           {"木", {4}},           {"欠", {4}},
    {"止", {4}},           {"歹歺", {4, 5}},      {"殳", {4}},           {"毋母", {4, 5}},
    {"比", {4}},           {"毛", {4}},           {"氏", {4}},           {"气", {4}},
    {"水氵氺", {4, 3, 5}}, {"火灬", {4, 4}},      {"爪爫", {4, 4}},      {"父", {4}},
    {"爻", {4}},           {"爿丬", {4, 3}},      {"片", {4}},           {"牙", {4}},
    {"牛牜", {4, 4}},      {"犬犭", {4, 3}},      {"玄", {5}},           {"王玉", {4, 5}},
    {"瓜", {5}},           {"瓦", {4}},           {"甘", {5}},           {"生", {5}},
    {"用", {5}},           {"田", {5}},           {"疋⺪", {5, 5}},      {"疒", {5}},
    {"癶", {5}},           {"白", {5}},           {"皮", {5}},           {"皿", {5}},
    {"目", {5}},           {"矛", {5}},           {"矢", {5}},           {"石", {5}},
    {"示礻", {5, 4}},      {"禸", {4}},           {"禾", {5}},           {"穴", {5}},
    {"立", {5}},           {"竹⺮", {6, 6}},      {"米", {6}},           {"纟糸糹", {3, 6, 6}},
    {"缶", {6}},           {"网罒罓", {6, 5, 4}}, {"羊⺷", {6, 6}},      {"羽", {6}},
    {"老耂", {6, 4}},      {"而", {6}},           {"耒", {6}},           {"耳", {6}},
    {"聿肀", {6, 4}},      {"肉月⺼", {6, 4, 4}}, {"臣", {6}},           {"自", {6}},
    {"至", {6}},           {"臼", {6}},           {"舌", {6}},           {"舛", {6}},
    {"舟", {6}},           {"艮", {6}},           {"色", {6}},           {"艹艸", {3, 6}},
    {"虎虍", {8, 6}},      {"虫", {6}},           {"血", {6}},           {"行", {6}},
    {"衣衤", {6, 5}},      {"西覀襾", {6, 6, 6}}, {"见見", {4, 7}},      {"角", {7}},
    {"言讠訁", {7, 2, 7}}, {"谷", {7}},           {"豆", {7}},           {"豕", {7}},
    {"豸", {7}},           {"贝貝", {4, 7}},      {"赤", {7}},           {"走", {7}},
    {"足⻊", {7, 7}},      {"身", {7}},           {"车車", {4, 7}},      {"辛", {7}},
    {"辰", {7}},           {"辶辵", {3, 7}},      {"阝邑", {2, 7}},      {"酉", {7}},
    {"釆", {7}},           {"里", {7}},           {"金钅釒", {8, 5, 8}}, {"长長镸", {4, 8, 7}},
    {"门門", {3, 8}},      {"阝阜", {2, 8}},      {"隶", {8}},           {"隹", {8}},
    {"雨⻗", {8, 8}},      {"青靑", {8, 8}},      {"非", {8}},           {"面", {9}},
    {"革", {9}},           {"韦韋", {4, 9}},      {"韭", {9}},           {"音", {9}},
    {"页頁", {6, 9}},      {"风風", {4, 9}},      {"飞飛", {3, 9}},      {"食饣飠", {9, 3, 8}},
    {"首", {9}},           {"香", {9}},           {"马馬", {3, 10}},     {"骨", {9}},
    {"高髙", {10, 11}},    {"髟", {10}},          {"鬥", {10}},          {"鬯", {10}},
    {"鬲", {10}},          {"鬼", {9}},           {"鱼魚", {8, 11}},     {"鸟鳥", {5, 11}},
    {"卤鹵", {7, 11}},     {"鹿", {11}},          {"麦麥", {7, 11}},     {"麻", {11}},
    {"黄黃", {11, 12}},    {"黍", {12}},          {"黑", {12}},          {"黹", {12}},
    {"黾黽", {8, 13}},     {"鼎", {12}},          {"鼓", {13}},          {"鼠", {13}},
    {"鼻", {14}},          {"齐齊", {6, 14}},     {"齿齒", {8, 15}},     {"龙龍", {5, 16}},
    {"龟龜", {7, 16}},     {"龠", {17}},
};

const char *rare_radical_name(int radical)
{
    return radical >= 1 && radical <= RARE_RADICALS ? radicals[radical - 1].name : "";
}

int rare_radical_strokes(int radical)
{
    return radical >= 1 && radical <= RARE_RADICALS ? radicals[radical - 1].strokes[0] : 0;
}

int rare_shapes(int radical, struct rare_radical out[RARE_SHAPES_MAX])
{
    const char *p = rare_radical_name(radical), *end = p + strlen(p);
    int count = 0;

    for (; p < end && count < RARE_SHAPES_MAX; count++)
        out[count] = (struct rare_radical){utf8_next(&p, end), radical, radicals[radical - 1].strokes[count]};
    return count;
}

bool rare_is_shape_of(uint32_t code_point, int radical)
{
    struct rare_radical shapes[RARE_SHAPES_MAX];
    int count = rare_shapes(radical, shapes);

    for (int i = 0; i < count; i++)
        if (shapes[i].code_point == code_point)
            return true;
    return false;
}

static int add_shape(struct rare_radical out[RARE_SAME_MAX], int count, struct rare_radical shape)
{
    for (int i = 0; i < count; i++)
        if (out[i].code_point == shape.code_point)
            return count;
    if (count < RARE_SAME_MAX)
        out[count++] = shape;
    return count;
}

int rare_same_part(uint32_t code_point, struct rare_radical out[RARE_SAME_MAX])
{
    struct rare_radical shapes[RARE_SHAPES_MAX];
    int count = add_shape(out, 0, (struct rare_radical){.code_point = code_point});

    for (int r = 1; r <= RARE_RADICALS; r++) {
        if (!rare_is_shape_of(code_point, r))
            continue;
        int n = rare_shapes(r, shapes);
        for (int i = 0; i < n; i++) {
            count = add_shape(out, count, shapes[i]);
            if (shapes[i].code_point == code_point)
                out[0] = shapes[i];
        }
    }
    return count;
}

int rare_radical_shapes(int strokes, struct rare_radical *out, int max)
{
    struct rare_radical shapes[RARE_SHAPES_MAX];
    int found = 0;

    for (int wanted = strokes < 0 ? 1 : strokes; wanted <= (strokes < 0 ? RARE_RADICAL_STROKES_MAX : strokes);
         wanted++) {
        for (int r = 1; r <= RARE_RADICALS; r++) {
            int n = rare_shapes(r, shapes);
            for (int i = 0; i < n; i++)
                if (shapes[i].strokes == wanted && found < max)
                    out[found++] = shapes[i];
        }
    }
    return found;
}
