/** `yanshou init`: reads the mini program and the server, asks what it could not read, writes a config that works or says what is missing. */
import { existsSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CompileError } from '../../mock-alipay/container/compiler/errors.js';
import { parseConfig } from '../config/load.js';
import { badConfig, exitCodes, Stop, type ExitCode } from '../exit.js';
import { configSource, draftConfig, type Draft } from './config-source.js';
import { frameworkProject } from './framework.js';
import { findMiniPrograms, inspectMiniProgram, type MiniProgramFacts } from './inspect-mini-program.js';
import { inspectServer, type Given, type ServerFacts } from './inspect-server.js';

export interface InitOptions {
  cwd: string; out: string; force: boolean;
  /** Answers given as flags; what is missing is asked, or guessed when nobody can be asked. */
  answers: Partial<Answers>;
  ask: boolean;
  print: (text: string) => void;
}

export interface Answers { miniProgram: string; name: string; appId: string; subject: string; command: string; readyUrl: string; jdPage: string; statusUrl: string }

export async function init(options: InitOptions): Promise<ExitCode> {
  const file = resolve(options.cwd, options.out);
  if (existsSync(file) && !options.force) throw badConfig(`${file} 已存在；加 --force 覆盖，或用 --out 换一个文件名。`);
  const facts = readMiniProgram(options);
  const server = inspectServer(options.cwd);
  const draft = await fillDraft(facts, server, options);
  writeFileSync(file, file.endsWith('.json') ? `${JSON.stringify(draftConfig(draft), null, 2)}\n` : configSource(draft));
  return report({ draft, file, facts, server }, options);
}

function readMiniProgram({ cwd, answers }: InitOptions): MiniProgramFacts {
  const folder = answers.miniProgram ?? findMiniPrograms(cwd)[0];
  try {
    if (folder !== undefined) return inspectMiniProgram(resolve(cwd, folder), cwd);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    throw unbuilt(cwd) ?? badConfig(`${resolve(cwd, folder ?? '.')} 不是可用的小程序：${error.message}`);
  }
  throw unbuilt(cwd) ?? badConfig(`${cwd} 下没有找到小程序（app.json）；用 --mini-program 指明目录，Taro、uni-app 请先构建。`);
}

function unbuilt(cwd: string): Stop | undefined {
  const project = frameworkProject(cwd);
  return project && badConfig(`这是 ${project.framework} 项目，还没有构建：先运行 ${project.build}（产物一般在 ${project.output}/，在别处就用 --mini-program 指明），再运行 yanshou init。`);
}

/** Five questions, each with what the code says as its default; a flag answers one beforehand. */
async function fillDraft(facts: MiniProgramFacts, server: ServerFacts | undefined, { cwd, answers, ask }: InitOptions): Promise<Draft> {
  const origin = server?.port === undefined ? undefined : `http://127.0.0.1:${server.port}`;
  const question = await questioner(ask);
  const answer = async (given: string | undefined, text: string, guess: string | undefined): Promise<string> => given ?? (await question.ask(text, guess ?? ''));
  try {
    const appId = await answer(answers.appId, '① 应用 ID（16 位数字）', facts.appId ?? server?.appId);
    const subject = await answer(answers.subject, '② 主体：enterprise 企业、government 政府机构、gig 灵工', 'enterprise');
    const page = await answer(answers.jdPage, '③ 岗位详情页', facts.jdPage);
    const command = await answer(answers.command, '④ 启动服务端的命令', server?.command);
    const guessed = origin === undefined ? undefined : `${origin}${server?.readyPath ?? '/'}`;
    // Where the server listens follows from its code; asked only when it does not.
    const readyUrl = answers.readyUrl ?? guessed ?? (await question.ask('　 服务就绪后会回答的地址', ''));
    const statusUrl = await answer(answers.statusUrl, '⑤ 后台把一份投递改为某个状态的地址（POST，可用 {outApplyId} {userId} {outJobId}）', server?.statusPath && origin ? origin + server.statusPath : undefined);
    return {
      app: { name: answers.name ?? facts.name ?? basename(cwd), appId, subject, ...(subject === 'gig' && !facts.opensSmartResume ? { resumeMode: 'real-name' } : {}) }, miniProgram: { root: facts.root },
      server: { command, cwd: server?.cwd ?? '.', readyUrl, give: server?.give ?? {} }, ...(server?.hardwired ? { gateway: { intercept: true } } : {}),
      links: { alipay: { page, query: { [facts.jobParameterOf(page) ?? 'jobId']: '{outJobId}' } }, self: { home: facts.home ?? '' } },
      statusUrl, target: 'S',
    };
  } finally {
    question.close();
  }
}

