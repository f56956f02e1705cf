import adapter from '@sveltejs/adapter-node';
import { prerendered } from './src/lib/i18n/pages.ts';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: false }),
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
