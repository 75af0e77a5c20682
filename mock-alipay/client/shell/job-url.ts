/** Reads a job_detail_url: alipays://platformapi/startapp?appId=&page=&query= (alipay.ebpp.industry.job.sync). */
export type JobEntry = { path: string; query: Record<string, string>; appQuery?: Record<string, string> };

export function readJobUrl(address: string, appId: string): JobEntry | { fault: string } {
  if (!URL.canParse(address)) return { fault: address === '' ? 'job_detail_url 为空' : `job_detail_url 不是合法链接：${address}` };
  const url = new URL(address);
  if (url.protocol !== 'alipays:' && url.protocol !== 'alipay:') return { fault: `job_detail_url 不是 alipays:// 链接：${address}` };
  const target = url.searchParams.get('appId');
  if (target !== appId) return { fault: `job_detail_url 指向的 appId 是 ${target ?? '空'}，不是本小程序 ${appId}` };
  return entryOf(url.searchParams.get('page') ?? '', url.searchParams.get('query'));
}

function entryOf(page: string, appQuery: string | null): JobEntry {
  const [path = '', pageQuery = ''] = page.split('?');
  return { path: path.replace(/^\//, ''), query: asRecord(pageQuery), ...(appQuery ? { appQuery: asRecord(appQuery) } : {}) };
}

const asRecord = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));
