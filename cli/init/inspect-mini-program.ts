/** Reads a mini program the way a newcomer would: where it is, what it is called, which page is the JD page and how it is told the job. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readProject, scriptOf, type Project } from '../../mock-alipay/container/compiler/project.js';
import { frameworkOfOutput, type Framework } from './framework.js';

export interface MiniProgramFacts {
  /** Relative to where the config will stand. */
  root: string;
  framework: Framework;
  name: string | undefined;
  appId: string | undefined;
  pages: string[];
  jdPage: string | undefined;
  /** Name of the query parameter that carries the job, on a page. */
  jobParameterOf: (page: string) => string | undefined;
  home: string | undefined;
  /** Its own code opens the 智能简历 component. */
  opensSmartResume: boolean;
}

const likelyFolders = ['.', 'mini', 'miniprogram', 'client', 'dist/alipay', 'dist', 'dist/build/mp-alipay', 'unpackage/dist/build/mp-alipay', 'src'];

/** Folders under `cwd` with an app.json, likeliest first. */
export function findMiniPrograms(cwd: string): string[] {
  const children = readdirSync(cwd, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name)).map(({ name }) => name);
  return [...new Set([...likelyFolders, ...children])].filter((folder) => existsSync(join(cwd, folder, 'app.json')) || existsSync(join(cwd, folder, 'mini.project.json')));
}

/** Throws the compiler's CompileError when the folder holds no mini program. */
export function inspectMiniProgram(folder: string, cwd: string): MiniProgramFacts {
  const project = readProject(folder);
  return {
    // Where app.json is, also when mini.project.json stands above it.
    root: `./${relative(cwd, project.root)}`.replace(/\/$/, ''), framework: frameworkOfOutput(project.root), name: project.appJson.window?.defaultTitle, appId: appIdOf(folder), pages: project.pages,
    jdPage: likelyJdPage(project), jobParameterOf: (page) => jobParameterOf(pageScript(project, page)), home: project.pages[0],
    opensSmartResume: scriptsUnder(project.root).some((script) => script.includes('openCreditEvaluation')),
  };
}

/** The page whose path and content speak most of one job and of applying for it. */
function likelyJdPage(project: Project): string | undefined {
  const ranked = project.pages.map((page) => ({ page, points: jdPoints(page, pageText(project, page)) })).sort((a, b) => b.points - a.points);
  const [best] = ranked;
  return best && best.points > 0 ? best.page : undefined;
}

function jdPoints(page: string, text: string): number {
  const words: [RegExp, string, number][] = [
    [/detail|jd\b|info/i, page, 3], [/job|position|post|recruit|zhiwei|gangwei/i, page, 2], [/list|search|mine|my\b|user|apply|resume|record|login|result|success/i, page, -3],
    [/投递|应聘|报名|申请职位|聊一聊|立即沟通/, text, 3], [/岗位职责|任职要求|职位描述|职位详情|岗位详情/, text, 2], [/openCreditEvaluation/, text, 2],
  ];
  return words.reduce((points, [pattern, where, worth]) => points + (pattern.test(where) ? worth : 0), 0);
}

/** What onLoad reads of its query: destructured, or as a property. */
function jobParameterOf(script: string): string | undefined {
  const signature = /onLoad\s*(?:[:=]\s*(?:async\s*)?(?:function)?\s*)?\(\s*(?:\{([^}]*)\}|(\w+))/.exec(script);
  if (!signature) return undefined;
  const [, fields, name] = signature;
  const read = fields !== undefined ? fields.split(',').map((field) => field.split(/[:=]/)[0]?.trim() ?? '') : [...script.matchAll(new RegExp(`\\b${name ?? ''}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? '');
  return read.find((field) => /job|position|post/i.test(field)) ?? read.find((field) => /id$/i.test(field)) ?? read.find(Boolean);
}

function pageText(project: Project, page: string): string {
  const view = join(project.root, `${page}.axml`);
  return (existsSync(view) ? readFileSync(view, 'utf8') : '') + pageScript(project, page);
}

function pageScript(project: Project, page: string): string {
  const script = scriptOf(join(project.root, page));
  return script === undefined ? '' : readFileSync(script, 'utf8');
}

function scriptsUnder(root: string): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|ts|mjs)$/.test(file) && !/(^|[\\/])node_modules[\\/]/.test(file));
  return files.map((file) => readFileSync(join(root, file), 'utf8'));
}

/** The IDE keeps it in mini.project.json or .mini-ide; 16 digits wherever they stand. */
function appIdOf(folder: string): string | undefined {
  const files = ['mini.project.json', '.mini-ide/project-ide.json', 'app.json', 'ext.json'].map((file) => join(folder, file)).filter((file) => existsSync(file));
  return files.map((file) => /"(20\d{14})"/.exec(readFileSync(file, 'utf8'))?.[1]).find((id) => id !== undefined);
}
