#!/usr/bin/env node
/** The command line: reads arguments, runs one command, says what went wrong in one sentence, ends with the published exit code. */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { fileURLToPath } from 'node:url';
import { chineseHelp } from './chinese-help.js';
import { completionScript, shells, type Shell } from './completion.js';
import { EvidenceError } from '../evidence/errors.js';
import { exitCodes, messageOf, Stop, type ExitCode } from './exit.js';
import { ownVersion } from './versions.js';

const interrupt = interruptSignal();
/** Processes that play, started before the config says how many there is work for. */
const early = 2;
const out = (text: string): void => { process.stdout.write(`${text}\n`); };
const err = (text: string): void => { process.stderr.write(`${text}\n`); };

end(await run(process.argv));

async function run(argv: string[]): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.met;
  const program = commands((code) => { exitCode = code; });
  try {
    await program.parseAsync(argv);
    return exitCode;
  } catch (error) {
    return said(error);
  }
}

function commands(ended: (code: ExitCode) => void): Command {
  const program = new Command('yanshou')
    .description('验收：一条命令判断招聘小程序能否接入支付宝就业（手册 v4.0）')
    .version(ownVersion(), '-v, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助').helpCommand('help [命令]', '显示某个命令的帮助')
    .addHelpText('after', '\n第一次用：yanshou init → yanshou doctor → yanshou verify；先看一个示例：yanshou verify --example grade-s')
    .configureHelp(chineseHelp)
    .exitOverride().configureOutput({ outputError: () => undefined }); // errors are said once, by said()

  program.command('verify').description('走完全部旅程，评级，写出报告')
    .addOption(new Option('-c, --config <文件>', '配置文件或其目录；不填则在当前目录找 yanshou.config.ts').conflicts('example'))
    .addOption(new Option('--example <名称>', '验收随包附带的示例，例如 grade-s'))
    .addOption(new Option('--target <评级>', '目标评级，覆盖配置').choices(['S', 'A', 'B']))
    .option('--journey <旅程>', '只走这个旅程（可重复）', (id, ids: string[]) => [...ids, id], [] as string[])
    .option('--workers <数目>', '同时走几个旅程', positive, 2)
    .option('--shard <i/n>', '只走第 i 份，共 n 份', shard, { index: 1, of: 1 })
    .option('--repeat-failed', '没有通过的旅程单独重走一次；结果变了就是时好时坏，不得分')
    .option('--baseline <文件或目录>', '与上次提交对比：上次的 result.json、记录目录或 .yanshou.zip')
    .option('--out <目录>', '记录写到哪里', 'runs')
    .option('--plain-pictures', '截图里的姓名和电话不遮盖（给审核人；默认遮盖）')
    .option('--no-film', '不制作录屏')
    .option('-q, --quiet', '不显示进度')
    .action(async ({ config, example, target, journey, workers, shard, repeatFailed, baseline, plainPictures, out: folder, film, quiet }) => {
      const { Players } = await import('./play.js');
      const players = new Players(Math.min(workers, journey.length || workers, early));
      const { verify } = await import('./verify.js');
      ended(await verify({
        config: example === undefined ? config : exampleFolder(example), target, journeys: journey, workers, players, shard, film, repeatFailed: repeatFailed === true, baseline, out: folder, cwd: process.cwd(),
        plainPictures: plainPictures === true, signal: interrupt, say: quiet ? () => undefined : err, print: out,
      }));
    });

  program.command('grade').description('用已有的记录重新评级；给出多份则合并（分片）').argument('<记录...>', '记录目录，例如 runs/latest')
    .option('--rubric <标准或文件>', '按哪一版手册评级；给草案文件（JSON）则两个评级并列，退出码不变', 'handbook-v4.0')
    .option('--decisions <文件>', '采用报告里导出的人工决定（可重复）', (file, files: string[]) => [...files, file], [] as string[])
    .option('--baseline <文件或目录>', '与上次提交对比：上次的 result.json、记录目录或 .yanshou.zip')
    .action(async (runs: string[], { rubric, decisions, baseline }) => {
      const { regrade } = await import('./grade-run.js');
      const { exitCode, summary } = regrade(runs, { cwd: process.cwd(), rubric, decisions, ...(baseline === undefined ? {} : { baseline }) });
      out(summary);
      ended(exitCode);
    });

  program.command('report').description('从已有的 result.json 重新写出全部报告').argument('<记录>', '记录目录，例如 runs/latest，或封存的 .yanshou.zip')
    .action(async (run: string) => {
      const { rerender } = await import('./grade-run.js');
      const { exitCode, summary } = rerender(run, process.cwd());
      out(summary);
      ended(exitCode);
    });

  program.command('doctor').description('十秒之内：环境、配置、服务端、网关、岗位、状态触发是否就绪')
    .option('-c, --config <文件>', '配置文件或其目录')
    .action(async ({ config }) => {
      const { doctor } = await import('./doctor/doctor.js');
      ended(await doctor({ config, cwd: process.cwd(), signal: interrupt, print: out }));
    });

  program.command('init').description('读小程序和服务端代码，写出 yanshou.config.ts')
    .option('--mini-program <目录>', '小程序根目录').option('--name <名称>', '小程序名称').option('--app-id <ID>', '应用 ID，16 位数字')
    .addOption(new Option('--subject <主体>', '主体').choices(['enterprise', 'government', 'gig']))
    .option('--command <命令>', '启动服务端的命令').option('--ready-url <地址>', '服务就绪后会回答的地址').option('--jd-page <路径>', '岗位详情页')
    .option('--status-url <地址>', '后台修改投递状态的地址，可含 {outApplyId}')
    .option('--out <文件>', '写到哪里（.ts 或 .json）', 'yanshou.config.ts').option('--force', '覆盖已有文件').option('-y, --yes', '不提问，只用参数和猜测')
    .action(async ({ out: file, force, yes, ...answers }) => {
      const { init } = await import('./init/init.js');
      ended(await init({ cwd: process.cwd(), out: file, force: force === true, answers, ask: yes !== true && process.stdin.isTTY, print: out }));
    });

  program.command('mock').description('只启动模拟支付宝：网关与实时页面；有小程序时可点着用')
    .option('-c, --config <文件>', '配置文件或其目录；不填则用当前目录的，没有也行')
    .option('--mini-program <目录>', '小程序根目录').option('--app-id <ID>', '没有配置时登记的应用 ID', '2021000000000001')
    .option('--port <端口>', '网关端口', positive, 7100).option('--keys <目录>', '密钥放在哪里', '.yanshou')
    .option('--automator-port <端口>', '另开一部手机，供 miniprogram-automator 连接（ws://127.0.0.1:端口）', positive)
    .option('--intercept', '另开代理，接管写死的 openapi.alipay.com 与 oapi.dingtalk.com')
    .action(async ({ config, miniProgram, appId, port, keys, intercept, automatorPort }) => {
      const { mock } = await import('./mock.js');
      ended(await mock({ config, miniProgram, appId, port, keys, intercept: intercept === true, ...(automatorPort === undefined ? {} : { automatorPort }), cwd: process.cwd(), signal: interrupt, print: out }));
    });

  program.command('seal').description('把一次验收封存成一个能自证的文件').argument('<记录>', '记录目录，例如 runs/latest')
    .option('--out <文件>', '写到哪里，默认在记录目录里').option('--key <文件>', 'Ed25519 私钥（PEM）；不填则用临时密钥')
    .action(async (run: string, { out: file, key }) => {
      const { seal } = await import('./seal.js');
      ended(await seal({ run, out: file, key, cwd: process.cwd(), print: out }));
    });

  program.command('verify-bundle').description('核对封存的文件：完好，或说出第一处改动').argument('<文件>', '.yanshou.zip')
    .option('--key <文件或指纹>', '必须由这把密钥签署')
    .action(async (file: string, { key }) => {
      const { verifySealed } = await import('./verify-bundle.js');
      ended(verifySealed({ file, key, print: out }));
    });

  program.command('mask').description('再遮盖一层，写出仍能核对的副本').argument('<文件>', '.yanshou.zip').requiredOption('--out <文件>', '副本写到哪里')
    .option('--field <字段>', '要遮盖的字段，例如 http.url（可重复）', (field, fields: string[]) => [...fields, field], [] as string[])
    .option('--value <文字>', '含有这段文字的地方都遮盖（可重复）', (value, values: string[]) => [...values, value], [] as string[])
    .option('--no-pictures', '截图和录像也略去')
    .action(async (file: string, { out: copy, field, value, pictures }) => {
      const { mask } = await import('./mask.js');
      ended(mask({ file, out: copy, fields: field, values: value, withoutPictures: pictures === false, print: out }));
    });

  program.command('completion').description('打印命令补全脚本')
    .addArgument(new Argument('<shell>').choices(shells))
    .action((shell: Shell) => { out(completionScript(program, shell)); });

  return program;
}

