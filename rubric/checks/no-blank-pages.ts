import type { Check, CheckFinding } from '../check.js';
import { conclude } from '../check.js';
import { countNodes, nothingSeen } from '../guards.js';
import { ofEach } from '../of-each.js';
import { seenNodes } from '../screens.js';
import type { Seen } from '../view.js';
import { seenInApp } from '../view.js';
import { atScreen } from '../where.js';

export const noBlankPages: Check = {
  id: 'no-blank-pages',
  title: '没有空白或一直加载的页面',
  needs: [],
  evaluate(view) {
    const seen = seenInApp(view);
    return conclude({ guard: { screens: seen.length, nodes: countNodes(seen.map(({ screen }) => screen)), facts: [] }, hits: ofEach(seen, faults), doubts: nothingSeen(view) });
  },
};

function faults({ journey, screen }: Seen): CheckFinding[] {
  const expected = '页面打开后有内容并稳定下来';
  if (!seenNodes(screen).some((node) => node.text !== '' || node.role === 'image')) return [{ expected, observed: `「${screen.title}」是空白的`, where: [atScreen(journey, screen)], remedy: '检查页面数据与渲染错误。' }];
  return screen.settled ? [] : [{ expected, observed: `「${screen.title}」一直没有稳定下来`, where: [atScreen(journey, screen)], remedy: '加载结束后停止轮询、动画和反复 setData。' }];
}
