import type { ParamMatcher } from '@sveltejs/kit';
import { aboutPages } from '#lib/i18n/pages.ts';

/** A page about ourselves. */
export const match: ParamMatcher = (param) => aboutPages.some((page) => page === param);
