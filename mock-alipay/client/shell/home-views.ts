/** Alipay's own screens: its home, 支付宝就业 with the jobs the ISV really synced, and 我的 with 投递记录. */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { ShownApplication, ShownJob } from '../rpc-contract.js';
import type { Phone } from './phone.js';

export function employmentHome(phone: Phone): ComponentChild {
  const { jobs } = phone.store.state;
  return h('div', { class: 'screen employment' },
    h('header', { class: 'employment-bar' },
      h('button', { class: 'bar-back', 'data-shell': 'back', 'aria-label': '返回', onClick: () => void phone.pressBack() }, chevron()),
      h('h1', null, '支付宝就业')),
    h('div', { class: 'scroll' },
      h('div', { class: 'search' }, h('span', { class: 'search-icon' }), '搜索职位、公司'),
      h('div', { class: 'banner' }, h('strong', null, '智能简历 一键投递'), h('span', null, '好工作，上支付宝就业')),
      ownEntry(phone, 'own-strip'),
      h('h2', null, '推荐职位'),
      jobs.length === 0 ? h('p', { class: 'empty' }, '还没有同步过来的岗位') : jobs.map((job) => jobCard(job, phone))),
    tabs(phone, 'home'));
}

function jobCard(job: ShownJob, phone: Phone): ComponentChild {
  return h('button', { class: 'card job', key: job.outJobId, 'data-shell': 'job-card', 'data-out-job-id': job.outJobId, onClick: () => phone.openJob(job) },
    h('div', { class: 'job-head' }, h('span', { class: 'job-name' }, job.jobName), h('span', { class: 'salary' }, job.salary)),
    job.tags.length === 0 ? null : h('div', { class: 'tags' }, job.tags.slice(0, 5).map((tag) => h('span', { class: 'tag', key: tag }, tag))),
    h('div', { class: 'job-foot' }, h('span', null, job.employer), h('span', { class: 'place' }, job.place)));
}

export function mine(phone: Phone): ComponentChild {
  const { applications } = phone.store.state;
  const { user } = phone.boot;
  return h('div', { class: 'screen mine' },
    h('header', { class: 'mine-bar' }, h('div', { class: 'avatar' }, user.nickName.slice(0, 1)),
      h('div', null, h('strong', null, user.nickName), h('span', null, user.phone.replace(/^(\d{3})\d{4}/, '$1****')))),
    h('div', { class: 'scroll' },
      ownEntry(phone, 'own-strip'),
      h('h2', null, '投递记录'),
      applications.length === 0 ? h('p', { class: 'empty' }, '暂无投递记录') : applications.map(record)),
    tabs(phone, 'mine'));
}

function record(application: ShownApplication): ComponentChild {
  const { outApplyId, outJobId, status, statusText, jobName, employer, changedAt } = application;
  return h('div', { class: 'card record', key: outApplyId, 'data-shell': 'record', 'data-out-apply-id': outApplyId, 'data-out-job-id': outJobId, 'data-status': status },
    h('div', { class: 'job-head' }, h('span', { class: 'job-name' }, jobName), h('span', { class: 'record-status' }, statusText)),
    h('div', { class: 'job-foot' }, h('span', null, employer), h('span', null, changedAt)));
}

export function alipayHome(phone: Phone): ComponentChild {
  const { elsewhere } = phone.store.state;
  return h('div', { class: 'screen alipay' },
    h('header', { class: 'alipay-bar' }, h('div', { class: 'search white' }, h('span', { class: 'search-icon' }), '搜索')),
    h('div', { class: 'quick' }, ['扫一扫', '收付款', '出行', '卡包'].map((name) => h('div', { key: name }, h('i', null, name.slice(0, 1)), name))),
    h('div', { class: 'scroll' },
      elsewhere ? h('div', { class: 'card elsewhere', 'data-shell': 'elsewhere' }, h('strong', null, elsewhereTitles[elsewhere.kind]), h('code', null, elsewhere.target)) : null,
      h('div', { class: 'card apps' },
        h('button', { class: 'app', 'data-shell': 'employment-entry', onClick: () => phone.show('alipay-employment') }, h('i', { class: 'blue' }, '就'), '支付宝就业'),
        ownEntry(phone, 'app'))),
    tabs(phone, 'alipay'));
}

const elsewhereTitles = { 'mini-program': '已离开，打开了另一个小程序', url: '已离开，打开了网页', outside: '已离开支付宝', alipay: '已打开支付宝页面' };

function ownEntry(phone: Phone, kind: 'app' | 'own-strip'): ComponentChild {
  const { name, slogan } = phone.boot.app;
  const icon = h('i', { class: 'orange' }, name.slice(0, 1));
  const words = kind === 'app' ? name : h('span', null, h('small', null, '我的小程序'), name, slogan === '' ? null : h('em', null, slogan));
  return h('button', { class: kind, 'data-shell': 'own-entry', onClick: () => phone.openOwn() }, icon, words);
}

/** Alipay's own home leads to the same two places. */
function tabs(phone: Phone, on: 'home' | 'mine' | 'alipay'): ComponentChild {
  const tab = (id: 'home' | 'mine', label: string, surface: 'alipay-employment' | 'mine'): ComponentChild =>
    h('button', { class: id === on ? 'tab on' : 'tab', 'data-shell': `tab-${id}`, onClick: () => phone.show(surface) }, h('i', { class: `icon-${id}` }), label);
  return h('nav', { class: 'tabs' }, tab('home', on === 'alipay' ? '就业' : '首页', 'alipay-employment'), tab('mine', '我的', 'mine'));
}

export const chevron = (): ComponentChild =>
  h('svg', { viewBox: '0 0 12 20', width: 11, height: 18 }, h('path', { d: 'M10 2 2 10l8 8', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }));
