import tseslint from 'typescript-eslint';

/** Who may import whom. Data flows one way: suites → evidence → rubric → reports; type-only imports are free. */
const wall = (room, forbidden, why) => ({
  files: [`${room}/**/*.ts`],
  ignores: ['**/*.test.ts'],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', {
      patterns: forbidden.map((group) => ({ group: [`**/${group}/**`], allowTypeImports: true, message: why })),
    }],
  },
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'runs/**', 'examples/**', 'docs/.vitepress/dist/**', 'docs/.vitepress/cache/**', '.cache/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  wall('evidence', ['cli', 'suites', 'rubric', 'mock-alipay', 'reports'], 'Evidence is the contract everyone shares: it imports only zod and itself.'),
  wall('rubric', ['cli', 'suites', 'mock-alipay', 'reports', 'evidence'], 'The rubric judges typed evidence: it imports only zod, itself and the types of the evidence contract.'),
  wall('mock-alipay', ['cli', 'suites', 'rubric', 'evidence', 'reports'], 'The mock does not know that it is used for grading: it imports nothing of ours.'),
  wall('suites', ['cli', 'rubric', 'reports'], 'Gathering never judges: suites import mock-alipay and evidence, nothing to the right of them.'),
  wall('reports', ['cli', 'suites', 'mock-alipay', 'evidence', 'rubric'], 'A report computes nothing: it imports only types of the result.'),
);
