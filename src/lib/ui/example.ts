/** What a `*.examples.ts` file holds: named props of one component. */
import type { Component, ComponentProps } from 'svelte';
import type { Language } from '#lib/i18n/languages.ts';

/** Props by the example's name, or what gives them in a language. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any props at all is what is meant
export type Examples<Of extends Component<any>> = Readonly<
	Record<string, ComponentProps<Of> | ((lang: Language) => ComponentProps<Of>)>
>;
