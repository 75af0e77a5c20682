const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** 失败后按 delays（毫秒）依次等待重试，全部失败则抛出最后一次的错误。 */
export async function retry(action, { delays }) {
  for (const delay of delays) {
    try {
      return await action();
    } catch (error) {
      console.warn(`${error.message}，${delay}ms 后重试`);
      await sleep(delay);
    }
  }
  return action();
}
