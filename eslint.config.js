import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const typed = {
	'@typescript-eslint/no-floating-promises': 'error',
	'@typescript-eslint/no-misused-promises': 'error',
	'@typescript-eslint/await-thenable': 'error',
	'@typescript-eslint/require-await': 'error',
	'@typescript-eslint/switch-exhaustiveness-check': [
		'error',
		{ considerDefaultExhaustiveForUnions: true }
	]
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'node_modules/'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser, Temporal: 'readonly' } },
		rules: {
			'no-console': 'error',
			'no-undef': 'off',
			// Playwright asks for a fixture's needs in this shape, empty where it has none.
			'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_$', argsIgnorePattern: '^_+$' }
			],
			'max-lines': ['error', 300],
			'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }]
		}
	},
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: typed
	},
	{
		// No page of ours runs a script of its own, and svelte-check reads their types: with them this takes seven times as long.
		files: ['**/*.svelte'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		files: ['**/*.svelte'],
		rules: {
			'svelte/button-has-type': 'error',
			'svelte/no-at-html-tags': 'error',
			// Addresses are plain links here: no page of ours is navigated by the router.
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines': ['error', 150]
		}
	},
	{
		// node:test returns promises nobody needs to await at the top level of a test file.
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'off',
			'max-lines-per-function': 'off',
			'max-lines': ['error', 300]
		}
	},
	// One script, one request: her phone asks for nothing more (docs/decisions/0029).
	{ files: ['static/phone.js'], rules: { 'max-lines': ['error', 380] } },
	{ files: ['src/service-worker/**'], ...ts.configs.disableTypeChecked },
	{ files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } }
);
