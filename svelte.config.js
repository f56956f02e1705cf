import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { prerendered } from './src/lib/i18n/pages.ts';

const rollupOptions = {
	input: { server: 'src/server.ts', 'press-thread': 'src/lib/server/paper/press-thread.ts' },
	output: { entryFileNames: '[name].js' }
};
/**
 * Puts the app into `build/`, and beside it `src/server.ts` without its types: to take them out at each start costs a quarter
 * of it. The press runs in a thread, which needs a file of its own.
 */
const appAndServer = {
	name: 'app-and-server',
	async adapt(builder) {
		builder.rimraf('build');
		builder.writeClient('build/client');
		builder.writePrerendered('build/prerendered');
		builder.writeServer('build/server');
		forgetFiles('build/server/manifest.js');
		await build({
			configFile: false,
			logLevel: 'warn',
			ssr: { noExternal: ['@sveltejs/kit'] },
			build: { ssr: true, rollupOptions, outDir: 'build', emptyOutDir: false, copyPublicDir: false }
		});
	}
};

/**
 * The front answers with the files of a build, and asks the app for such a page only to have it made anew. Kit would fetch
 * the file after all, for an address with a language in it without that language.
 */
function forgetFiles(manifest) {
	const known = /prerendered_routes: new Set\(\[[^\]]*\]\)/;
	const text = readFileSync(manifest, 'utf8');
	if (!known.test(text)) throw new Error('The manifest does not name what was made at build time');
	writeFileSync(manifest, text.replace(known, 'prerendered_routes: new Set()'));
}

const named = new Map();
function shortName(file, hash) {
	const own = path.relative(import.meta.dirname, file);
	const name = `s${hash(own).slice(-4)}`;
	if ((named.get(name) ?? own) !== own)
		throw new Error(`${own} and ${named.get(name)} share a name`);
	named.set(name, own);
	return name;
}

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: {
		runes: true,
		// Each stands in a page some hundred times: as short as it can be and still a name of its own.
		cssHash: ({ filename, hash }) => shortName(filename, hash)
	},
	kit: {
		adapter: appAndServer,
		alias: {},
		// Every style is inlined: one external stylesheet costs 200 ms on a slow phone.
		inlineStyleThreshold: Infinity,
		serviceWorker: { register: false },
		// The address printed on the leaflet; without it there is a line to write it on.
		prerender: {
			entries: prerendered(),
			crawl: false,
			handleHttpError: 'fail',
			...(process.env.ALONGSIDE_ORIGIN ? { origin: process.env.ALONGSIDE_ORIGIN } : {})
		},
		csp: {
			// 'auto': a nonce on rendered pages, a hash on prerendered ones.
			mode: 'auto',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self'],
				'connect-src': ['self'],
				'media-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'object-src': ['none'],
				'frame-ancestors': ['none'],
				'require-trusted-types-for': ['script'],
				// Kit hydrates by its own policy, and asks for it by name.
				'trusted-types': ['alongside-worker', 'alongside-page', 'svelte-trusted-html']
			}
		}
	}
};

export default config;
