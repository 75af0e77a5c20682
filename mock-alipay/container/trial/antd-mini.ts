/** One page for each component that antd-mini ships: a program that uses the library as an ISV would. */
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { miniProgram } from './folder.js';

/** Component → what its page shows. `ant` stands for the component's own tag. Components not named here get `<ant />`. */
const pages: Record<string, string> = {
  ActionSheet: '<ant visible="{{true}}" title="选择" actions="{{list}}" onAction="on" onClose="on" />',
  Alphabet: '<ant />', Avatar: '<ant size="large" name="林青松" desc="求职者" />', Badge: '<ant type="number" text="8"><view>消息</view></ant>',
  Bubble: '<ant content="您好，这个岗位还招人吗？" />', Button: '<ant type="primary" onTap="on">投递简历</ant><ant disabled>已投递</ant><ant loading>提交中</ant>',
  Calendar: '<ant defaultValue="{{1700000000000}}" onChange="on" />', Card: '<ant title="岗位" subTitle="杭州"><view>内容</view></ant>',
  Checkbox: '<ant defaultChecked="{{true}}" color="red">同意协议</ant>', Checklist: '<ant options="{{checklist}}" value="{{1}}" onChange="on" />',
  Collapse: '<ant items="{{list}}" defaultCurrent="{{[0]}}" />', Container: '<ant title="标题"><view>容器</view></ant>', Countdown: '<ant time="{{60000}}" />',
  DatePicker: '<ant placeholder="入职日期" onOk="on" min="{{1600000000000}}" max="{{1900000000000}}" visible="{{true}}" />', Dialog: '<ant visible="{{true}}" title="提示" content="确定投递吗？" footer="{{footer}}" onButtonTap="on" />',
  Divider: '<ant>分割</ant>', Empty: '<ant title="没有岗位" message="换个条件试试" />', Footer: '<ant content="没有更多了" links="{{links}}" />',
  Grid: '<ant items="{{grid}}" columns="{{4}}" />', GuideTour: '<ant visible="{{true}}" items="{{tour}}" />', Icon: '<ant type="SearchOutline" />', ImageIcon: '<ant image="/i.svg" />',
  ImageUpload: '<ant defaultFileList="{{[]}}" onUpload="on" />', IndexBar: '<ant items="{{index}}" />', Input: '<ant placeholder="姓名" allowClear value="{{text}}" onChange="typed" /><view class="echo">{{text}}</view>',
  List: '<ant header="列表"><list-item arrow="right" onTap="on">第一项</list-item><list-item extra="右边">第二项</list-item></ant>', Loading: '<ant />', Mask: '<ant show="{{true}}" />',
  Modal: '<ant visible="{{true}}" title="标题" content="内容" primaryButtonText="知道了" onPrimaryButtonTap="on" />', NoticeBar: '<ant content="平台不收取任何费用" mode="closeable" />',
  NumberInput: '<ant defaultValue="{{3}}" />', NumberKeyboard: '<ant visible="{{true}}" />', PageContainer: '<ant title="页" status="empty"><view>内容</view></ant>', Pagination: '<ant><view style="width:1500rpx">宽内容</view></ant>',
  Picker: '<ant placeholder="城市" options="{{cities}}" onOk="on" visible="{{true}}" />', Popover: '<ant content="气泡" defaultVisible="{{true}}"><view>点我</view></ant>', PopoverList: '<ant defaultVisible="{{true}}" list="{{list}}"><view>菜单</view></ant>',
  Popup: '<ant visible="{{true}}" title="筛选" showClose="{{true}}" height="{{300}}"><view>弹出的内容</view></ant>', Progress: '<ant percent="{{60}}" />', Prompts: '<ant items="{{list}}" title="猜你想问" />', Radio: '<ant defaultChecked="{{true}}">男</ant>',
  RareWordsKeyboard: '<ant visible="{{true}}" />', Rate: '<ant defaultValue="{{3}}" />', Result: '<ant type="success" title="投递成功" message="等待企业联系" />', SafeArea: '<ant position="bottom" />',
  SelectContact: '<ant />', Selector: '<ant options="{{options}}" defaultValue="1" onChange="on" />', Sender: '<ant placeholder="说点什么" />', Skeleton: '<ant loading="{{true}}" avatar title paragraph />',
  Slider: '<ant defaultValue="{{30}}" />', Space: '<ant><view>一</view><view>二</view></ant>', Stepper: '<ant defaultValue="{{1}}" />', Steps: '<ant items="{{list}}" current="{{1}}" />', Sticky: '<ant><view>吸顶</view></ant>',
  SwipeAction: '<ant rightButtons="{{swipe}}"><view>左滑</view></ant>', Switch: '<ant defaultChecked="{{true}}" onChange="on" />', TabBar: '<ant items="{{tabs}}" defaultCurrent="{{1}}" />',
  Table: '<ant columns="{{columns}}" dataSource="{{rows}}" />', Tabs: '<ant items="{{list}}" current="{{at}}" onChange="tab"><view>当前 {{at}}</view></ant>', Tag: '<ant color="primary" type="fill">双休</ant>', Terms: '<ant />',
  ThoughtChain: '<ant items="{{list}}" />', Toast: '<ant content="投递成功" visible="{{true}}" duration="{{0}}" />', Typography: '<ant>一段文字</ant>', Voucher: '<ant title="红包" amount="{{8}}" />', Welcome: '<ant title="欢迎" description="青松招聘" />',
  Form: '<form-input label="姓名" name="name" placeholder="请输入" required position="horizontal" ref="saveItem" />',
};

