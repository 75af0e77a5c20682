// `node scripts/pictures.mjs RUN`: takes the pictures that README and docs show, from a finished run and a mock of its own. Needs a build (npm start makes one).
import { chromium } from '@playwright/test';
import { AlipaySdk } from 'alipay-sdk';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromiumArgs, chromiumPath } from './chromium.mjs';
import { root } from './setup.mjs';

const run = resolve(process.argv[2] ?? 'runs/latest');
const out = join(root, 'docs/pictures');
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });

for (const [name, width, height] of [['report-desktop', 1280, 1000], ['report-phone', 390, 844]]) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(`file://${run}/report.html`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.close();
}

const port = 48_220;
const mock = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'mock', '--port', String(port), '--config', join(root, 'examples/grade-s')], { stdio: ['ignore', 'pipe', 'inherit'] });
let said = '';
await new Promise((ready) => {
  mock.stdout.on('data', (chunk) => {
    said += chunk;
    if (said.includes('按 Ctrl-C')) ready();
  });
});
const named = (what) => new RegExp(`${what}\\s+(\\S+)`).exec(said)?.[1];

// A job, an application with a misspelt key, and a method that does not exist: what the page is for.
const alipay = new AlipaySdk({ appId: '2021004610000001', privateKey: readFileSync(named('应用私钥'), 'utf8'), keyType: 'PKCS8', gateway: named('网关'), alipayPublicKey: named('支付宝公钥') });
await alipay.exec('alipay.ebpp.industry.job.sync', { bizContent: { out_job_id: 'J-1', job_name: '门店店长', job_type: '1001', job_detail: '门店日常经营', employer_name: '深圳前澜餐饮管理有限公司', hire_status: 'HIRING', job_detail_url: 'alipays://platformapi/startapp?appId=2021004610000001&page=pages%2Fjob%2Fdetail%3FjobId%3DJ-1', address: { region_code: '440305' } } });
await alipay.exec('alipay.ebpp.industry.job.aplyinfo.sync', { bizContent: { out_apply_id: 'A-1' } }).catch(() => undefined);
await alipay.exec('alipay.ebpp.industry.job.applyinfo.sync', { bizContent: { outApplyNo: 'A-1', out_job_id: 'J-1', apply_status: 'APPLYING' } }).catch(() => undefined);
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(named('实时页面'));
await page.getByText('alipay.ebpp.industry.job.applyinfo.sync').first().click();
await page.screenshot({ path: join(out, 'live-page.png') });
await browser.close();
mock.kill('SIGTERM');
