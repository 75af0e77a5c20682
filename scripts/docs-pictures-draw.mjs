// How the docs' pictures are drawn: a screen of a run with the finding's spot outlined, or calls of its journal written out.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from './setup.mjs';

const font = pathToFileURL(join(root, 'node_modules/@fontsource-variable/noto-sans-sc/index.css'));
const red = '#d4380d', green = '#2b8a3e';

export function drawScreen(file, box) {
  const spot = box ? `<i style="position:absolute;left:${box.x - 4}px;top:${box.y - 4}px;width:${box.w + 8}px;height:${box.h + 8}px;border:3px solid ${red};border-radius:6px;box-sizing:border-box;background:#d4380d14"></i>` : '';
  return shell(`<div style="position:relative;overflow:hidden"><img style="display:block;width:390px" src="data:image/png;base64,${readFileSync(file).toString('base64')}">${spot}</div>`);
}

export function drawEvents(events, { good, said, fields }) {
  const first = events[0]?.at ?? 0;
  const cards = events.slice(0, 2).map((event) => card(event, { fields, after: events.length > 1 ? event.at - first : undefined })).join('');
  return shell(`<div style="padding:16px;background:#f5f6f8;border-top:6px solid ${good ? green : red}">${said ? `<p style="margin:0 0 12px;color:${red};font-weight:600">${escape(said)}</p>` : ''}${cards}</div>`);
}

function card(event, { fields, after }) {
  const { who, title, body } = written(event);
  const shown = fields ? Object.fromEntries(fields.map((field) => [field, body[field]])) : body;
  const when = after === undefined ? '' : `<span style="float:right">${after === 0 ? '0 秒' : `${(after / 1000).toFixed(1)} 秒后`}</span>`;
  return `<section style="background:#fff;border-radius:10px;padding:12px;margin-bottom:12px"><div style="color:#666;font-size:12px">${who}${when}</div>
    <div style="font-weight:600;overflow-wrap:anywhere;margin:2px 0 6px">${escape(title)}</div><pre>${escape(JSON.stringify(shown, null, 1))}</pre></section>`;
}

function written(event) {
  switch (event.kind) {
    case 'gateway': return { who: '服务端 → 网关', title: event.method, body: event.bizContent };
    case 'jsapi': return { who: '小程序 → 支付宝', title: event.name, body: event.params };
    case 'sheet': return { who: '唤起「智能简历」的订单串', title: 'my.ap.openCreditEvaluation', body: withoutFaults(event.order) };
    case 'trigger': return { who: '后台操作', title: `状态改为「${event.status}」`, body: { outApplyId: event.outApplyId } };
    case 'dialog': return { who: '弹窗', title: event.text, body: { scopes: event.scopes ?? [] } };
    default: return { who: event.kind, title: '', body: event };
  }
}

const withoutFaults = (order) => ({ ...order, schemaFaults: undefined });

const shell = (body) => `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${font}">
<style>body{margin:0;width:390px;font:14px/1.5 'Noto Sans SC Variable',sans-serif}pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:12px/1.5 'Noto Sans Mono','Noto Sans SC Variable',monospace;color:#333}</style>${body}`;

const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