/** An example's folder in the package. Its name is a folder name and nothing else. */
function exampleFolder(name: string): string {
  return fileURLToPath(new URL(`../../examples/${encodeURIComponent(name)}/`, import.meta.url));
}

function said(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.met; // --help, --version
    err(error.message.replace(/^error: /, ''));
    return exitCodes.badConfig;
  }
  if (error instanceof Stop) {
    err([error.message, ...error.details.map((detail) => `  ${detail}`)].join('\n'));
    return error.exitCode;
  }
  if (error instanceof EvidenceError) {
    err(error.message); // the disk, or what lies on it
    return exitCodes.harness;
  }
  err(`yanshou 自身出错：${messageOf(error)}（设 YANSHOU_DEBUG=1 再运行可见详情）`);
  if (process.env['YANSHOU_DEBUG'] && error instanceof Error) err(error.stack ?? '');
  return exitCodes.harness;
}

/** The first Ctrl-C lets the run end in order, the second ends the process. */
function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCodes.harness);
      controller.abort();
    });
  }
  return controller.signal;
}

function end(code: ExitCode): void {
  // Written out first: a pipe takes its time, and process.exit does not wait for it.
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError(`"${text}" 不是正整数。`);
}

function shard(text: string): { index: number; of: number } {
  const [, index = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError(`"${text}" 应写成 1/3 这样：第几份/共几份。`);
}
