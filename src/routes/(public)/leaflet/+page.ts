import type { PageLoad } from './$types';

export const prerender = 'auto';

// What Kit calls itself at build time when no origin is set: never to be printed.
const noHost = 'sveltekit-prerender';

/** The site's address as it is printed, or nothing where the build does not know it: then a line is left to write on. */
export const load: PageLoad = ({ url }) => ({ site: url.host === noHost ? undefined : url.host });
