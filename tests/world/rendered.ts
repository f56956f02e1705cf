/** A component as it is sent, from its source: without a build, without a browser. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Component } from 'svelte';
import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';
import { setWords } from '#lib/ui/words.ts';
import { placeOf } from '#tests/rules/tree.ts';

registerHooks({
	load(url, context, next) {
		if (!url.endsWith('.svelte')) return next(url, context);
		const source = compiled(fileURLToPath(url)).js.code;
		return { format: 'module', source, shortCircuit: true };
	}
});

function compiled(filename: string) {
	return compile(readFileSync(filename, 'utf8'), { filename, generate: 'server', runes: true });
}

/** Renders a component of a file of the project inside a frame that speaks English. */
export async function rendered<Props extends Record<string, unknown>>(file: string, props: Props) {
	const found = (await import(pathToFileURL(placeOf(file)).href)) as { default: Shown };
	const framed: Shown = (renderer) =>
		renderer.component((inner) => {
			setWords(() => 'en');
			found.default(inner, props);
		});
	return render(framed as unknown as Component);
}

type Shown = (renderer: Renderer, props?: Record<string, unknown>) => void;
type Renderer = { readonly component: (show: (inner: Renderer) => void) => void };
