/** A component as it is sent, from its source: without a build, without a browser. */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Component } from 'svelte';
import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';
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

/** Renders a component of a file of the project; its own styles beside it. */
export async function rendered<Props extends Record<string, unknown>>(file: string, props: Props) {
	const place = placeOf(file);
	const found = (await import(pathToFileURL(place).href)) as { default: Component<Props> };
	const { head, body } = render(found.default, { props });
	return { head, body, css: compiled(place).css?.code ?? '' };
}
