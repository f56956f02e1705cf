/** The sentences a browser begins with: none. A page that renews itself asks for those of its reader (`live-words.ts`). */
import type * as everywhere from './resources.ts';

export type { English } from './resources.ts';
export const resources: typeof everywhere.resources = { en: {}, pl: {}, ar: {} };
