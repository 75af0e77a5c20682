/** GB/T 2260 divisions (npm `china-area-data`) and where in the world a province lies. */
import { createRequire } from 'node:module';

// The package is a bare JSON object of parent code → {code: name}; "86" is the country.
const divisions = createRequire(import.meta.url)('china-area-data') as Record<string, Record<string, string>>;
const provinces = divisions['86'] ?? {};

export type Region = { level: 'province' | 'city' | 'county'; name: string } | { level: 'unknown-county'; city: string } | { level: 'unknown' };

/** Municipalities are cities themselves. Counties are merged and renamed every year: an unknown one in a known city is doubtful, not wrong. */
export function regionOf(code: string): Region {
  const province = provinces[`${code.slice(0, 2)}0000`];
  if (province === undefined) return { level: 'unknown' };
  if (code.endsWith('0000')) return { level: municipalities.has(code.slice(0, 2)) ? 'city' : 'province', name: province };
  const cities = divisions[`${code.slice(0, 2)}0000`] ?? {};
  const cityCode = `${code.slice(0, 4)}00`;
  const city = cities[cityCode];
  if (code === cityCode) return city === undefined ? { level: 'unknown' } : { level: 'city', name: city };
  const county = divisions[cityCode]?.[code] ?? cities[code];
  if (county !== undefined) return { level: 'county', name: county };
  return city === undefined ? { level: 'unknown' } : { level: 'unknown-county', city };
}

const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50', '81', '82']);

/** Bounding boxes of provinces: west, south, east, north, in degrees, a little generous. */
const boxes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  11: [115.4, 39.4, 117.6, 41.1], 12: [116.7, 38.5, 118.1, 40.3], 13: [113.4, 36.0, 119.9, 42.7], 14: [110.2, 34.5, 114.6, 40.8], 15: [97.1, 37.4, 126.1, 53.4],
  21: [118.8, 38.7, 125.8, 43.5], 22: [121.6, 40.8, 131.4, 46.4], 23: [121.1, 43.4, 135.2, 53.6], 31: [120.8, 30.6, 122.3, 31.9], 32: [116.3, 30.7, 122.0, 35.2],
  33: [118.0, 27.0, 123.3, 31.2], 34: [114.8, 29.3, 119.7, 34.7], 35: [115.8, 23.5, 120.8, 28.4], 36: [113.5, 24.4, 118.5, 30.1], 37: [114.7, 34.3, 122.8, 38.5],
  41: [110.3, 31.3, 116.7, 36.4], 42: [108.3, 29.0, 116.2, 33.3], 43: [108.7, 24.6, 114.3, 30.2], 44: [109.6, 20.1, 117.4, 25.6], 45: [104.4, 20.8, 112.1, 26.4],
  46: [108.5, 3.4, 117.9, 20.2], 50: [105.2, 28.1, 110.2, 32.3], 51: [97.3, 26.0, 108.6, 34.4], 52: [103.6, 24.6, 109.6, 29.3], 53: [97.5, 21.1, 106.2, 29.3],
  54: [78.3, 26.8, 99.2, 36.5], 61: [105.4, 31.6, 111.3, 39.6], 62: [92.3, 32.5, 108.8, 42.8], 63: [89.4, 31.5, 103.1, 39.3], 64: [104.2, 35.2, 107.7, 39.4],
  65: [73.4, 34.3, 96.5, 49.2], 71: [119.2, 21.8, 122.1, 25.4], 81: [113.8, 22.1, 114.5, 22.6], 82: [113.5, 22.0, 113.7, 22.3],
};
/** AMap's and GPS coordinates differ by up to 700 m, borders are drawn coarsely. */
const slack = 0.2;

export interface Geo { lng: number; lat: number }

/** "120.09041,30.20383": longitude first, half-width comma. */
export function parseGeo(text: string): Geo | undefined {
  const match = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  return match ? { lng: Number(match[1]), lat: Number(match[2]) } : undefined;
}

export const insideChina = ({ lng, lat }: Geo): boolean => lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54;

export function insideProvince({ lng, lat }: Geo, regionCode: string): boolean {
  const box = boxes[regionCode.slice(0, 2)];
  if (!box) return false;
  const [west, south, east, north] = box;
  return lng >= west - slack && lng <= east + slack && lat >= south - slack && lat <= north + slack;
}
