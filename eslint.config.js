import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// Components alone: everything else is read by oxlint, in a sixth of the time (.oxlintrc.json).
export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'node_modules/', '**/*.{ts,js,mjs,cjs}'] },
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		// No page of ours runs a script of its own, and svelte-check reads their types: with them this takes seven times as long.
		files: ['**/*.svelte'],
		languageOptions: {
			globals: { ...globals.browser, Temporal: 'readonly' },
			parserOptions: {
				parser: ts.parser,
				// What it asks of svelte.config.js, without the functions there: what is kept of a run is written as text.
				svelteConfig: { compilerOptions: { runes: true } }
			}
		},
		rules: {
			'no-console': 'error',
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_$', argsIgnorePattern: '^_+$' }
			],
			'svelte/button-has-type': 'error',
			'svelte/no-at-html-tags': 'error',
			// Addresses are plain links here: no page of ours is navigated by the router.
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines': ['error', 150]
		}
	}
);
