import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * SvelteKit puts a line for screen readers on every hydrated page, with a style attribute that our policy refuses, and
 * reads the title out whenever a page renews itself. Our pages say themselves what changed (decision 0042).
 */
const withoutAnnouncer: Plugin = {
	name: 'without-announcer',
	enforce: 'pre',
	transform(code, id) {
		if (!id.endsWith('/generated/root.svelte')) return undefined;
		const left = code.replace(
			/\{#if mounted\}\s*<div id="svelte-announcer"[^]*?\{\/if\}\s*<\/div>\s*\{\/if\}/,
			''
		);
		if (left === code) throw new Error('The line for screen readers is not where it was');
		return left;
	}
};

export default defineConfig(({ command }) => ({
	plugins: [withoutAnnouncer, sveltekit()],
	// Packages are built in: to find and open a thousand files takes longer at each start than to run what is in them.
	...(command === 'build' && { ssr: { noExternal: true, external: ['better-sqlite3'] } })
}));
