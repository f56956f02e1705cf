/** What a `*.examples.ts` file holds: named props of one component; the gallery adds the words. */
import type { Component, ComponentProps } from 'svelte';
import type { Language } from '#lib/i18n/languages.ts';

/**
 * Props by the example's name, or what gives them in a language. `t` is left out: the gallery gives it in each of its
 * languages.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any props at all is what is meant
export type Examples<Of extends Component<any>> = Readonly<
	Record<string, Props<Of> | ((lang: Language) => Props<Of>)>
>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any props at all is what is meant
type Props<Of extends Component<any>> = Omit<ComponentProps<Of>, 't'>;
