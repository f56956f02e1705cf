import type Aloud from './Aloud.svelte';
import type { Examples } from './example.ts';

/** What the gallery shows of Aloud. */
export const examples: Examples<typeof Aloud> = { waiting: {} };
