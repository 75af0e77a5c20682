/** `yanshou verify-bundle FILE`: intact, or the first thing that was touched. */
import { verifyBundle, type BundleFacts } from '../evidence/bundle/verify.js';
import { exitCodes, type ExitCode } from './exit.js';

export interface VerifyBundleCommand { file: string; /** PEM file or fingerprint of the key that must have signed. */ key: string | undefined; print: (text: string) => void }

/** 0 = intact, 3 = touched. Throws EvidenceError where there is nothing to look at. */
export function verifySealed({ file, key, print }: VerifyBundleCommand): ExitCode {
  const verification = verifyBundle(file, { publicKey: key });
  print(verification.ok ? intactText(verification) : `被改动：${visible(verification.firstTouched)}\n  ${visible(verification.why)}`);
  return verification.ok ? exitCodes.met : exitCodes.below;
}

function intactText(facts: BundleFacts): string {
  const { result, masked, cut } = facts;
  return [
    `完好：${visible(facts.runId)}${result ? `，封存时评级 ${visible(result.grade)}（${visible(result.rubric)}）` : '，封存时没有评级'}`,
    `  ${facts.files} 个文件，${facts.events} 条事件，清单摘要 ${facts.digest}`,
    `  签名公钥 ${facts.fingerprint}${facts.keyDemanded ? '（与要求的密钥一致）' : '（未指定 --key：只知道封存后未被改动，不知道由谁封存）'}`,
    ...(masked.fields > 0 ? [`  遮盖副本：${masked.fields} 处文字已遮盖`] : []),
    ...(masked.withheld.length > 0 ? [`  略去了 ${masked.withheld.length} 个文件：${masked.withheld.slice(0, 5).map(visible).join('、')}${masked.withheld.length > 5 ? '…' : ''}`] : []),
    ...cut.map((path) => `  封存前运行被中断：${visible(path)} 的最后一行不完整，未计入`),
  ].join('\n');
}

/** A bundle comes from a stranger: what it says must not steer the terminal. */
export const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(0, 300);
