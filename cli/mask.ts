/** `yanshou mask FILE --out G`: a copy for other eyes, with more masked, which still verifies. */
import { defaultFields, maskBundle } from '../evidence/bundle/mask.js';
import { exitCodes, type ExitCode } from './exit.js';

export interface MaskCommand {
  file: string; out: string;
  /** `kind.path` of events or `document.path`; empty = the default ones. */
  fields: readonly string[];
  values: readonly string[]; withoutPictures: boolean; print: (text: string) => void;
}

export function mask({ file, out, fields, values, withoutPictures, print }: MaskCommand): ExitCode {
  const masked = maskBundle(file, out, { fields: fields.length > 0 ? fields : defaultFields, values, withoutPictures });
  print(`遮盖副本：${masked.file}\n  遮盖了 ${masked.fields} 处文字，略去了 ${masked.withheld.length} 个文件\n  核对：yanshou verify-bundle ${masked.file}`);
  return exitCodes.met;
}
