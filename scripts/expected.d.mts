export function compareWithExpected(expected: unknown, result: unknown, exitCode: number): { passed: number; differences: string[] };
