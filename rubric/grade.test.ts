import { describe, expect, it } from 'vitest';
import type { Evidence } from '../evidence/contract.js';
import { addNodes, alter, button, changeScreens, conformingRun, jobSync, text, without, withJourney } from './evidence-for-tests.js';
import { gradeEvidence, UnknownRubricError } from './index.js';

const run = conformingRun();
const target = (letter: 'S' | 'A' | 'B', evidence: Evidence = run): Evidence => ({ ...evidence, run: { ...evidence.run, target: letter } });
const secondButton = addNodes(run, 'alipay', ['after-delivery'], [button('查看记录', { box: { x: 45, y: 500, w: 300, h: 44 } })]);
const smallButton = changeScreens(run, 'alipay', ['after-delivery'], (screen) => ({ ...screen, tree: screen.tree.map((node) => (node.role === 'button' ? { ...node, fontSize: 8 } : node)) }));
const brand = (evidence: Evidence): Evidence => ({ ...evidence, world: [jobSync(1, { employer_name: '瑞幸' })] });
const letters = (evidence: Evidence): string[] => { const result = gradeEvidence(evidence); return [result.grade, result.links.alipay.grade, result.links.self.grade, result.gate]; };

describe('grades', () => {
  it('needs the only button for S, and is content with an obvious one for A and B', () => {
    expect(letters(secondButton)).toEqual(['A', 'A', 'S', 'below']);
    const cell = gradeEvidence(secondButton).cells.find((each) => each.row === 'AFTER.only-button' && each.link === 'alipay');
    expect([cell?.verdict, cell?.gradeVerdicts]).toEqual(['fail', { S: 'fail', A: 'pass', B: 'pass' }]);
  });

  it('is content with the only button where it is not obvious, since one of two is asked', () => {
    expect(letters(smallButton)).toEqual(['S', 'S', 'S', 'met']);
    const cell = gradeEvidence(smallButton).cells.find((each) => each.row === 'AFTER.obvious-button' && each.link === 'alipay');
    expect([cell?.verdict, cell?.gradeVerdicts]).toEqual(['pass', { S: 'notApplicable', A: 'pass', B: 'pass' }]);
  });

  it('gives no letter where neither button is there', () => {
    const neither = alter(changeScreens(secondButton, 'alipay', ['after-delivery'], (screen) => ({ ...screen, tree: screen.tree.map((node) => ({ ...node, fontSize: 8 })) })), 'alipay-jd-back', (events) => events);
    expect(letters(neither)).toEqual(['none', 'none', 'S', 'below']);
  });

  it('takes the lower of both columns', () => {
    expect(letters(addNodes(run, 'self', ['jd-end'], [text('相似职位')]))).toEqual(['A', 'S', 'A', 'below']);
  });

  it('gives B for a user’s choice and 已投递 alone', () => {
    const choice = addNodes(alter(run, 'alipay-status', (events) => events.filter((each) => !(each.kind === 'gateway' && !JSON.stringify(each.bizContent).includes('APPLYING')))), 'alipay', ['jd-opened'], [button('附件简历投递', { box: { x: 20, y: 660, w: 350, h: 44 } })]);
    expect(letters(target('B', choice))).toEqual(['B', 'B', 'S', 'met']);
  });

  it('gives none for a broken red line, and keeps the letters of the links', () => {
    expect(letters(brand(run))).toEqual(['none', 'S', 'S', 'below']);
  });

  it('earns nothing by what could not be told, was not run or was cut short', () => {
    expect(letters(without(run, 'alipay-jd-back'))).toEqual(['none', 'none', 'S', 'review']);
    expect(letters(withJourney(run, 'self-jd-probe', (journey) => ({ ...journey, end: undefined })))).toEqual(['none', 'S', 'none', 'review']);
  });

  it('meets a target with more than was aimed for, and stays below it otherwise', () => {
    expect([gradeEvidence(target('B')).gate, gradeEvidence(target('A', secondButton)).gate, gradeEvidence(target('S', secondButton)).gate]).toEqual(['met', 'met', 'below']);
  });

  it('asks for a person where a red line could not be told, whatever the letter', () => {
    expect(letters({ ...run, world: [jobSync(1, { employer_name: '老王面馆' })] })).toEqual(['S', 'S', 'S', 'review']);
  });

  it('is not green where nothing was judged', () => {
    const nothing = gradeEvidence({ ...run, journeys: [], world: [] });
    expect([nothing.grade, nothing.gate, nothing.conditions.freshAccounts, nothing.conditions.interrupted]).toEqual(['none', 'nothing-judged', 'not proven', true]);
    expect(nothing.journeys.every((journey) => journey.status === 'notRun')).toBe(true);
  });

  it('refuses a rubric it does not have', () => {
    expect(() => gradeEvidence(run, { rubric: 'handbook-v9' })).toThrow(UnknownRubricError);
    expect(gradeEvidence(run, { rubric: 'handbook-v4.0' }).rubric).toBe('handbook-v4.0');
  });

  it('grades a 灵工 app in real-name mode', () => {
    expect(letters(conformingRun({ app: { name: '灵工', appId: '1', subject: 'gig', resumeMode: 'real-name' } }))).toEqual(['S', 'S', 'S', 'met']);
  });
});
