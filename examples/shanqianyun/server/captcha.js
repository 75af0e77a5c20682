import { randomBytes, randomInt } from 'node:crypto';
import { Router } from 'express';
import { Problem } from './protocol.js';

const captchas = new Map();
const sms = new Map();

/** 1.2.3 图形验证码、1.2.4 发送短信。图形验证码与请求图片时下发的 cookie 对应，用一次即失效。 */
export function captcha({ fixedCode }) {
  const router = Router();

  router.get('/captcha', (req, res) => {
    const id = randomBytes(12).toString('hex');
    const code = fixedCode || String(randomInt(1000, 10000));
    captchas.set(id, code);
    res.cookie('captcha', id, { httpOnly: true, path: '/' });
    res.set('cache-control', 'no-store').type('image/svg+xml').send(picture(code));
  });

  router.post('/verifycode', (req, res) => {
    const { captcha_code: code, phone } = req.body ?? {};
    const id = /(?:^|;\s*)captcha=([0-9a-f]+)/.exec(req.get('cookie') ?? '')?.[1];
    const expected = captchas.get(id);
    captchas.delete(id);
    if (expected === undefined || expected !== code) throw new Problem(40003, '图形验证码不正确');
    if (!/^1\d{10}$/.test(phone ?? '')) throw new Problem(40001, '手机号不正确');
    sms.set(phone, fixedCode || String(randomInt(100000, 1000000)));
    // 短信网关由运维配置；演示环境不真发。
    res.json({ error_code: 0, status: 0, msg: '', data: {} });
  });

  return router;
}

export const smsMatches = (phone, code, fixedCode) => code !== undefined && code !== '' && (code === sms.get(phone) || code === fixedCode);

function picture(code) {
  const digits = [...code].map((digit, at) => `<text x="${14 + at * 19}" y="28" transform="rotate(${(at % 2 ? 1 : -1) * 8} ${14 + at * 19} 28)">${digit}</text>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${28 + code.length * 19}" height="40" font-family="monospace" font-size="26" fill="#2b5"><rect width="100%" height="100%" fill="#eef7f0"/>${digits}<path d="M4 30 Q40 4 90 26" stroke="#8c9" fill="none"/></svg>`;
}
