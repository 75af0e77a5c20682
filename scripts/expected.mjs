// Compares a result with an example's expected.json: a closed world, so a red line or a cell that is not listed must not be there.
const exitOfGate = { met: 0, below: 3, review: 4, 'stale-waiver': 7, 'nothing-judged': 8 };

/** Answers how many expectations held, and a sentence for each that did not. */
export function compareWithExpected(expected, result, exitCode) {
  const asked = result.cells.map((cell) => [`${cell.link}:${cell.row}`, Object.values(cell.grades).every((grade) => grade === 'none') ? 'notAsked' : cell.verdict]);
  const listed = Object.entries(expected.cells).flatMap(([row, links]) => Object.entries(links).map(([link, verdict]) => [`${link}:${row}`, verdict]));
  const broken = result.redLines.filter((line) => line.verdict === 'fail').map((line) => line.id).sort();
  const pairs = [
    ['grade', expected.grade, result.grade],
    ['grade on 支付宝链路', expected.links.alipay, result.links.alipay.grade],
    ['grade on 自主链路', expected.links.self, result.links.self.grade],
    ['broken red lines', [...expected.brokenRedLines].sort().join(' '), broken.join(' ')],
    ['exit code', exitOfGate[result.gate], exitCode],
    ...cells(new Map(listed), new Map(asked)),
  ];
  const differences = pairs.filter(([, wanted, got]) => wanted !== got).map(([what, wanted, got]) => `${what}: expected ${wanted}, got ${got}`);
  return { passed: pairs.length - differences.length, differences };
}

function cells(wanted, got) {
  return [...new Set([...wanted.keys(), ...got.keys()])].map((cell) => [cell, wanted.get(cell), got.get(cell)]);
}