const script = `Page({
  data: {
    text: '', at: 0, list: [{ title: '标题一', text: '文字一', content: '内容一', description: '说明', key: 1, label: 'a' }, { title: '标题二', text: '文字二', content: '内容二', key: 2, label: 'b' }],
    footer: { layout: 'horizontal', buttons: [{ id: 'no', text: '取消' }, { id: 'yes', text: '确定' }] }, links: [{ text: '关于', url: '/x' }], grid: [{ icon: '/i.svg', title: '附近' }, { icon: '/i.svg', title: '高薪' }], tour: [{ title: '这里', descr: '投递', top: 20, left: 20 }],
    index: [{ label: 'A', data: { list: [{ name: '阿里' }] } }, { label: 'B', data: { list: [] } }], cities: ['杭州', '上海', '苏州'], options: [{ text: '全职', value: '1' }, { text: '兼职', value: '2' }], checklist: [{ title: '一', value: 1 }, { title: '二', value: 2 }],
    swipe: [{ text: '删除', color: 'red' }], tabs: [{ text: '首页', icon: 'AppOutline' }, { text: '我的', icon: 'UserOutline' }], columns: [{ title: '姓名', dataIndex: 'name', key: 'name' }], rows: [{ name: '林青松', key: '1' }],
  },
  on() {}, saveItem(item) { this.item = item; }, tab(at) { this.setData({ at }); }, typed(value) { this.setData({ text: value }); },
});`;

/** Root of the program and its pages, one a component folder of the library. */
export function antdMiniProgram(): { root: string; pages: string[] } {
  const library = dirname(createRequire(import.meta.url).resolve('antd-mini/package.json'));
  const components = readdirSync(join(library, 'es')).filter((name) => /^[A-Z]/.test(name) && hasComponent(join(library, 'es', name)));
  const files: Record<string, string> = { 'app.json': JSON.stringify({ pages: components.map((name) => `pages/${name}/${name}`) }), 'i.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>' };
  for (const name of components) {
    const at = `pages/${name}/${name}`;
    files[`${at}.js`] = script;
    files[`${at}.axml`] = `<view class="page">${(pages[name] ?? '<ant />').replace(/<(\/?)ant\b/g, '<$1ant-it')}</view>`;
    files[`${at}.json`] = JSON.stringify({ usingComponents: { 'ant-it': `antd-mini/es/${name}/index`, 'list-item': 'antd-mini/es/List/ListItem/index', 'form-input': 'antd-mini/es/Form/FormInput/index' } });
  }
  const root = miniProgram(files);
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(library, join(root, 'node_modules', 'antd-mini'));
  return { root, pages: components.map((name) => `pages/${name}/${name}`) };
}

function hasComponent(folder: string): boolean {
  return readdirSync(folder).includes('index.axml');
}
