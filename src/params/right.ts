import type { ParamMatcher } from '@sveltejs/kit';

/** A right of the Victims' Code: 1 to 12. */
export const match: ParamMatcher = (param) => /^([1-9]|1[0-2])$/.test(param);
