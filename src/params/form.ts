import type { ParamMatcher } from '@sveltejs/kit';
import { forms, type Form } from '#lib/domain/paper/forms.ts';

/** A form in which the leaflet is printed. */
export const match = ((param): param is Form => Object.hasOwn(forms, param)) satisfies ParamMatcher;
