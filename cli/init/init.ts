/** `yanshou init`: reads the mini program and the server, asks what it could not read, writes a config that works or says what is missing. */
import { existsSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CompileError } from '../../mock-alipay/container/compiler/errors.js';
import { parseConfig } from '../config/load.js';
import { badConfig, exitCodes, Stop, type ExitCode } from '../exit.js';
import { findMiniPrograms, inspectMiniProgram, type MiniProgramFacts } from './inspect-mini-program.js';
import { inspectServer } from './inspect-server.js';
import { configSource, draftConfig, type Draft } from './config-source.js';

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
  const draft = await fillDraft(facts, options);
  writeFileSync(file, file.endsWith('.json') ? `${JSON.stringify(draftConfig(draft), null, 2)}\n` : configSource(draft));
  return report(draft, file, facts, options.print);
}

function readMiniProgram({ cwd, answers }: InitOptions): MiniProgramFacts {
  const folder = answers.miniProgram ?? findMiniPrograms(cwd)[0];
  if (folder === undefined) throw badConfig(`${cwd} 下没有找到小程序（app.json）；用 --mini-program 指明目录，Taro、uni-app 请先构建。`);
  try {
    return inspectMiniProgram(resolve(cwd, folder), cwd);
  } catch (error) {
    if (error instanceof CompileError) throw badConfig(error.message);
    throw error;
  }
}

async function fillDraft(facts: MiniProgramFacts, { cwd, answers, ask }: InitOptions): Promise<Draft> {
  const server = inspectServer(cwd);
  const readyUrl = server?.port === undefined ? undefined : `http://127.0.0.1:${server.port}${server.readyPath}`;
  const question = await questioner(ask);
  const answer = async (given: string | undefined, text: string, guess: string | undefined): Promise<string> => given ?? (await question.ask(text, guess ?? ''));
  try {
    const name = await answer(answers.name, '小程序名称', facts.name ?? basename(cwd));
    const appId = await answer(answers.appId, '应用 ID（16 位数字）', facts.appId);
    const subject = await answer(answers.subject, '主体：enterprise 企业、government 政府机构、gig 灵工', 'enterprise');
    const command = await answer(answers.command, '启动服务端的命令', server?.command);
    const url = await answer(answers.readyUrl, '服务就绪后会回答的地址', readyUrl);
    const page = answers.jdPage ?? facts.jdPage ?? '';
    return {
      app: { name, appId, subject }, miniProgram: { root: facts.root },
      server: { command, cwd: server?.cwd ?? '.', readyUrl: url, give: server?.give ?? {} },
      links: { alipay: { page, query: { [facts.jobParameter ?? 'jobId']: '{outJobId}' } }, self: { home: facts.home ?? '' } },
      statusUrl: answers.statusUrl ?? '', target: 'S',
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

/** Says what was read, and what the schema still misses. */
function report(draft: Draft, file: string, facts: MiniProgramFacts, print: (text: string) => void): ExitCode {
  print(`已写出 ${file}`);
  print(`  小程序 ${facts.root}：${facts.pages.length} 个页面；岗位详情页 ${draft.links.alipay.page || '没有认出，请填'}，岗位号参数 ${Object.keys(draft.links.alipay.query).join()}`);
  print(`  服务端：${draft.server.command || '没有认出，请填'}；交给它的环境变量：${Object.entries(draft.server.give).map(([what, name]) => `${what} → ${name}`).join('，') || '没有认出，请填 server.give'}`);
  const missing = faultsOf(draft, file);
  for (const fault of missing) print(`  待填：${fault}`);
  print(missing.length > 0 ? '填好后运行 yanshou doctor。' : '接下来运行 yanshou doctor。');
  return missing.length > 0 ? exitCodes.badConfig : exitCodes.met;
}

function faultsOf(draft: Draft, file: string): readonly string[] {
  try {
    parseConfig(draftConfig(draft), basename(file));
    return [];
  } catch (error) {
    if (error instanceof Stop) return error.details;
    throw error;
  }
}
