import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMasker } from './redact.js';
import { scanForPeople } from './privacy-scan.js';
import { loadEvidence } from './load.js';
import { journeyHeader, smallRun, wang } from './small-run.js';

const people = [wang, { name: '王测试0081', phone: '19900000081', address: '浙江省杭州市模拟路8号' }];
const masker = createMasker({ salt: 'secret of this run', people, keep: ['13800138000'] });

describe('a masker', () => {
  test.each([
    ['a name', '王测试008 您好', /^王\*{5}\([a-z]{6}\) 您好$/],
    ['the longer of two names', '王测试0081', /^王\*{6}\([a-z]{6}\)$/],
    ['a phone', '电话19900000008。', /^电话199\*{4}0008\([a-z]{6}\)。$/],
    ['a phone in groups', '199 0000 0008 / 199-0000-0008', /^199\*{4}0008\(([a-z]{6})\) \/ 199\*{4}0008\(\1\)$/],
    ['anybody’s phone, with its country code', '请拨 +86 138-1234-5678', /^请拨 138\*{4}5678\([a-z]{6}\)$/],
    ['anybody’s id number', '身份证 11010519491231002X', /^身份证 1\*{16}X\([a-z]{6}\)$/],
    ['anybody’s e-mail', '发到 hr.li@example.com.cn 即可', /^发到 h\*{3}@example\.com\.cn\([a-z]{6}\) 即可$/],
    ['an address', '现居浙江省杭州市模拟路8号', /^现居浙\*{10}\([a-z]{6}\)$/],
  ])('masks %s', (_, text, shape) => { expect(masker.text(text)).toMatch(shape); });

  test.each([
    ['percent-encoded', encodeURIComponent(wang.name)], ['percent-encoded twice', encodeURIComponent(encodeURIComponent(wang.name))], ['in lower-case hex', encodeURIComponent(wang.name).toLowerCase()],
    ['escaped as PHP escapes', '\\u738b\\u6d4b\\u8bd5008'], ['escaped in JSON in JSON', '\\\\u738B\\\\u6D4B\\\\u8BD5008'], ['as HTML entities', '&#x738b;&#x6d4b;&#x8bd5;008'],
  ])('masks a name %s as the name itself', (_, spelling) => { expect(masker.text(`${spelling} `)).toBe(masker.text(`${wang.name} `)); });

  test('masks an e-mail in a query as the e-mail itself', () => { expect(masker.text('m=user8%40mock.invalid&')).toBe(`m=${masker.text(wang.email)}&`); });

  test.each([
    ['a user id', '2088123412341234'], ['an epoch in milliseconds', '1763712000000'], ['a compact date and time', '20261121081530'], ['an order number that begins with a date', '202611211911010312'],
    ['a price', '8000-12000元/月'], ['a job id', 'J13800138000'], ['a declared job id', '13800138000'], ['a title', '高级前端工程师（杭州）'], ['an image at two densities', 'icon@2x.png'], ['a package', 'react@18.2.0'],
    ['a version', '1.13812345678'], ['an 18-digit number with a wrong check digit', '110105194912310021'], ['a signature', 'k3Jx13812345678Qe+/19900000009aa=='],
  ])('leaves %s', (_, text) => { expect(masker.text(text)).toBe(text); });

  test('leaves what a key calls an id, unless it is somebody’s', () => {
    expect(masker.value({ out_apply_id: '13912345678', outJobId: '13912345678' })).toEqual({ out_apply_id: '13912345678', outJobId: '13912345678' });
    expect(masker.value({ userId: wang.phone }).userId).toBe(masker.text(wang.phone));
  });
  test('keeps strings strings and the shape of the rest', () => {
    const value = { a: [wang.name, 1, null, true], b: { c: 'x' }, d: 13812345678, mobile: 13812345678, e: Number(wang.phone), [wang.phone]: 1 };
    expect(masker.value(value)).toEqual({ a: [masker.text(wang.name), 1, null, true], b: { c: 'x' }, d: 13812345678, mobile: masker.text('13812345678'), e: masker.text(wang.phone), [masker.text(wang.phone)]: 1 });
  });
  test('masks a line of JSON into a line of JSON', () => {
    const line = masker.line(`${JSON.stringify({ text: `\n13812345678`, n: Number(wang.phone) })}\n`);
    expect(JSON.parse(line)).toEqual({ text: `\n${masker.text('13812345678')}`, n: masker.text(wang.phone) });
    expect(line.endsWith('\n')).toBe(true);
  });
  test('gives equal values equal tags within a run and others in another', () => {
    const other = createMasker({ salt: 'secret of another run', people });
    expect(createMasker({ salt: 'secret of this run', people: [] }).text(wang.phone)).toBe(masker.text(wang.phone));
    expect(other.text(wang.phone)).not.toBe(masker.text(wang.phone));
  });
  test('learns of people as they join', () => {
    const joined = [wang];
    const live = createMasker({ salt: 's', people: () => joined });
    expect(live.text('赵测试009')).toBe('赵测试009');
    joined.push({ ...wang, name: '赵测试009' });
    expect(live.value({ a: '赵测试009' }).a).toMatch(/^赵\*/);
  });
  test('keeps the length on pictures', () => { expect(masker.picture(`${wang.name} ${wang.phone}`)).toBe('王***** 199****0008'); });
  test('changes nothing when it masks again, and leaves no value in any mix', () => {
    const piece = fc.oneof(fc.constantFrom(...Object.values(wang), '13812345678', encodeURIComponent(wang.name), ' ', '，', 'x', '"', '<b>'), fc.string({ maxLength: 5 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = masker.text(pieces.join('，'));
      expect(masker.text(once)).toBe(once);
      for (const value of Object.values(wang)) expect(once + masker.text(pieces.join(''))).not.toContain(value);
    }));
  });
  test('survives HTML, JSON, URLs and terminals as it is', () => {
    const tail = masker.text(wang.phone);
    expect(tail).toMatch(/^[\w*()]+$/);
    expect(encodeURI(tail)).toBe(tail);
  });
});

describe('a run recorded with a masker', () => {
  const recorded = smallRun({ mask: createMasker({ salt: 's', people: [wang] }) });
  test('holds no seeded value in any file', () => { expect(scanForPeople(recorded, [wang])).toEqual([]); });
  test('loads, with ids, prices and titles as they were', () => {
    const { journeys: [journey] } = loadEvidence(recorded);
    expect(journey?.header).toEqual(journeyHeader);
    expect(journey?.events[2]).toMatchObject({ userId: '2088123412341234', bizContent: { out_apply_id: '13800138000' } });
    expect(journey?.events[3]).toMatchObject({ tree: [{ text: '客服专员 8000-12000元' }, {}] });
  });
  test('lets a check see that what was handed out is what arrived', () => {
    const { journeys: [journey] } = loadEvidence(recorded);
    const [, http, gateway] = journey?.events ?? [];
    const sent = http?.kind === 'http' ? (JSON.parse(http.requestBody ?? '{}') as { mobile: string }).mobile : '';
    expect(gateway).toMatchObject({ bizContent: { phone: sent } });
  });
});
