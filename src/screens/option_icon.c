/* SPDX-License-Identifier: MIT */
#include "option_icon.h"

#include "base/macros.h"

#include <stddef.h>
#include <string.h>

/*
 * The first rule of which a word stands in the answer decides: what is narrow comes before what is wide, 屋顶漏水
 * before 漏水, 不满意 before 满意.
 */
enum { WORDS_OF_A_RULE = 10 };

static const struct rule {
    const char *icon, *words[WORDS_OF_A_RULE];
} rules[] = {
    /* how it was */
    {"face-1", {"非常不满意", "差很多", "很怕"}},
    {"face-5", {"非常满意", "好多了", "不怕"}},
    {"face-3", {"基本满意", "差不多", "一般"}},
    {"face-2", {"不满意", "差一点", "有点怕"}},
    {"face-4", {"满意", "好一点"}},
    /* yes, no, and the rest */
    {"close", {"不同意", "下不来"}},
    {"check", {"同意"}},
    {"pencil", {"要改", "毛笔", "写字", "看作业"}},
    {"more", {"别的", "其他", "说不清", "再想想", "都想问", "不愿说"}},
    {"check", {"都行", "都可以", "没有"}},
    /* what is broken */
    {"warning", {"不舒服", "马上来"}},
    {"roof", {"屋顶", "外墙", "楼顶"}},
    {"drain", {"下水", "堵"}},
    {"water", {"水管", "漏水", "停水"}},
    {"bulb", {"灯"}},
    {"fire", {"煤气", "燃气", "着火"}},
    {"car", {"停车", "占道", "消防通道"}},
    {"bolt", {"停电", "电线", "漏电", "充电"}},
    {"heater", {"暖气", "供暖"}},
    {"lift", {"电梯"}},
    {"door", {"门禁", "单元门", "门锁"}},
    {"trash", {"垃圾", "保洁", "干净"}},
    {"megaphone", {"话筒"}},
    {"speaker", {"噪声", "噪音", "太吵"}},
    {"road", {"井盖", "路面", "夜路"}},
    {"bench", {"健身器材", "座椅", "长椅", "桌"}},
    /* what is wanted */
    {"medical", {"看病", "医保", "义诊", "健康"}},
    {"bowl", {"送餐", "吃饭", "食堂", "茶水"}},
    {"scissors", {"理发", "剪纸"}},
    {"bath", {"助浴", "洗澡"}},
    {"bell", {"呼叫", "按钮"}},
    {"broom", {"打扫"}},
    {"snow", {"雪"}},
    {"box", {"搬"}},
    {"mobile", {"手机"}},
    {"book", {"读书", "借书", "上学", "学习", "课堂"}},
    {"gift", {"捐书", "生日"}},
    {"refresh", {"续借"}},
    {"search", {"找一本"}},
    {"document", {"读报", "写信", "办事", "窗口不"}},
    {"chat", {"说话", "说说话", "陪聊", "态度"}},
    {"film", {"电影", "投影", "跨年"}},
    {"scroll", {"书法", "书画"}},
    {"music", {"节目", "唱"}},
    {"house", {"扶手", "防滑", "租房", "住房", "物业", "托老"}},
    {"shield", {"社保"}},
    {"idcard", {"户口", "证件"}},
    {"briefcase", {"找工作"}},
    {"wheelchair", {"残疾", "轮椅", "要扶", "扶着走"}},
    {"flag", {"退役"}},
    {"coin", {"钱", "账", "欠薪"}},
    {"heart", {"低保", "救助", "赡养"}},
    /* who, and when */
    {"family", {"老人", "孩子", "儿童", "家里人", "家庭", "市民学校"}},
    {"people", {"邻居", "大家", "开会", "议事", "活动"}},
    {"person", {"自己", "网格员", "方便"}},
    {"sunrise", {"上午"}},
    {"sun", {"下午", "白天"}},
    {"moon", {"晚上"}},
    {"calendar", {"周末", "半个月"}},
    {"clock", {"这两天"}},
    {"hourglass", {"不急"}},
};

const char *option_icon(const char *words)
{
    for (size_t i = 0; i < ARRAY_LEN(rules); i++)
        for (int k = 0; k < WORDS_OF_A_RULE && rules[i].words[k] != NULL; k++)
            if (strstr(words, rules[i].words[k]) != NULL)
                return rules[i].icon;
    return NULL;
}

int option_icon_rules(void)
{
    return (int)ARRAY_LEN(rules);
}

const char *option_icon_of(int rule)
{
    return rules[rule].icon;
}
