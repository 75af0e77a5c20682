/** `yanshou seal RUN`: one file for the reviewer. Throws EvidenceError for what cannot be read or written. */
import { sealRun } from '../evidence/bundle/seal.js';
import { exitCodes, type ExitCode } from './exit.js';
import { findRun } from './run-folder.js';

export interface SealCommand { run: string; out: string | undefined; key: string | undefined; cwd: string; print: (text: string) => void }

export async function seal({ run, out, key, cwd, print }: SealCommand): Promise<ExitCode> {
  const sealed = await sealRun(findRun(run, cwd).dir, out, { keyFile: key });
  print([
    `已封存：${sealed.file}`,
    `  ${sealed.files} 个文件，${sealed.events} 条事件，清单摘要 ${sealed.digest}`,
    `  签名公钥 ${sealed.fingerprint}${key === undefined ? '（临时密钥：只证明封存后未被改动，不证明由谁封存；用 --key 指定自己的密钥）' : ''}`,
    `  核对：yanshou verify-bundle ${sealed.file}`,
  ].join('\n'));
  return exitCodes.met;
}
