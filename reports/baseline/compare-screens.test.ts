import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { gradeA, gradeS, interrupted } from '../results.fixture.js';
import { diffPictures, pairScreens } from './compare-screens.js';

describe('pairScreens', () => {
  it('lays the same moment of the same journey side by side', () => {
    expect(pairScreens(gradeS(), gradeA())[1]).toEqual({ journey: 'alipay-resume-incomplete', moment: 'jd-opened', title: '岗位详情', before: 'evidence/alipay-resume-incomplete/screens/s1.png', after: 'evidence/alipay-resume-incomplete/screens/s1.png' });
  });

  it('shows a screen that the later run did not reach alone', () => {
    expect(pairScreens(gradeS(), interrupted()).find((pair) => pair.moment === 'records')).toMatchObject({ after: undefined });
  });
});

describe('diffPictures', () => {
  it('finds no difference between a picture and itself', () => {
    expect(diffPictures(picture(4, 4, 200), picture(4, 4, 200)).ratio).toBe(0);
  });

  it('tells the share of pixels that differ and draws them', () => {
    const { ratio, diff } = diffPictures(picture(4, 4, 255), picture(4, 4, 0));
    expect(ratio).toBe(1);
    expect(PNG.sync.read(Buffer.from(diff))).toMatchObject({ width: 4, height: 4 });
  });

  it('counts what only the longer picture has as different', () => {
    expect(diffPictures(picture(4, 4, 0), picture(4, 8, 0)).ratio).toBe(0.5);
  });
});

function picture(width: number, height: number, shade: number): Uint8Array {
  const png = new PNG({ width, height });
  for (let index = 0; index < png.data.length; index += 4) png.data.set([shade, shade, shade, 255], index);
  return PNG.sync.write(png);
}
