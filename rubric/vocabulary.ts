/**
 * Words by which a stranger's screens are understood. Each list says what it is for and why it stops where it stops: job descriptions are full of
 * innocent neighbours ("负责微信公众号运营", "3 年以上相关工作经验"), and a false alarm costs an ISV a resubmission.
 */

/** Asks the user to be logged in: a control so labelled, or a sentence that withholds something until login. */
export const loginControl = /^(请?先?)?(立即|马上|快捷|一键|手机号?|手机快捷|验证码|短信|账号|密码|授权|微信|支付宝)*(快捷|一键)?(登录|登陆|注册|登录\/注册|登录注册|注册\/登录|登入|sign ?in|log ?in|sign ?up|register)(账号|查看|后投递|继续|并投递)?$/i;
export const loginGate = /(请|需|需要|须|必须)先?(完成)?(登录|登陆|注册|授权登录|绑定手机)|(登录|登陆|注册)(后|之后|以后)(才?[能可])?(以)?(查看|投递|报名|申请|继续|沟通|使用|即可)|(尚|还)?未登录|绑定(您的|你的)?手机号|please (log|sign) ?in|(log|sign) ?in to (continue|apply|view)/i;
/** A form that only a login or registration has. Placeholder, label or button. */
export const loginForm = /(请)?输入(您的|你的)?(登录)?(手机号|手机号码|验证码|短信验证码|图形验证码|密码|账号|用户名)|(获取|发送|重新发送)(短信|手机)?验证码|短信验证码|图形验证码|忘记密码|verification code|enter (your )?(phone|mobile|password)|^(手机号|手机号码|验证码|密码|账号|用户名|phone( number)?|mobile|password|captcha|sms code)$/i;
/** Path segments of pages that exist to log in. Whole segments only: "author" is no "auth". */
export const loginPathWords: ReadonlySet<string> = new Set(['login', 'logon', 'signin', 'signup', 'register', 'registration', 'passport', 'auth', 'authorize', 'oauth', 'sms', 'captcha', 'bindphone', 'bindmobile', 'denglu']);
/** open-type values (button) that start an authorisation. */
export const authorisingOpenTypes: ReadonlySet<string> = new Set(['getauthorize', 'getphonenumber', 'getuserinfo']);
/** JSAPIs that hand personal data to the app. my.getAuthCode counts by its scopes instead. */
export const personalDataApis: ReadonlySet<string> = new Set(['getPhoneNumber', 'getOpenUserInfo', 'getAuthUserInfo']);

/** Headings over a list of other jobs. Anchored: "完成其他工作" and "相关工作经验" are part of a description. */
export const otherJobsHeading = /^((更多|其他|其它|相似|类似|相近|相关|同类|附近|周边|热门|精选|推荐|优质|同城|该公司|本公司|公司|在招|招聘|热招)的?){1,3}(岗位|职位|工作|兼职|工作机会|机会)(推荐|列表)?(\d+个?)?(查看)?(更多|全部)?$|^猜你(喜欢|想找|感兴趣).{0,6}$|^看(了|过)(又|还|也)看.{0,4}$|^看过(此|该|这个?|本)?(岗位|职位)?的?(人|用户|同学)?(还|也|都)(看|投|喜欢).{0,6}$|^(为|给)(你|您)(推荐|精选|优选)(的)?(岗位|职位|工作|好工作)?$|^(岗位|职位|工作|兼职)推荐$|^(大家|别人|他们|ta们?)(都|还|也)(在)?(看|投).{0,6}$|^(还|也)在(热)?招(的?(岗位|职位))?$|^(similar|recommended|related|more|other|you may( also)? like|people also viewed)( jobs?| positions?)?( for you)?$/i;
/** May be a badge on the own job just as well as a heading: a person must look. */
export const maybeOtherJobsHeading = /^(热招|急招|热招(中|职位|岗位)|急招(职位|岗位)|热门(职位|岗位)?推荐?|推荐|hot jobs?)$/i;

