import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';
import { beginGrading, perObject, perWording, says, wordingOf } from './found.js';
import { groupBy } from './group-by.js';
import { ofEach } from './of-each.js';

describe('a text', () => {
  it('that is equal is one object, also after thousands of others', () => {
    const first = wordingOf('投递');
    expect(wordingOf('投递')).toBe(first);
    for (let nth = 0; nth <= 5_000; nth++) wordingOf(`text ${nth}`);
    expect([wordingOf('投递') === first, wordingOf('投递').text]).toEqual([false, '投递']);
  });

  it('is found a pattern in, or not, at each asking', () => {
    const wording = wordingOf('请 Ｌｏｇ in 后投递');
    const [login, other] = [/log in/i, /sign in/i];
    expect([1, 2].map(() => [wording.found(login), wording.found(other), wording.says(login), wording.says(other), says(login, wording.text)])).toEqual(Array.from({ length: 2 }, () => ['Log in', undefined, true, false, true]));
  });

  it('is read folded and trimmed', () => {
    const wording = wordingOf(' 立即 投递 ');
    expect([wording.folded.text, wording.trimmed.text, wording.folded === wordingOf('立即投递')]).toEqual(['立即投递', '立即 投递', true]);
    expect([wording.folded === wording.folded, wording.trimmed === wording.trimmed]).toEqual([true, true]);
  });

  it('is worked out once, by each computation', () => {
    const asked: string[] = [];
    const length = perWording((wording) => { asked.push(wording.text); return wording.text.length; });
    const empty = perWording((wording) => wording.text === '');
    expect([length(wordingOf('三个字')), length(wordingOf('三个字')), empty(wordingOf('三个字')), asked]).toEqual([3, 3, false, ['三个字']]);
  });
});

it('an object is worked out once, even where nothing comes of it', () => {
  const asked: object[] = [];
  const nothing = perObject((key: object) => { asked.push(key); });
  const [one, two] = [{}, {}];
  nothing(one); nothing(one); nothing(two);
  expect(asked).toEqual([one, two]);
});

it('the next grading works an object out anew', () => {
  const asked: object[] = [];
  const nth = perObject((key: object) => asked.push(key));
  const key = {};
  expect([nth(key), nth(key)]).toEqual([1, 1]);
  beginGrading();
  expect([nth(key), nth(key)]).toEqual([2, 2]);
});

it('what is said of each, in their order, is one list', () => {
  expect([ofEach(['a', 'bc'], (text) => [...text]), ofEach([1, 2], (item, factor) => [item, item * factor], 10)]).toEqual([['a', 'b', 'c'], [1, 10, 2, 20]]);
});

describe('a folded text', () => {
  it.each<[string, string]>([[' 高级 前端・工程师（Ｒｅａｃｔ）\u200b ', '高级前端工程师react'], ['A-1_b.c/d', 'a1bcd'], ['「投递，成功！」', '投递成功'], ['15-20K', '1520k'], ['', '']])('has no width, case, space or separator: %s', (text, folded) => expect([fold(text), fold(text)]).toEqual([folded, folded]));
});

it('things are grouped in the order they come', () => expect([...groupBy(['a1', 'b1', 'a2'], ([key]) => key ?? '')]).toEqual([['a', ['a1', 'a2']], ['b', ['b1']]]));
