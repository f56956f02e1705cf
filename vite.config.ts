import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig(({ command }) => ({
	plugins: [sveltekit()],
	// Packages are built in: to find and open a thousand files takes longer at each start than to run what is in them.
	...(command === 'build' && { ssr: { noExternal: true, external: ['better-sqlite3'] } })
}));
