import type { ParamMatcher } from '@sveltejs/kit';
import { easyNumbers } from '#lib/i18n/pages.ts';

/** The number of a page in easy words. */
export const match: ParamMatcher = (param) => easyNumbers.includes(param);
