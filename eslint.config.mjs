import tseslint from 'typescript-eslint';

const PRODUCT = ['server/src/**/*.ts', 'client/**/*.ts'];

export default tseslint.config(
	{ ignores: ['out/**', 'client/dist/**', 'server/dist/**', 'server/generated/**', 'node_modules/**', 'test/cases/**', 'examples/**', '.cache/**', '.vscode-test*/**'] },
	...tseslint.configs.strict,
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			// A leading underscore says that a name is there for its place only: the callee's parameter, a field left out of a copy.
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
			'@typescript-eslint/no-dynamic-delete': 'off',
			eqeqeq: 'error',
			'no-console': 'error',
		},
	},
	{
		// Small rooms: one idea a file, one step a function.
		files: PRODUCT,
		rules: {
			'max-lines': ['error', { max: 260 }],
			'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
		},
	},
	{
		// What a test describes stands in one callback or class; node:test resolves what `test()` gives back by itself.
		files: ['test/**/*.ts'],
		rules: { '@typescript-eslint/triple-slash-reference': 'off', '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', name: ['test', 'describe', 'it', 'suite', 'before', 'after'], package: 'node:test' }] }], 'no-console': 'off' },
	},
	{
		files: ['**/*.mjs'],
		rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] },
		languageOptions: { globals: { console: 'readonly', process: 'readonly', performance: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', Buffer: 'readonly' } },
	},
);
