/** The components that have examples, found by their files. */
import type { Component } from 'svelte';
import type { Language } from '#lib/i18n/languages.ts';

type Props = Record<string, unknown>;

const examples = import.meta.glob<{
	examples: Record<string, Props | ((lang: Language) => Props)>;
}>('../../../lib/ui/*.examples.ts', { eager: true });
const components = import.meta.glob<{ default: Component<Props> }>('../../../lib/ui/*.svelte', {
	eager: true
});

/** A component by its name, with each of its examples. */
export const parts = Object.entries(examples).flatMap(([path, file]) => {
	const name = path.replace(/^.*\/|\.examples\.ts$/g, '');
	const found = components[path.replace('.examples.ts', '.svelte')];
	if (!found) throw new Error(`No component for ${path}`);
	return [{ name, Part: found.default, examples: Object.entries(file.examples) }];
});

/** The same props for a second showing on one page: what must be there only once is told apart by the language. */
export function shownIn(lang: Language, example: Props | ((lang: Language) => Props)): Props {
	const props = typeof example === 'function' ? example(lang) : example;
	const own = (key: string) =>
		typeof props[key] === 'string' && !(key === 'label' && 'name' in props)
			? { [key]: `${props[key]}-${lang}` }
			: {};
	return { ...props, ...own('name'), ...own('label') };
}
