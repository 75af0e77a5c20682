/** The docs site: Chinese at /, English at /en/. Nothing comes from elsewhere: system fonts, search in the page, dead links fail the build. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type DefaultTheme } from 'vitepress';
import { redLineTitle, rowTitle } from '../generate/handbook.js';
import { pageOf, type Language } from '../generate/language.js';
import { handbookV4 } from '../../rubric/handbook/v4.0.js';
import { redLines } from '../../rubric/handbook/red-lines.js';
import { sectionWords } from '../../reports/wording.js';

const docs = fileURLToPath(new URL('..', import.meta.url));
type Items = DefaultTheme.SidebarItem[];

/** Tables from the code that pages of both languages include; the one of detection is there once `npm run prove` wrote it. */
const framed = ['coverage.md', 'compatibility.md', 'detection.md', ...(existsSync(`${docs}detection.md`) ? [] : ['reference/detection.md', 'en/reference/detection.md'])];

/** Path, Chinese, English. A page that is not there yet is left out. */
const guide = [
  ['/guide/quick-start', '快速开始', 'Quick start'], ['/guide/acceptance', '验收怎样进行', 'How acceptance works'], ['/ci', '在 CI 里用', 'In CI'],
  ['/guide/security', '安全与隐私', 'Security and privacy'], ['/seal', '封存', 'Sealing a run'],
] as const;
const reference = [
  ['/reference/configuration', '配置', 'Configuration'], ['/reference/exit-codes', '退出码', 'Exit codes'], ['/ledger', '保真台账', 'Fidelity ledger'], ['/reference/compatibility', '兼容表', 'Compatibility'],
  ['/reference/detection', '检出率', 'Detection'], ['/automator', '自动化端口', 'Automation port'], ['/clients', '客户端', 'Gateway clients'],
] as const;

export default defineConfig({
  title: 'Yanshou 验收',
  srcExclude: framed,
  lastUpdated: false,
  metaChunk: true,
  head: [['link', { rel: 'icon', href: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="%231677ff"/><path d="M8 17l5.5 5.5L24 11" fill="none" stroke="%23fff" stroke-width="3.6"/></svg>' }]],
  locales: {
    root: { label: '简体中文', lang: 'zh-CN', description: '一条命令，判断招聘小程序能否接入支付宝就业、能评到哪一级', themeConfig: { nav: nav('zh'), sidebar: sidebar('zh'), ...chinese() } },
    en: { label: 'English', lang: 'en', description: 'One command that grades an Alipay recruiting mini program by the 支付宝就业 handbook', themeConfig: { nav: nav('en'), sidebar: sidebar('en') } },
  },
  themeConfig: {
    search: { provider: 'local', options: { locales: { root: { translations: searchWords() } }, miniSearch: { options: { tokenize: words } } } },
    outline: { level: [2, 3] },
  },
});

function nav(language: Language): DefaultTheme.NavItem[] {
  const at = language === 'zh' ? '' : '/en';
  const say = language === 'zh' ? ['快速开始', '配置', '评级标准与红线'] : ['Quick start', 'Configuration', 'Grades and red lines'];
  return ['/guide/quick-start', '/reference/configuration', '/handbook/'].map((link, nth) => ({ text: say[nth] ?? '', link: at + link }));
}

function sidebar(language: Language): Items {
  const at = language === 'zh' ? '' : '/en';
  const pages = (group: readonly (readonly [string, string, string])[]): Items =>
    group.filter(([link]) => existsSync(`${docs}${at.slice(1)}${link.endsWith('/') ? `${link}index` : link}.md`) && !framed.includes(`${link.slice(1)}.md`)).map(([link, zh, en]) => ({ text: language === 'zh' ? zh : en, link: at + link }));
  const sections = [...new Set(handbookV4.map(({ section }) => section))];
  return [
    { text: language === 'zh' ? '开始' : 'Start', items: [...pages(guide), ...tutorial(language)] },
    { text: language === 'zh' ? '参考' : 'Reference', items: pages(reference) },
    {
      text: language === 'zh' ? '手册' : 'The handbook',
      items: [
        ...pages([['/handbook/', '评级标准与红线', 'Grades and red lines']]),
        ...sections.map((section) => ({
          text: sectionWords(section)[language], collapsed: true,
          items: handbookV4.filter((row) => row.section === section).map((row) => ({ text: rowTitle(row, language).replace(`${section}：`, ''), link: `${at}/handbook/${pageOf(row.id)}` })),
        })),
        { text: language === 'zh' ? '红线' : 'Red lines', collapsed: true, items: redLines.map((line) => ({ text: redLineTitle(line, language), link: `${at}/handbook/${pageOf(line.id)}` })) },
      ],
    },
  ];
}

/** The tutorial's pages, in the order of their file names. */
function tutorial(language: Language): Items {
  const folder = language === 'zh' ? 'tutorial' : 'en/tutorial';
  if (!existsSync(docs + folder)) return [];
  const pages = readdirSync(docs + folder).filter((name) => name.endsWith('.md')).sort((a, b) => Number(b === 'index.md') - Number(a === 'index.md') || a.localeCompare(b, 'en', { numeric: true }));
  return pages.slice(0, 1).map((name) => ({ text: language === 'zh' ? '教程：从微信式报名到 S 级' : 'Tutorial: from a WeChat-style sign-up to grade S', link: `/${folder}/${name === 'index.md' ? '' : name.replace('.md', '')}` }));
}

function chinese(): DefaultTheme.Config {
  return {
    outline: { label: '本页内容', level: [2, 3] }, docFooter: { prev: '上一页', next: '下一页' }, darkModeSwitchLabel: '深色模式', lightModeSwitchTitle: '切换到浅色', darkModeSwitchTitle: '切换到深色',
    sidebarMenuLabel: '目录', returnToTopLabel: '回到顶部', langMenuLabel: '语言', skipToContentLabel: '跳到正文',
    notFound: { title: '没有这一页', quote: '链接可能写错了，或这一页已经改名。', linkLabel: '回到首页', linkText: '回到首页' },
  };
}

function searchWords(): NonNullable<DefaultTheme.LocalSearchOptions['translations']> {
  return {
    button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
    modal: { displayDetails: '显示详情', resetButtonTitle: '清空', backButtonTitle: '关闭', noResultsText: '没有找到', footer: { selectText: '打开', navigateText: '移动', closeText: '关闭' } },
  };
}

/** Chinese has no spaces between words: without this a search finds only the beginnings of sentences. Runs in the reader's browser too, so it leans on nothing. */
function words(text: string): string[] {
  return Array.from(new Intl.Segmenter('zh', { granularity: 'word' }).segment(text.toLowerCase())).filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
