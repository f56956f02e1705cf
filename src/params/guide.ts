import type { ParamMatcher } from '@sveltejs/kit';
import { guides } from '#lib/i18n/pages.ts';

/** The number of a short guide. */
export const match: ParamMatcher = (param) => guides.includes(param);
