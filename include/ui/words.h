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
    X(ELDER_OFF, "退出大字", "Normal") \
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
    X(ACTIVITIES_NOTE, "今天 %d 场 · 本周 %d 场", "%d today, %d this week") \
    X(ACTIVITIES_NOTE_LATER, "今天没有 · 本周 %d 场", "%d this week") \
    X(ACTIVITIES_NOTE_NONE, "这几天没有活动", "Nothing this week") \
    X(NOTICES_NOTE, "%d 条公告", "%d notices") \
    X(NOTICES_NOTE_NONE, "现在没有公告", "No notices now") \
    X(NOTICES_NOTE_PUBLICITY, "%d 条公告 · 公示 %d 项", "%d notices, %d in review") \
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
    X(WHAT_TODAY, "您想做什么？", "How can we help?") \
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
    X(VISITS, "跑 %d 次", "Visits: %d") \
    X(NO_VISIT, "不用跑", "No visit") \
    X(COPIES, "%s 份", "× %s") \
    X(COPY_OUT, "抄写大字", "Copy out") \
    X(TAKE_AWAY, "手机带走这份指南", "Take this guide with you") \
    X(DIAL, "手机扫一扫，直接拨号", "Scan it to dial") \
    X(TAKE_AWAY_NOTE, "扫一扫，材料和电话都在里面，不用联网", "Scan it: papers and phone numbers, no network needed") \
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
    X(SAY_SOMETHING, "我要提意见", "Comment") \
    X(SMALLER_BRIEF, "字小", "Smaller") \
    X(LARGER_BRIEF, "字大", "Larger") \
    X(SIGN_UP_HERE, "我要报名", "Sign up") \
    X(KIND_POLICY, "政策", "Policy") \
    X(KIND_PUBLICITY, "公示", "Review") \
    X(KIND_NOTE, "通知", "Notice") \
    X(KIND_DELIBERATION, "议事", "Talks") \
    X(LARGER, "字大一些", "Larger") \
    X(SMALLER, "字小一些", "Smaller") \
    X(ZOOM_PICTURE, "看大图", "Enlarge") \
    X(ZOOM_IN, "放大", "Zoom in") \
    X(ZOOM_OUT, "缩小", "Zoom out") \
    X(GO_LEFT, "看左边", "Left") \
    X(GO_RIGHT, "看右边", "Right") \
    X(GO_UP, "看上边", "Up") \
    X(GO_DOWN, "看下边", "Down") \
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
    X(NOTHING_AHEAD_ADVICE, "后面的活动还没有排，请问一下工作人员。", "Nothing is planned yet. Please ask the staff.") \
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
    X(SEARCH_BEGIN, "想找什么？", "What are you looking for?") \
    X(SEARCH_EXAMPLES, "写一两个字就行，如“低保”“医保”。\n按拼音打头的字母也行，如 ylbx。", \
      "One or two characters will do,\nor the first letters of their pinyin, e.g. ylbx.") \
    X(SEARCH_NOTHING, "没有找到“%s”", "Nothing found for \"%s\"") \
    X(SEARCH_ADVICE, "少按一两个字母再试试，或请工作人员帮您找。", "Try fewer letters, or ask the staff.") \
    X(SEARCH_MORE, "还有更多，多按一个字母会更准。", "There is more; one more letter narrows it down.") \
    /* self-service */ \
    X(NO_FORMS, "还没有自助事项", "No requests yet") \
    X(NO_FORMS_ADVICE, "请到一楼综合窗口，我们当面帮您登记。", "Please come to the desk on the ground floor.") \
    X(FORM_PROMISE, "%d 个工作日内答复", "answered within %d working days") \
    X(FORM_ROUTE, "交给 %s", "goes to %s") \
    X(FORM_ASKS, "会问您这些", "What it asks") \
    X(FORM_OPTIONAL, "（可以不填）", " (optional)") \
    X(FORM_EMERGENCY, "有危险先打电话", "In danger, call first") \
    /* filling a form */ \
    X(YES, "是", "Yes") \
    X(NO, "否", "No") \
    X(FILL_START, "开始填写", "Start") \
    X(FILL_RESUME, "接着填", "Go on filling") \
    X(FILL_STEP, "第 %d 步，共 %d 步", "Step %d of %d") \
    X(FILL_LAST_STEP, "最后看一遍", "Check it once more") \
    X(FILL_BEFORE, "上一步", "Back") \
    X(FILL_NEXT, "下一步", "Next") \
    X(FILL_CHOOSE, "请点上面一个", "Choose one above") \
    X(FILL_CHOOSE_DAY, "请点上面一天", "Choose a day above") \
    X(FILL_AGREE_FIRST, "请先点“同意”", "Please agree first") \
    X(FILL_SKIP, "不填，下一步", "Skip") \
    X(FILL_TO_REVIEW, "改好了", "Done") \
    X(FILL_REVIEW, "都对吗？", "Is it all right?") \
    X(FILL_REVIEW_NOTE, "哪一条不对，点它就能改", "Tap a line to change it") \
    X(FILL_SUBMIT, "交上去", "Hand in") \
    X(FILL_CHANGE, "改", "Edit") \
    X(FILL_NOT_GIVEN, "没有填", "not given") \
    X(FILL_DRAWN, "已经写好", "drawn") \
    X(FILL_AGREED, "已同意", "agreed") \
    X(FILL_SEVERAL, "可以选几样", "Choose as many as you like") \
    X(FILL_EXAMPLE, "例如 %s", "e.g. %s") \
    X(FILL_CHANGED, "这张表刚刚更新了，填过的还在，请从这里接着填。", \
      "This form has just changed. What you wrote is kept; please go on from here.") \
    X(FAULT_MISSING, "这一条要填，请选一个或写几个字。", "Please answer this one.") \
    X(FAULT_SHORT, "请至少写 %d 个字。", "Please write at least %d characters.") \
    X(FAULT_LONG, "太长了，请写到 %d 个字以内。", "Please keep it under %d characters.") \
    X(FAULT_PHONE, "电话号码好像不对：手机 11 位，座机带区号。", "Please check the number: 11 digits for a mobile.") \
    X(FAULT_NUMBER, "请写 %d 到 %d 之间的数。", "Please give a number from %d to %d.") \
    X(FAULT_NUMBER_OPEN, "请写一个数。", "Please give a number.") \
    X(FAULT_CONSENT, "要您同意，才能收下。不同意也没关系，可以到一楼窗口办。", \
      "We need your consent to take this. You may also come to the desk.") \
    X(FAULT_TAKEN, "刚刚被别人约走了，请换一个。", "It has just been taken. Please choose another.") \
    X(PARTY_TOO_LARGE, "一共只有 %d 个位子，请把人数改小，分开报名。", \
      "There are only %d seats. Please sign up in smaller groups.") \
    X(CONSENT_AGREE, "我看过了，我同意", "I have read it and agree") \
    X(CONSENT_SEPARATE, "这一项单独同意", "I agree to this too") \
    X(CONSENT_USE, "您写的，我们这样用", "What we do with what you write") \
    X(ADDRESS_BUILDING, "楼号", "Building") \
    X(ADDRESS_UNIT, "单元", "Entrance") \
    X(ADDRESS_ROOM, "门牌", "Flat") \
    X(ADDRESS_OTHER, "不是楼房，写出来", "Write it out") \
    X(ADDRESS_DIGITS, "按数字填", "By numbers") \
    X(SIGN_HERE, "用手指写在下面", "Write below with a finger") \
    X(SIGN_AGAIN, "重写", "Again") \
    X(SEATS_LEFT, "还有 %d 个位子", "%d seats left") \
    X(SEATS_NONE, "满了，可以候补", "Full; you may wait for a seat") \
    X(WHOLE_SERIES, "整个班，每次都来", "The whole course") \
    X(MONTH_OF_YEAR, "%d月", "month %d") \
    X(ROOM_TOO_SMALL, "这一间最多坐 %d 人，请换一间大的，或改一改人数。", \
      "This room seats %d. Please choose a larger one or change the number.") \
    X(ROOM_FREE, "可以约", "free") \
    X(ROOM_TAKEN, "已有人约", "taken") \
    X(ROOM_IN_USE, "这时有活动", "an activity is on") \
    X(OTHER_TOPIC, "别的事", "Something else") \
    X(NOTHING_TO_CHOOSE, "现在没有可以选的", "Nothing to choose now") \
    X(NOTHING_TO_CHOOSE_ADVICE, "请到一楼综合窗口问一问。", "Please ask at the desk.") \
    X(REQUESTS_OFF, "现在不能在这里交", "Requests cannot be taken now") \
    X(REQUESTS_OFF_NOTE, "现在不能在这里交，请到窗口", "Closed now: please come to the desk") \
    X(REQUESTS_OFF_ADVICE, "请到一楼综合窗口当面说，或打 %s，一样办。", "Please come to the desk, or call %s.") \
    X(EMERGENCY_TITLE, "先打电话，不要等", "Call now, do not wait") \
    X(EMERGENCY_NOTE, "有危险的事不在这里排队。", "Danger does not queue here.") \
    X(EMERGENCY_POLICE, "报警", "Police") \
    X(EMERGENCY_FIRE, "火警", "Fire") \
    X(EMERGENCY_AMBULANCE, "急救", "Ambulance") \
    X(EMERGENCY_POLICE_WHEN, "打架、被骗、有人闹事", "fights, fraud, threats") \
    X(EMERGENCY_FIRE_WHEN, "着火、冒烟、煤气漏了", "fire, smoke, gas") \
    X(EMERGENCY_AMBULANCE_WHEN, "受伤、急病、摔倒起不来", "injury, sudden illness, a fall") \
    X(EMERGENCY_DESK, "会客厅", "The hall") \
    X(EMERGENCY_BACK, "没有危险，回去改答案", "No danger: change my answer") \
    X(RECEIPT_TITLE, "%s：已经收到", "%s: received") \
    X(RECEIPT_WAITING, "已经满员，您排在候补第 %d 位", "Full: you are number %d in line") \
    X(RECEIPT_NUMBER, "受理编号", "Receipt") \
    X(RECEIPT_CODE, "查询码（请记住）", "Code (please keep it)") \
    X(RECEIPT_WHO, "谁负责", "Who") \
    X(RECEIPT_WHEN, "什么时候", "When") \
    X(RECEIPT_BEFORE, "%s前给您答复", "answered before %s") \
    X(RECEIPT_SOON, "我们会尽快联系您", "We will contact you soon") \
    X(RECEIPT_HOW, "怎么查", "Follow it") \
    X(RECEIPT_HOW_TEXT, "在这里按“查询进度”，输入编号和查询码", \
      "Press \"Track a request\" here, enter both numbers") \
    X(RECEIPT_UNSOLVED, "没办好", "Not solved") \
    X(RECEIPT_UNSOLVED_TEXT, "查询时按“没解决”，我们再办", "Press \"Not solved\" there and we go on") \
    X(RECEIPT_SCAN, "用手机拍下来", "Photograph it") \
    X(RECEIPT_KEPT, "我记好了", "I have it") \
    X(RECEIPT_LEAVES, "请拍照或抄下，您写的不留在屏上。", \
      "Photograph or copy it: what you wrote does not stay on this screen.") \
    X(RECEIPT_QR, "%s\n受理编号 %s\n查询码 %s\n回到会客厅，在屏幕上按“查询进度”。", \
      "%s\nReceipt %s\nCode %s\nTrack it on the screen in the hall.") \
    X(TRACK, "查询进度", "Track a request") \
    X(TRACK_NOTE, "凭编号和查询码", "by receipt and code") \
    X(BOARD, "大家的事", "The boards") \
    X(BOARD_NOTE, "问题清单、心愿、找志愿者", "matters, wishes, volunteers") \
    X(CALL_ME_BACK, "请社区回电话", "Please call me back") \
    X(FILLING_WIPED_IN, "%d 秒后回到首页，没交的内容会清掉。", \
      "Back to home in %d seconds; what was not handed in is wiped.") \
    X(FILLING_STILL_THERE, "您还在填吗？", "Are you still writing?") \
    X(FILLING_STAY, "继续填", "Go on") \
    /* writing */ \
    X(WRITE_LEFT, "还可以写 %d 个字", "%d characters left") \
    X(WRITE_FULL, "最多写 %d 个字", "At most %d characters") \
    X(WRITE_HERE, "在这里写一个字", "Write here") \
    X(WRITE_BY_HAND, "写好停一下，字就出现在这里", "Characters to choose from come here") \
    X(WRITE_STANDS_IN, "〓 是您画的字，工作人员会补上", "The staff will add what you drew") \
    X(HELP_HAND, "写错了不要紧，点“撤销一笔”或“重写”就行。", "A slip? Undo the stroke, or write it again.") \
    X(HELP_LETTERS, "按错了点“退格”。不会拼音，点“手写”。", "A slip? Press Delete. No pinyin? Press Hand.") \
    X(HELP_RARE, "不知道部首，点“拆字”；都找不到，点“请人帮忙”。", "Radical unknown? Try its parts, or ask the staff.") \
    X(HELP_DIGITS, "按错了，点“退格”退一个。", "A slip? Press Delete.") \
    X(WRITE_BY_LETTERS, "按拼音选字，如 王 按 wang", "Type pinyin, e.g. wang for 王") \
    X(WRITE_SPACE, "空格", "space") \
    X(WRITE_SPLIT, "分词", "split") \
    X(WRITE_SHIFT, "大写", "Caps") \
    X(WRITE_CLEAR, "清空", "Clear") \
    X(WRITE_BACKSPACE, "退格", "Delete") \
    X(WRITE_HAND_SHORT, "手写", "Hand") \
    X(WRITE_PINYIN, "拼音", "Pinyin") \
    X(WRITE_TO_PINYIN, "换拼音", "Pinyin") \
    X(WRITE_SYMBOLS, "标点", "Signs") \
    X(WRITE_RARE, "找不到我的字", "Not found") \
    X(WRITE_RARE_SHORT, "找不到字", "Not found") \
    X(WRITE_CLOSE_GRID, "收起", "Close") \
    X(WRITE_ONE_BACK, "退一步", "One back") \
    X(RARE_RADICAL, "部首", "Radical") \
    X(RARE_PARTS, "拆字", "By parts") \
    X(RARE_UNFOUND, "请人帮忙", "Ask the staff") \
    X(RARE_BACK, "不找了", "Back") \
    X(RARE_ASK_COUNT, "这个字的部首有几画？", "How many strokes has its radical?") \
    X(RARE_ASK_RADICAL, "部首是哪一个？", "Which radical?") \
    X(RARE_ASK_REST, "除了部首，还有几画？", "How many strokes besides it?") \
    X(RARE_ASK_CHARACTER, "是哪个字？点一下就写上。", "Which character? Tap it.") \
    X(RARE_ASK_PARTS, "写这个字的两个部分，如 土、口", "Write two parts of it, e.g. 土 and 口") \
    X(RARE_ASK_DRAWING, "把字写在格子里，工作人员会帮您补上。", "Draw it; the staff will add it.") \
    X(RARE_STROKES, "%d 画", "%d strokes") \
    X(RARE_PART, "部分 %d", "Part %d") \
    X(RARE_FOUND, "找到 %d 个", "%d found") \
    X(WRITE_KEEP_DRAWING, "就用这个字", "Use this") \
    /* following up */ \
    X(TRACK_NUMBER_PROMPT, "请按回执上的数字，输入受理编号", "Type the digits of your receipt") \
    X(TRACK_SAMPLE, "回执上写着", "On the receipt") \
    X(TRACK_NUMBER_DONE, "编号输完了，就点“查询码”", "When it is complete, tap the code") \
    X(TRACK_CODE_PROMPT, "编号对了，再输入四位查询码", "That is right; now the four digits of the code") \
    X(TRACK_CODE, "查询码", "Code") \
    X(TRACK_MISCOPIED, "编号好像抄错了一位，请再看看", "One digit seems wrong; please look again") \
    X(TRACK_NOT_FOUND, "没有找到，或查询码不对。也可能是在别的机器上交的，请看回执开头的字母。", \
      "Not found, or the code is wrong. It may be from another machine: see the letters it begins with.") \
    X(TRACK_WAIT, "试的次数有点多了。请过%s再来，或到一楼综合窗口，我们帮您查。", \
      "That was often. Please try again in%s, or ask at the desk.") \
    X(TRACK_SECONDS, " %d 秒", " %d seconds") \
    X(TRACK_MINUTES, " %d 分钟", " %d minutes") \
    X(TRACK_LOST, "回执找不到了？到一楼综合窗口，我们当面帮您查。", "Receipt lost? The desk will gladly look it up.") \
    X(TRACK_OFF, "现在不能在这里查", "Requests cannot be tracked now") \
    X(TRACK_OFF_ADVICE, "请到一楼综合窗口，或打 %s，我们帮您查。", "Please come to the desk, or call %s.") \
    X(STATE_SUBMITTED, "已收到", "Received") \
    X(STATE_ACCEPTED, "已受理", "Accepted") \
    X(STATE_ASSIGNED, "已分派", "Assigned") \
    X(STATE_WAITING, "处理中", "In progress") \
    X(STATE_DONE, "已办结", "Done") \
    X(STATE_REJECTED, "不予受理", "Not accepted") \
    X(STATE_CANCELLED, "已取消", "Taken back") \
    X(STATE_WAITLISTED, "候补中", "Waiting for a place") \
    X(EVENT_SUBMITTED, "已收到", "Received") \
    X(EVENT_ACCEPTED, "已受理", "Accepted") \
    X(EVENT_ASSIGNED, "已分派", "Assigned") \
    X(EVENT_WAITING, "处理中", "In progress") \
    X(EVENT_DONE, "已办结", "Done") \
    X(EVENT_REJECTED, "不予受理", "Not accepted") \
    X(EVENT_REOPENED, "没解决，再次反映", "Not solved, taken up again") \
    X(EVENT_RATED, "您评价了", "You rated it") \
    X(EVENT_CANCELLED, "您取消了", "You took it back") \
    X(EVENT_WAITLISTED, "排上候补", "Waiting for a place") \
    X(EVENT_PROMOTED, "补上了位子", "You have a place now") \
    X(EVENT_PUBLISHED, "放到了“大家的事”", "Put on the boards") \
    X(EVENT_UNPUBLISHED, "从“大家的事”撤下", "Taken off the boards") \
    X(EVENT_CLAIMED, "有人愿意帮忙，正在核实", "Somebody wants to help; being checked") \
    X(EVENT_CLAIM_CONFIRMED, "帮忙的人定下来了", "A helper has been found") \
    X(EVENT_CLAIM_DECLINED, "这次没有约成，继续等人", "It did not work out; waiting for another") \
    X(EVENT_FOLLOW_UP, "会有人打电话回访", "Somebody will call you") \
    X(EVENT_FOLLOWED_UP, "已经回访", "You have been called") \
    X(EVENT_PURGED, "内容已删除", "Contents deleted") \
    X(DUE_BEFORE, "预计 %s前办结", "expected by %s") \
    X(DUE_DAYS_LEFT, "，还有 %d 天", ", %d days left") \
    X(DUE_TODAY, "，就在今天", ", that is today") \
    X(DUE_LATE, "原定 %s，已超期 %d 天", "promised for %s, %d days late") \
    X(DUE_LATE_ADVICE, "对不起，让您久等了。请打 %s 催一催。", "We are sorry. Please call %s.") \
    X(DUE_SOON, "我们会尽快办", "as soon as we can") \
    X(DUE_CLOSED, "%s办结", "done on %s") \
    X(NEXT_DONE, "办结", "Done") \
    X(NEXT_DAY_EXPECTED, "预计 %s前", "expected by %s") \
    X(NEXT_SOON, "办好了会写在这里", "will be written here") \
    X(NEXT_SEAT, "补上位子", "A place") \
    X(NEXT_SEAT_NOTE, "有人退出，就按先后补上", "when somebody leaves, in order") \
    X(LINE_PLACE, "候补第 %d 位", "number %d in line") \
    X(RESPONSIBLE, "负责人　%s", "In charge: %s") \
    X(RESPONSIBLE_ROUTE, "交给　%s", "Goes to: %s") \
    X(RESPONSIBLE_NOBODY, "还没有分给具体的人", "Nobody in particular yet") \
    X(RESPONSIBLE_DESK, "会客厅 %s", "the hall: %s") \
    X(PURGED_NOTE, "您当时写的内容，已经按约定删除。这里只留下办理的经过。", \
      "What you wrote has been deleted, as promised. Only the steps are kept.") \
    X(REOPEN, "没解决，再反映", "Not solved") \
    X(REOPEN_TITLE, "还没有解决吗？", "Not solved yet?") \
    X(REOPEN_BODY, "这件事会重新办理，编号和查询码不变，负责人会再联系您。", \
      "It will be taken up again under the same receipt. We will contact you.") \
    X(REOPEN_YES, "再反映", "Take it up again") \
    X(REOPEN_NO, "先不", "Not now") \
    X(TAKE_REQUEST_BACK, "取消这件事", "Take it back") \
    X(TAKE_BACK_TITLE, "要取消这件事吗？", "Take it back?") \
    X(TAKE_BACK_BODY, "取消以后就不再办了，占着的位子会让给别人。", \
      "Then we stop working on it, and a place it held goes to somebody else.") \
    X(TAKE_BACK_YES, "取消它", "Take it back") \
    X(TAKE_BACK_NO, "不取消", "Keep it") \
    X(ACTION_FAILED, "没有办成", "That did not work") \
    X(RATE, "评价", "Rate it") \
    X(RECORD_READ, "看完了", "Finished") \
    X(RATING_TITLE, "这次服务您满意吗？", "Were you satisfied?") \
    X(RATING_NOTE, "点第一行就行，别的可以不选", "The first row is enough") \
    X(RATING_OVERALL, "整体满意度", "Overall") \
    X(RATING_SPEED, "服务效率", "Speed") \
    X(RATING_SKILL, "服务水平", "Skill") \
    X(RATING_MANNER, "服务态度", "Manner") \
    X(RATING_1, "非常不满意", "Very bad") \
    X(RATING_2, "不满意", "Bad") \
    X(RATING_3, "基本满意", "Fair") \
    X(RATING_4, "满意", "Good") \
    X(RATING_5, "非常满意", "Very good") \
    X(RATING_1_WRAPPED, "非常\n不满意", "Very\nbad") \
    X(RATING_2_WRAPPED, "不满意", "Bad") \
    X(RATING_3_WRAPPED, "基本\n满意", "Fair") \
    X(RATING_4_WRAPPED, "满意", "Good") \
    X(RATING_5_WRAPPED, "非常\n满意", "Very\ngood") \
    X(RATING_BAD, "对不起，没让您满意。15 个工作日内会有人打电话给您。", \
      "We are sorry. Somebody will call you within 15 working days.") \
    X(RATING_SUBMIT, "交上评价", "Hand in") \
    X(RATING_YOURS, "您的评价：%s", "You rated it: %s") \
    X(BOARD_OFF, "现在看不了大家的事", "The boards cannot be shown now") \
    X(BOARD_MATTERS, "问题清单", "Matters") \
    X(BOARD_WISHES, "微心愿", "Wishes") \
    X(BOARD_NEEDS, "找志愿者", "Volunteers") \
    X(BOARD_MATTERS_NOTE, "只数件数，不写姓名", "counts only, no names") \
    X(BOARD_WISHES_NOTE, "点一个，看看能不能帮", "tap one to help") \
    X(BOARD_NEEDS_NOTE, "点一个，看看能不能帮", "tap one to help") \
    X(BOARD_MATTER_COUNT, "%d 件", "%d") \
    X(EMPTY_MATTERS, "还没有人反映问题", "Nothing reported yet") \
    X(EMPTY_MATTERS_ADVICE, "报修和反映的事，会按类别数在这里，不写姓名。", "Reports are counted here by subject, without names.") \
    X(EMPTY_WISHES, "现在没有等认领的心愿", "No wishes at the moment") \
    X(EMPTY_WISHES_ADVICE, "居民的心愿，工作人员看过以后放在这里。", "The staff put wishes of neighbours here.") \
    X(EMPTY_NEEDS, "现在没有找志愿者的事", "No volunteers needed at the moment") \
    X(EMPTY_NEEDS_ADVICE, "要人帮忙的事，工作人员看过以后放在这里。", "The staff put here what needs a hand.") \
    X(CLAIM_OPEN, "待认领", "open") \
    X(CLAIM_TAKEN, "已有人认领", "taken") \
    X(CLAIM_DONE, "已办成", "done") \
    X(CLAIM_SINCE, "%s放上来", "since %s") \
    X(CLAIM, "我来认领", "I will do it") \
    X(CLAIM_STEP_1, "拿好您志愿报名的回执", "Have your volunteer's receipt ready") \
    X(CLAIM_STEP_2, "输入回执上的编号和查询码", "Enter its number and its code") \
    X(CLAIM_STEP_3, "工作人员核实以后，打电话跟您约", "The staff check it and call you") \
    X(CLAIM_HOW, "凭志愿报名的回执认领，工作人员核实后给您打电话。", \
      "You need your volunteer's receipt. The staff check it and call you.") \
    X(CLAIM_TAKEN_NOTE, "已经有人来帮忙了，谢谢您！", "Somebody is helping already. Thank you!") \
    X(CLAIM_DONE_NOTE, "这件事已经办成了，谢谢大家！", "This has been done. Thank you all!") \
    X(CLAIM_RECEIPT, "您的志愿报名回执", "Your volunteer's receipt") \
    X(CLAIM_NOT_VOLUNTEER, "这不是志愿报名的回执，请看看是不是拿错了。", \
      "This is no volunteer's receipt; please look again.") \
    X(CLAIM_NOT_VALID, "这份志愿报名没有通过或取消了，请到一楼综合窗口问一问。", \
      "This volunteer's receipt is no longer valid. Please ask at the desk.") \
    X(CLAIM_THANKS, "谢谢您！", "Thank you!") \
    X(CLAIM_THANKS_BODY, "工作人员核实以后，会打电话跟您约。\n请先不要自己上门。", \
      "The staff will check it and call you.\nPlease do not go there on your own.") \
    X(CLAIM_BACK, "回到大家的事", "Back to the boards") \
    X(VOLUNTEER_SIGN_UP, "还不是志愿者？先报名", "Become a volunteer") \
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
