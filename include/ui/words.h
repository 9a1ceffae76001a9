/* SPDX-License-Identifier: MIT */
#ifndef KETING_UI_WORDS_H
#define KETING_UI_WORDS_H

/*
 * Every word of the interface that is not content, in one table: Chinese and English side by side, so that
 * nothing is forgotten in either. Formats of one row take the same arguments in the same order (a test holds
 * them to it).
 */
enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGES };

#define WORDS(X) \
    /* the shell */ \
    X(BACK, "返回", "Back") \
    X(HOME, "首页", "Home") \
    X(SEARCH, "搜索", "Search") \
    X(ELDER, "长辈模式", "Large type") \
    X(ELDER_OFF, "退出大字", "Normal type") \
    X(CLOCK_UNSET, "时钟待校准", "Clock not set") \
    X(PAGE_UP, "上一页", "Up") \
    X(PAGE_DOWN, "下一页", "Down") \
    X(OTHER_LANGUAGE, "English", "中文") \
    X(COMMUNITY, "社区", "Community") \
    X(HALL, "居民会客厅", "Residents' Hall") \
    /* the five doors */ \
    X(SERVICES, "办事", "Services") \
    X(ACTIVITIES, "活动", "Activities") \
    X(NOTICES, "公告", "Notices") \
    X(SELF, "自助", "Requests") \
    X(CONTACTS, "联系", "Contact") \
    X(SERVICES_NOTE, "%d 项服务指南", "%d guides") \
    X(ACTIVITIES_NOTE, "今天 %d 场", "%d today") \
    X(NOTICES_NOTE, "%d 条公告", "%d notices") \
    X(SELF_NOTE, "报修、心愿、报名", "Repairs, wishes") \
    X(CONTACTS_NOTE, "%s、网格员、地图", "%s, grid worker, map") \
    X(BY_CATEGORY, "按类办事", "By subject") \
    X(WHO_ARE_YOU, "我是", "I am") \
    X(OFTEN_READ, "最近常看", "Often read") \
    X(HELP_TITLE, "老人需要帮助，按这里", "Need help? Press here") \
    X(HELP_TITLE_WRAPPED, "老人需要帮助，\n按这里", "Need help?\nPress here") \
    X(HELP_TITLE_ELDER, "我要帮忙", "Help me") \
    X(HELP_LINE, "便民服务热线", "Public service line") \
    X(HELP_CALL, "请拨打 %s", "Please call %s") \
    X(HELP_BODY, "%s\n也可以请一楼的工作人员帮您拨打。\n危急情况：急救 120　报警 110　火警 119", \
      "%s\nThe staff downstairs will gladly call for you.\nEmergency: ambulance 120, police 110, fire 119") \
    X(UNDERSTOOD, "知道了", "OK") \
    X(WHAT_TODAY, "您想做什么？", "What would you like to do?") \
    /* lists */ \
    X(ALL, "全部", "All") \
    X(COUNT_ITEMS, "%d 项", "%d items") \
    X(COUNT_NOTICES, "%d 条", "%d") \
    X(UNREADABLE_ROW, "这一项读不出来", "This entry cannot be read") \
    X(TELL_STAFF, "请告诉工作人员", "Please tell the staff") \
    X(UNREADABLE_PAGE, "这一页读不出来", "This page cannot be read") \
    X(UNREADABLE_ADVICE, "请到一楼综合窗口问一问，并请告诉工作人员。", "Please ask at the desk and tell the staff.") \
    X(EMPTY_CATEGORY, "这一类还没有内容", "Nothing here yet") \
    X(EMPTY_CATEGORY_ADVICE, "请看别的类别，或到一楼综合窗口问一问。", "Please look elsewhere or ask at the desk.") \
    X(EMPTY_NOTICES, "这里暂时没有公告", "No notices here") \
    X(EMPTY_NOTICES_ADVICE, "过期的公告已经收起来了。想查旧公告，请问工作人员。", \
      "Old notices have been put away. Please ask the staff for them.") \
    /* guide of a service */ \
    X(WHO_MAY, "谁能办", "Who may apply") \
    X(BRING, "要带什么", "What to bring") \
    X(BRING_NOTHING, "不用带材料，人来就行。", "Nothing; just come.") \
    X(STEPS, "怎么办", "How it works") \
    X(WHERE_WHOM, "在哪办、问谁", "Where and whom to ask") \
    X(FIRST_RESPONSIBLE, "首问负责人　%s", "First contact: %s") \
    X(QUESTIONS, "常见问题", "Common questions") \
    X(QUESTION, "问：%s", "Q: %s") \
    X(ANSWER, "答：%s", "A: %s") \
    X(FEE, "收费", "Fee") \
    X(BASIS, "办理依据", "Legal basis") \
    X(VISITS, "跑 %d 次", "%d visits") \
    X(NO_VISIT, "不用跑", "No visit") \
    X(COPIES, "%s 份", "%s copies") \
    X(COPY_OUT, "抄写大字", "Copy out") \
    X(TAKE_AWAY, "手机带走这份指南", "Take this guide with you") \
    X(TAKE_AWAY_NOTE, "扫一扫，材料和电话都在里面，不用联网", "Scan it: papers and phone numbers, no network needed") \
    X(RELATED_FORM, "请人代办", "Ask us to do it") \
    X(SHOW_MORE, "展开", "Show") \
    X(SHOW_LESS, "收起", "Hide") \
    X(PREVIOUS_ONE, "上一条", "Previous") \
    X(NEXT_ONE, "下一条", "Next") \
    X(ONE_OF, "第 %d 条，共 %d 条", "%d of %d") \
    /* notices */ \
    X(URGENT, "紧急", "Urgent") \
    X(PINNED, "置顶", "Pinned") \
    X(PUBLISHED, "%s · %s发布", "%s, %s") \
    X(PUBLICITY_UNTIL, " · 公示至 %s", ", public until %s") \
    X(DAYS_LEFT, "（还有 %d 天）", " (%d days left)") \
    X(ENDS_TODAY, "（今天截止）", " (ends today)") \
    X(ENDED, "（已结束）", " (ended)") \
    X(TIMELINE, "大事记", "Our story") \
    X(LARGER, "字大一些", "Larger") \
    X(SMALLER, "字小一些", "Smaller") \
    X(ZOOM_PICTURE, "看大图", "Enlarge") \
    X(ZOOM_IN, "放大", "Zoom in") \
    X(ZOOM_OUT, "缩小", "Zoom out") \
    X(GO_LEFT, "看左边", "Left") \
    X(GO_RIGHT, "看右边", "Right") \
    X(GO_UP, "看上边", "Up") \
    X(GO_DOWN, "看下边", "Down") \
    /* not built yet */ \
    X(SOON, "即将开放", "Coming soon") \
    X(SOON_SELF, "报修、心愿、报名很快就能在这里办。\n眼下请到一楼综合窗口，我们当面帮您登记。", \
      "Requests can soon be made here.\nFor now please come to the desk on the ground floor.") \
    /* no content */ \
    X(PREPARING, "正在准备内容", "Content is being prepared") \
    X(PREPARING_ADVICE, "请先到一楼综合窗口，工作人员当面帮您。", "Please come to the desk; the staff will help you.") \
    X(FOR_STAFF, "给工作人员：", "For the staff:") \
    /* idle and the session */ \
    X(WELCOME, "欢迎您", "Welcome") \
    X(TAP_IF_NEEDED, "有事请点屏幕", "Tap to begin") \
    X(WELCOME_HALL, "欢迎来到居民会客厅", "Welcome to the hall") \
    X(WELCOME_ADVICE, "办事、看公告，点一下屏幕就行。", "Services and notices are one tap away.") \
    X(TAP_TO_START, "点一下屏幕，开始", "Tap the screen to start") \
    X(STILL_THERE, "您还在看吗？", "Are you still there?") \
    X(GOING_HOME_IN, "%d 秒后回到首页，让给下一位邻居。", "Back to home in %d seconds.") \
    X(STAY, "继续看", "Go on") \
    X(LEAVE, "回首页", "Home") \
    X(TODAY_HERE, "今天的活动", "Today in the hall") \
    /* activities */ \
    X(WEEK, "一周", "Week") \
    X(MONTH, "一月", "Month") \
    X(EARLIER, "往前", "Earlier") \
    X(LATER, "往后", "Later") \
    X(TODAY, "今天", "Today") \
    X(TOMORROW, "明天", "Tomorrow") \
    X(AFTER_TOMORROW, "后天", "In two days") \
    X(BACK_TO_TODAY, "回到今天", "Today") \
    X(DEVICE_DATE, "今天是 %s", "Today is %s") \
    X(YEAR_MONTH, "%d 年 %d 月", "%d-%d") \
    X(NOTHING_ON_DAY, "这一天没有活动", "Nothing on this day") \
    X(NOTHING_ON_DAY_ADVICE, "请看别的日子，有圆点的那天有活动。", "Days with dots have something on.") \
    X(CANCELLED, "取消", "Cancelled") \
    X(CANCELLED_BECAUSE, "这一场取消：%s", "Cancelled: %s") \
    X(OVER, "已结束", "Over") \
    X(NEXT_DAY, "次日 ", "next day ") \
    X(NEXT_SESSION, "下次%s", "Next: %s") \
    X(WHEN, "什么时候", "When") \
    X(WHERE, "在哪里", "Where") \
    X(HOST, "谁主持", "Host") \
    X(FOR_WHOM, "谁能来", "For whom") \
    X(PLACES_COUNT, "%d 人", "%d people") \
    X(SIGN_UP, "怎么报名", "Sign-up") \
    X(ASK, "打电话问", "Phone") \
    X(LATER_SESSIONS, "后面几场", "Coming up") \
    /* contacts and places */ \
    X(MY_BUILDING, "我住哪栋楼？", "Find my grid worker") \
    X(MY_BUILDING_NOTE, "按楼号找网格员", "by building number") \
    X(HALL_MAP, "大厅地图", "Map of the hall") \
    X(HALL_MAP_NOTE, "哪个房间在哪儿", "which room is where") \
    X(BUILDING_PROMPT, "请按楼号", "Enter the building number") \
    X(BUILDING_NUMBER, "%s 号楼", "Building %s") \
    X(NO_GRID, "没有找到 %s 号楼", "Building %s was not found") \
    X(NO_GRID_ADVICE, "请看看楼号对不对，或打服务电话 %s 问一问。", "Please check the number, or call %s.") \
    X(GRID_WORKER, "网格员　%s", "Grid worker: %s") \
    X(GRID_HOUSEHOLDS, "%s · %d 户", "%s, %d households") \
    X(SKILLS, "擅长：%s", "Good at: %s") \
    X(EMPTY_CONTACTS, "还没有联系方式", "No contacts yet") \
    X(NO_MAP, "还没有地图", "No map yet") \
    X(NO_MAP_ADVICE, "请问一楼的工作人员。", "Please ask the staff.") \
    X(ROOM_CAPACITY, "可坐 %d 人", "seats %d") \
    X(OPEN_HOURS, "开放时间", "Open") \
    /* search */ \
    X(SEARCH_PROMPT, "按拼音首字母，如 医疗 按 yl", "Type letters, e.g. yl for 医疗") \
    X(BY_KEYS, "按拼音", "Letters") \
    X(BY_HAND, "手写", "Write by hand") \
    X(HAND_PROMPT, "在下面的格子里写一个字", "Write a character below") \
    X(UNDO_STROKE, "撤销一笔", "Undo stroke") \
    X(CLEAR_PAD, "重写", "Again") \
    X(TAKE_BACK, "删一个字", "Delete") \
    X(SEARCH_NOTHING, "没有找到“%s”", "Nothing found for \"%s\"") \
    X(SEARCH_ADVICE, "少按一两个字母再试试，或请工作人员帮您找。", "Try fewer letters, or ask the staff.") \
    X(SEARCH_MORE, "还有更多，多按一个字母会更准。", "There is more; one more letter narrows it down.") \
    /* self-service */ \
    X(FORM_PROMISE, "%d 个工作日内答复", "answered within %d working days") \
    X(FORM_ROUTE, "交给 %s", "goes to %s") \
    X(FORM_ASKS, "会问您这些", "What it asks") \
    X(FORM_OPTIONAL, "（可以不填）", " (optional)") \
    X(FORM_EMERGENCY, "有危险先打电话", "In danger, call first") \
    /* who somebody is */ \
    X(ELDERLY, "老人", "Elder") \
    X(PARENT, "家长", "Parent") \
    X(DISABLED, "残疾人", "Disabled") \
    X(VETERAN, "退役军人", "Veteran") \
    X(NEEDY, "困难家庭", "In need") \
    X(JOBSEEKER, "求职者", "Jobless") \
    X(I_AM, "我是%s", "I am: %s") \
    X(SHOW_ALL, "看全部", "Show all") \
    X(MORE, "更多", "More")

#define WORD_ENUM(name, zh, en) WORD_##name,
enum word { WORDS(WORD_ENUM) WORD_COUNT };
#undef WORD_ENUM

/* Static. */
const char *word_in(enum language language, enum word word);

#endif
