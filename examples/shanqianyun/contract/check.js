#!/usr/bin/env node
// 用法：node check.js http://127.0.0.1:4680 --code 甲 --code 乙 [选项]。逐条问一个服务端是否照《闪签云 1.0 小程序接口文档》做。
import { parseArgs } from 'node:util';
import { runContract } from './run.js';

const usage = `用法：node check.js <API Base Url> [选项]
  --code CODE            同一个新用户的登录 code，给两次（第二次用于提交简历后再登录）
  --captcha-code CODE    测试环境的固定图形验证码
  --set-status-url URL   后台改签约状态的地址，{em_id}、{status} 会被替换；POST，请求体 {"status": n}
  --platform-code CODE   X-platform-code，默认 alipay
  --unique-key KEY       X-unique-key
  --arrays brackets|json 数组怎样编码，文档没有规定，默认 brackets
没有给的选项，依赖它的条款记为「未查」。退出码：0 全部通过，1 有不符，2 没有不符但有未查，64 用法不对。`;

const options = {
  code: { type: 'string', multiple: true, default: [] }, 'captcha-code': { type: 'string' }, 'set-status-url': { type: 'string' },
  'platform-code': { type: 'string', default: 'alipay' }, 'unique-key': { type: 'string', default: 'contract-check' }, arrays: { type: 'string', default: 'brackets' }, help: { type: 'boolean', default: false },
};

const { values, positionals } = read();
const answers = await runContract({
  baseUrl: positionals[0], platformCode: values['platform-code'], uniqueKey: values['unique-key'], arrays: values.arrays,
  codes: values.code, captchaCode: values['captcha-code'], setStatusUrl: values['set-status-url'],
}, say);

const count = (state) => answers.filter((answer) => answer.state === state).length;
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('notChecked')} not checked`);
process.exitCode = count('failed') > 0 || count('passed') === 0 ? 1 : count('notChecked') > 0 ? 2 : 0;

function say({ state, section, line, reason }) {
  const sign = { passed: '✓', failed: '✗', notChecked: '?', silent: '-' }[state];
  console.log(`${sign} ${section} 「${line}」${reason === undefined ? '' : `\n    ${{ failed: '不符', notChecked: '未查', silent: '无从查' }[state]}：${reason}`}`);
}

function read() {
  try {
    const given = parseArgs({ allowPositionals: true, options });
    if (given.values.help || given.positionals.length !== 1 || !URL.canParse(given.positionals[0])) throw new Error(given.values.help ? '' : '请给出一个 API Base Url。');
    return given;
  } catch (error) {
    console.error(`${error.message}\n${usage}`.trim());
    process.exit(64);
  }
}