/** Leads out of Alipay: asks to add, follow, scan, search or download somewhere else. A bare "微信" in a job's duties is no invitation. */
export const otherTerminal = /(加|添加|联系|咨询|扫码?|扫一扫|搜索?|复制|长按|私信)[^，。；,;]{0,8}(微信|wechat|weixin|v信|vx|qq群?|企微|企业微信|钉钉群|公众号|抖音号?|小红书|服务号|订阅号)|(请|快来?|点击|立即|欢迎|扫码|记得)[^，。；,;]{0,4}关注[^，。；,;]{0,10}(公众号|服务号|视频号|微博|抖音)|^关注[^，。；,;]{0,6}(公众号|服务号|视频号)($|[「『“"‘:：])|关注[^，。；,;]{0,6}(公众号|服务号|视频号)[^，。；,;]{0,12}(领取|抽奖|有礼|获取|接收|进群|投递|报名|咨询)|(微信|v信|vx|wechat)(同?号|id)?\s*[:：]\s*[a-z][\w-]{4,}|(微信|v信|vx)(同号|联系|咨询|沟通|报名|投递|扫码)|(手机号?|电话)(微信)?同(微信|v信|号微信)|(下载|安装|打开|前往|使用)(我们的?|本|官方|手机)?[^，。；,;]{0,8}(app(?![a-z])|客户端|浏览器|应用商店|app ?store)|扫(描|一扫)?(下方|上方|下面|左侧|右侧)?(的)?二维码|扫码(添加|关注|下载|进群|咨询|联系|加|投递|报名|了解)|(进|入|加)(企微|微信|qq|面试|兼职|招聘|福利|求职)?群(领|聊|了解|咨询)?|(在|到|去|用|至)(微信|qq|浏览器|电脑|官网|公众号)(中|里|上|内|端)?(打开|查看|搜索|投递|报名|申请|填写|登录)|add (us|me|hr)? ?on wechat|wechat ?(id)?\s*[:：]|scan (the )?(qr|code)|download (the|our) app/i;
/** A written address. A bare host counts only under suffixes that no technology is named after ("Node.js", "ASP.NET" are skills). */
export const writtenUrl = /https?:\/\/[^\s，。；）)]+|(?<![\w.@])www\.[a-z0-9-]+\.[a-z]{2,}|(?<![\w.@-])[a-z0-9][a-z0-9-]+\.(com|cn|com\.cn|top|vip|cc|me|xyz|shop|club)(?![\w.])(\/\S*)?/i;
/** What people copy to be found on WeChat. */
export const contactId = /^(wxid_)?[a-z][-_a-z0-9]{5,19}$/i;

/** Ways to apply that pass the work card by. */
export const ownResumeWay = /(手动|自己|自行|在线|重新|新建|创建|立即|去)填写(在线)?(简历|资料|信息|报名表)?$|^(去|立即|马上|先)?(填写|完善|补充|新建|创建|编辑|上传|选择)(我的|个人|在线|附件|本站|平台|求职)?(简历|资料|个人信息|报名信息|报名表|求职意向)(投递)?$|(使用|用|选择)?(本站|平台|站内|我的|在线|附件|已有|微信|本地)简历(投递|申请)?$|^(其他|其它|普通|直接|快速|手机号?)(方式)?(投递|报名|申请)(方式)?$|^(不使用|跳过|暂不使用|不用)(芝麻|支付宝|智能|工作证).{0,8}$|^(fill in|upload|create|use) (my |your |a )?(resume|cv|profile).{0,12}$/i;
/** Labels of a résumé form: two of them beside inputs make a form. */
export const resumeFormField = /^(请)?(输入|选择|填写)?(您的|你的)?(真实)?(姓名|性别|年龄|出生(日期|年月)|学历|最高学历|毕业(院校|学校|时间)|专业|工作(经历|经验|年限)|教育经历|期望(薪资|城市|职位|岗位)|求职意向|自我(评价|介绍)|技能|现居(地|城市)|邮箱|电子邮箱|身份证号?码?|联系电话|name|age|gender|education|experience|expected salary|school|major|email)[*:：]?$/i;
/** Asks for more after the résumé was handed over. */
export const secondResume = /(完善|补充|补全|补齐|继续填写|去填写|更新|提升)(一下)?(您的|你的|我的|个人|更多|求职|在线)*(简历|资料|信息|求职意向|个人信息|档案|经历)|简历(完整度|完善度|不完整|未完善|信息不全)|(上传|添加)(附件|作品|视频)?简历|(complete|finish|update) (your |my )?(resume|cv|profile)/i;

/** Says that the application was delivered. */
export const successWords = /(投递|报名|申请|提交|应聘|预约|沟通|递交|发送)(已)?(成功|完成|完毕)|(已|成功|完成)(投递|报名|申请|提交|应聘|送达|发送|递交)|(简历|申请|报名)(已|成功)(发送|送达|提交|投递|收到)|已(为您|帮你|帮您)(投递|提交|报名)|(application|resume|cv).{0,20}(sent|submitted|received|delivered|complete)|(applied|submitted|success)(fully)?/i;
/** Says that the control leads back to 支付宝就业. */
export const returnWords = /返回.{0,6}(支付宝|就业)|(回到|回去?|去).{0,4}支付宝|返回(首页|就业|继续找工作)?$|(back|return).{0,10}(alipay|支付宝)/i;
/** Opens another round of job hunting inside the app: "引导投递其他岗位". */
export const moreJobsControl = /(继续|再|接着|去|逛逛|查看|看看|浏览)(看看|逛逛|投递?|找|浏览|查看)?(更多|其他|其它|别的|相似|推荐)(的)?(岗位|职位|工作|机会|兼职|好工作)|继续(投递|找工作|求职|浏览|逛逛)|(再|继续)投(一个|几个)|一键(投递|报名|申请)(更多|其他|全部|相似).{0,6}|(more|other|similar) (jobs|positions)|keep (browsing|applying)/i;

/** 常见问题⑧, verbatim: these words must not appear in a job. */
export const paidJobWords = ['有偿合作', '付费岗位', '收取报名费'] as const;
/** The same in other words: the applicant pays. */
export const paidJobPhrase = /(收取?|缴纳?|交纳?|支付|付|预交|先交|自费)[^，。；！!,;]{0,6}(报名费|押金|保证金|培训费|服装费|体检费|中介费|介绍费|工本费|入职费|会员费|资料费|办证费|手续费|建档费|诚意金)|(报名费|押金|保证金|培训费|服装费|体检费|中介费|介绍费|工本费|入职费|建档费|诚意金)[^，。；！!,;]{0,4}(\d+\s*元|自理|自付|自费|需)|付费(内推|入职|上岗|实习|兼职)|保(录|过|offer)[^，。；]{0,6}费/i;
/** "不收押金" promises the opposite. */
export const negation = /(不|无|免|零|0|没有|拒绝|严禁|禁止|谨防|勿|杜绝|不会|不得|任何)[^，。；！!,;]{0,6}$/;

/** Half-finished programming shown to a user. */
export const rawValue = /(^|[\s:：(（,，>])(undefined|null|NaN|\[object Object\])($|[\s,，.。)）:：<元%])|undefined|\[object Object\]|^(null|NaN)|(null|NaN)$|NaN/;
/** Wording that Alipay's content rules refuse in a recruiting page (absolute claims, bait). */
export const forbiddenWording = /(全网|全国|国内|行业|史上)(最高|第一|最低|最好|最强|最大)|(日|月|时)(入|赚|薪)(过万|上万|百万|千元轻松)|躺(赚|着赚)|稳赚|包(过|赚|录取)|100%(录取|录用|入职|通过)|(轻松|在家)(月入|日赚|赚大钱)|刷单|(仅限|只招|限)(男|女)(性|生)|(点击|转发|分享).{0,6}(领|抢)(红包|现金)/i;
/** After a declined authorisation: the app goes on insisting. */
export const insists = /(必须|请)(先)?(同意|授权|允许).{0,12}(才能|后(再|才)?|否则)|(拒绝|未)授权.{0,10}(无法|不能)(使用|浏览|查看)|(cannot|can't) (use|continue) without/i;