async function questioner(ask: boolean): Promise<{ ask(text: string, guess: string): Promise<string>; close(): void }> {
  if (!ask) return { ask: (_, guess) => Promise.resolve(guess), close: () => undefined };
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return {
    ask: async (text, guess) => (await lines.question(`${text}${guess ? ` [${guess}]` : ''}：`)).trim() || guess,
    close: () => lines.close(),
  };
}

interface Written { draft: Draft; file: string; facts: MiniProgramFacts; server: ServerFacts | undefined }

/** Says what was read, what was only guessed, and what the schema still misses. */
function report({ draft, file, facts, server }: Written, { answers, ask, print }: InitOptions): ExitCode {
  const { links, server: started, statusUrl } = draft;
  print(`已写出 ${file}`);
  print(`  小程序 ${facts.root}：${facts.framework}，${facts.pages.length} 个页面；岗位详情页 ${links.alipay.page || '没有认出'}，岗位号参数 ${Object.keys(links.alipay.query).join()}`);
  print(`  服务端：${started.command ? `${started.command}（${started.cwd}）` : '没有认出'}；交给它的环境变量：${Object.entries(started.give).map(([what, name]) => `${what} → ${name}`).join('，') || '没有认出'}`);
  if (server?.hardwired) print('  网关地址写死在代码里：已设 gateway.intercept，由代理接管');
  if (statusUrl !== '' && answers.statusUrl === undefined && !ask) print(`  改状态的地址：${statusUrl}，请求体 { status }；读代码猜的，doctor 会试`);
  const missing = [...faultsOf(draft, file), ...ungiven(draft)];
  for (const fault of missing) print(`  待填：${fault}`);
  print(missing.length > 0 ? '填好后运行 yanshou doctor。' : '接下来运行 yanshou doctor。');
  return missing.length > 0 ? exitCodes.badConfig : exitCodes.met;
}

function faultsOf(draft: Draft, file: string): string[] {
  try {
    parseConfig(draftConfig(draft), basename(file));
    return [];
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const untold = (fault: string): boolean => draft.statusUrl === '' && fault.startsWith('statusTriggers.');
    const status = error.details.some(untold) ? ['statusTriggers 的地址没有填：后台把一份投递改为某个状态的接口（--status-url）；小程序没有的状态写 { notOffered: \'原因\' }。'] : [];
    // What init left empty was never filled in.
    return [...error.details.filter((fault) => !untold(fault)).map((fault) => fault.replace(/ 是 ""，[^：]*：/, ' 没有填：')), ...status];
  }
}

/** The schema does not ask for these, but a server that is not told them talks to nobody. */
function ungiven({ server: { command, give }, gateway }: Draft): string[] {
  if (command === '') return [];
  const needed: [Given, string][] = [...(gateway ? [] : [['gatewayUrl', '网关地址'] as [Given, string]]), ['privateKey', '应用私钥'], ['alipayPublicKey', '支付宝公钥']];
  const lacking = needed.filter(([what]) => give[what] === undefined);
  return lacking.length === 0 ? [] : [`server.give 缺 ${lacking.map(([what, words]) => `${what}（${words}）`).join('、')}：服务端从哪个环境变量读它？`];
}
