import { expect, it } from 'vitest';
import { Turns } from './turns.js';

it('lets so many play at once, in the order they came, and a failed one gives its turn back', async () => {
  const turns = new Turns(2);
  const started: number[] = [];
  let now = 0, most = 0;
  const act = (id: number) => async (): Promise<void> => {
    started.push(id);
    most = Math.max(most, ++now);
    await Promise.resolve();
    now--;
    if (id === 1) throw new Error('broke');
  };
  await Promise.allSettled([0, 1, 2, 3, 4].map((id) => turns.take(act(id))));
  expect({ started, most }).toEqual({ started: [0, 1, 2, 3, 4], most: 2 });
});
