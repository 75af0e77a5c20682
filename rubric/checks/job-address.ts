import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { fold } from '../fold.js';
import { groupBy } from '../group-by.js';
import { insideChina, insideProvince, parseGeo, regionOf } from '../regions.js';
import type { Fields, SyncCall } from '../synced-jobs.js';
import { jobLabel, noJobs, syncedJobs } from '../synced-jobs.js';
import { atWorld } from '../where.js';

const remedy = 'address 填真实工作地点：region_code 为 6 位行政区划编码（至少到市，建议到区县），geo 为高德「经度,纬度」；一个岗位只同步一次，不按分发城市拆分。';
interface Signs { hits: CheckFinding[]; doubts: CheckFinding[] }

export const jobAddress: Check = {
  id: 'job-address',
  title: '岗位地址是真实工作地点，不按城市拆分',
  needs: [],
  evaluate(view) {
    const jobs = syncedJobs(view);
    const each = jobs.map((job) => judgeAddress(job, job.biz.fields('address')));
    const split = splitOverCities(jobs);
    return conclude({
      guard: { screens: 0, nodes: 0, facts: [`看了 ${jobs.length} 个同步的岗位的地址，按 GB/T 2260 行政区划核对`] },
      hits: [...each.flatMap(({ hits }) => hits), ...split.hits], doubts: [...each.flatMap(({ doubts }) => doubts), ...split.doubts, ...(jobs.length === 0 ? [noJobs] : [])],
      assumptions: jobs.flatMap(({ event }) => event.assumptions ?? []),
    });
  },
};

function judgeAddress(job: SyncCall, address: Fields): Signs {
  const say = (observed: string): CheckFinding => ({ expected: '岗位地址是真实工作地点', observed: `岗位${jobLabel(job)}${observed}`, where: [atWorld(job.event)], remedy });
  const code = address.text('region_code') ?? '';
  const geo = address.text('geo');
  const signs: Signs = { hits: [], doubts: [] };
  const region = /^\d{6}$/.test(code) ? regionOf(code) : undefined;
  if (!region) signs.hits.push(say(code === '' ? '没有 region_code' : `的 region_code「${code}」不是 6 位行政区划编码`));
  else if (region.level === 'unknown') signs.hits.push(say(`的 region_code ${code} 不是行政区划编码`));
  else if (region.level === 'province') signs.hits.push(say(`的 region_code ${code}（${region.name}）只到省，至少要到市`));
  else if (region.level === 'unknown-county') signs.doubts.push({ ...say(`的 region_code ${code} 属于${region.city}，但查不到这个区县`), needsReview: true });
  if (geo !== undefined && geo !== '') judgeGeo(geo, code, say, signs);
  return signs;
}

function judgeGeo(text: string, code: string, say: (observed: string) => CheckFinding, signs: Signs): void {
  const geo = parseGeo(text);
  if (!geo) signs.hits.push(say(`的 geo「${text}」不是「经度,纬度」`));
  else if (insideChina({ lng: geo.lat, lat: geo.lng }) && !insideChina(geo)) signs.hits.push(say(`的 geo「${text}」把经度和纬度写反了`));
  else if (!insideChina(geo)) signs.hits.push(say(`的 geo「${text}」不在中国境内`));
  else if (/^\d{6}$/.test(code) && !insideProvince(geo, code)) signs.hits.push(say(`的 geo「${text}」不在 region_code ${code} 所在的省`));
}

/** The same job, employer and text in two cities is one job split, unless the places of work differ: then a person must look. */
function splitOverCities(jobs: readonly SyncCall[]): Signs {
  const groups = groupBy(jobs, ({ biz }) => JSON.stringify(['employer_name', 'job_name', 'job_detail'].map((name) => fold(biz.text(name) ?? ''))));
  const signs: Signs = { hits: [], doubts: [] };
  for (const group of groups.values()) {
    const cities = new Set(group.map(({ biz }) => (biz.fields('address').text('region_code') ?? '').slice(0, 4)));
    cities.delete(''); // a missing one is a finding of its own
    if (cities.size < 2) continue;
    const places = group.map(({ biz }) => fold(biz.fields('address').text('detail') ?? ''));
    const samePlace = new Set(places).size < cities.size || places.includes('');
    const finding = { expected: '一个岗位只同步一次', observed: `岗位${group.slice(0, 1).map(jobLabel).join('')}在 ${cities.size} 个城市各同步了一次，内容相同${samePlace ? '，工作地点也相同或没有写' : ''}`, where: [atWorld(...group.map(({ event }) => event))], remedy };
    if (samePlace) signs.hits.push(finding);
    else signs.doubts.push({ ...finding, needsReview: true });
  }
  return signs;
}
