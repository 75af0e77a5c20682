/** What is wrong with evidence, or with the disk it lies on, in one sentence that names the mend. Shown to users as it is, never with a stack. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';
}

const mends: Record<string, string> = {
  ENOSPC: '磁盘已满，请腾出空间后重跑',
  EDQUOT: '磁盘配额已用完，请腾出空间后重跑',
  EROFS: '文件系统是只读的，请换一个可写的目录',
  EACCES: '没有写入或读取权限，请检查目录权限',
  EPERM: '没有写入或读取权限，请检查目录权限',
  ENOENT: '文件或目录不存在，请检查路径',
  ENOTDIR: '路径中有一段不是目录，请检查路径',
  EISDIR: '这是一个目录，请给出文件',
  EMFILE: '打开的文件过多，请调高 ulimit -n',
  EIO: '磁盘读写出错，请检查磁盘',
  EFBIG: '文件超过了文件系统或 ulimit 的上限',
};

/** Runs something that touches the disk; what the system refuses becomes an EvidenceError about `file`. */
export function onDisk<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const mend = mends[code];
    if (mend === undefined) throw error;
    throw new EvidenceError(`${file}：${mend}（${code}）。`, { cause: error });
  }
}
