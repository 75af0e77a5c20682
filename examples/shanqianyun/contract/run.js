import { createApi } from './api.js';
import { clauses } from './clauses.js';
import { Broken, NotChecked } from './expect.js';

/** Asks a server every clause in turn; answers one line each. `given` = { baseUrl, platformCode, uniqueKey, arrays, codes, captchaCode, setStatusUrl }. */
export async function runContract(given, say = () => {}) {
  const told = { api: createApi(given), given, story: {} };
  const answers = [];
  for (const clause of clauses) {
    const answer = { id: clause.id, section: clause.section, line: clause.line, ...(await ask(clause, told)) };
    answers.push(answer);
    say(answer);
  }
  return answers;
}

async function ask({ silent, check }, told) {
  if (silent) return { state: 'silent', reason: silent };
  try {
    await check(told);
    return { state: 'passed' };
  } catch (error) {
    if (error instanceof NotChecked) return { state: 'notChecked', reason: error.message };
    if (error instanceof Broken) return { state: 'failed', reason: error.message };
    return { state: 'failed', reason: `请求没有完成：${error.cause?.message ?? error.message}` };
  }
}
