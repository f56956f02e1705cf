/** What a `*.examples.ts` file holds: named props of one component; the gallery adds the words. */
import type { Component, ComponentProps } from 'svelte';

/** Props by the example's name. `t` is left out: the gallery gives it in each of its languages. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any props at all is what is meant
export type Examples<Of extends Component<any>> = Readonly<
	Record<string, Omit<ComponentProps<Of>, 't'>>
>;
