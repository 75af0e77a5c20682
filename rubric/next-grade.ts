/** What lifts the grade: the smallest set of cells and red lines that, once mended, earns a higher letter, for each link and overall. */
import type { Link } from '../evidence/contract.js';
import type { Letter } from './cells.js';
import type { Cell, Grade, NextGrade, RedLine } from './result.js';
import { gradeLetters } from './cells.js';
import { earns, requiredCells } from './grade.js';
import { oneOfPair } from './handbook/v4.0.js';

export function nextGrades(cells: readonly Cell[], redLines: readonly RedLine[], grades: Record<Link | 'overall', Grade>): NextGrade[] {
  const of = (link: Link | 'overall'): NextGrade[] => {
    const column = link === 'overall' ? cells : cells.filter((cell) => cell.link === link);
    const next = smallest(column, link === 'overall' ? redLines.filter((line) => line.verdict === 'fail').map((line) => line.id) : [], grades[link]);
    return next ? [{ link, from: grades[link], ...next }] : [];
  };
  return [...of('alipay'), ...of('self'), ...of('overall')];
}

type Step = Pick<NextGrade, 'to' | 'mend' | 'redLines'>;

/** Fewest things to mend; of two steps as small, the higher letter. Every letter above needs the red lines mended. */
function smallest(cells: readonly Cell[], broken: string[], from: Grade): Step | undefined {
  const above = gradeLetters.filter((letter) => from === 'none' || gradeLetters.indexOf(letter) < gradeLetters.indexOf(from));
  const steps = above.map((to): Step => ({ to, mend: toMend(cells, to), redLines: broken }));
  return steps.sort((a, b) => a.mend.length - b.mend.length)[0]; // the higher letter stands first, and sorting keeps it there
}

function toMend(cells: readonly Cell[], letter: Letter): Step['mend'] {
  const open = requiredCells(cells, letter).filter((cell) => !earns(cell.gradeVerdicts[letter]));
  return open.filter((cell) => !isSparedByPair(cell, letter)).map((cell) => ({ row: cell.row, link: cell.link, verdict: cell.gradeVerdicts[letter] }));
}

/** Of the pair 2选1 one is enough: the obvious button, which is the smaller change. */
const isSparedByPair = (cell: Cell, letter: Letter): boolean => cell.grades[letter] === 'oneOf' && cell.row === oneOfPair[0];
