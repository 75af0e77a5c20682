import { describe, expect, it } from 'vitest';
import type { Region } from './regions.js';
import { insideChina, insideProvince, parseGeo, regionOf } from './regions.js';

describe('a division', () => {
  it.each<[string, Region]>([
    ['330000', { level: 'province', name: '浙江省' }], ['330100', { level: 'city', name: '杭州市' }], ['330106', { level: 'county', name: '西湖区' }], ['330113', { level: 'unknown-county', city: '杭州市' }],
    ['310000', { level: 'city', name: '上海市' }], ['820000', { level: 'city', name: '澳门特别行政区' }], ['110101', { level: 'county', name: '东城区' }], ['419001', { level: 'county', name: '济源市' }], ['419099', { level: 'unknown-county', city: '省直辖县级行政区划' }], ['469001', { level: 'county', name: '五指山市' }], ['810001', { level: 'county', name: '中西區' }],
    ['339900', { level: 'unknown' }], ['339901', { level: 'unknown' }], ['003301', { level: 'unknown' }], ['990000', { level: 'unknown' }], ['', { level: 'unknown' }],
  ])('is known by its code: %s', (code, region) => expect(regionOf(code)).toEqual(region));
});

describe('a place', () => {
  it.each<[string, { lng: number; lat: number } | undefined]>([
    ['120.09041,30.20383', { lng: 120.09041, lat: 30.20383 }], ['-0.5,-30', { lng: -0.5, lat: -30 }], ['120,30', { lng: 120, lat: 30 }],
    ['120.09041 30.20383', undefined], ['120.0，30.2', undefined], ['1200,30', undefined], ['120,3000', undefined], ['x120,30', undefined], ['120,30x', undefined], ['120.,30', undefined], ['120,30.', undefined], ['', undefined],
  ])('is longitude and latitude: %s', (written, geo) => expect(parseGeo(written)).toEqual(geo));

  it.each<[number, number, boolean]>([[73, 3, true], [136, 54, true], [72.9, 30, false], [136.1, 30, false], [120, 2.9, false], [120, 54.1, false]])('is in China or not: %d, %d', (lng, lat, inside) => expect(insideChina({ lng, lat })).toBe(inside));

  it.each<[number, number, boolean]>([[120.1, 30.2, true], [117.8, 30, true], [123.5, 30, true], [120, 26.8, true], [120, 31.4, true], [117.81, 30, true], [117.79, 30, false], [123.49, 30, true], [123.51, 30, false], [120, 26.81, true], [120, 26.79, false], [120, 31.39, true], [120, 31.41, false]])('is in 浙江, a little generously drawn, or not: %d, %d', (lng, lat, inside) => expect(insideProvince({ lng, lat }, '330106')).toBe(inside));
  it('is in no province that is not there', () => expect(insideProvince({ lng: 120, lat: 30 }, '990000')).toBe(false));
});
