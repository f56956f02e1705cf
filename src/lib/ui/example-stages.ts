/** One example for each stage, and one more where a youth court has words of its own. */
import { stages, type Stage } from '#lib/domain/stage/stage.ts';
import { tracks, type Track } from '#lib/domain/stage/rows.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { inYouthCourt } from '#lib/i18n/stage/stage-words.ts';

/** Props by the name of the stage. */
export function byStage<Props>(
	propsOf: (at: { readonly stage: Stage; readonly track: Track }, lang: Language) => Props
): Record<string, (lang: Language) => Props> {
	const all = tracks.flatMap((track) =>
		stages
			.filter((stage) => track === 'adult' || stage in inYouthCourt)
			.map((stage) => ({ stage, track }))
	);
	return Object.fromEntries(
		all.map((at) => [
			at.track === 'youth' ? `${at.stage}, youth court` : at.stage,
			(lang: Language) => propsOf(at, lang)
		])
	);
}
