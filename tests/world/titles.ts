/** What no title may hold: it stands in the list of tabs and in the history, where anyone may read it. */
export const ofCrime = new RegExp(
	[
		'victim|police|crime|criminal|court|trial|abuse|rape|assault|offen[cs]|suspect|sentence',
		'ofiar|pokrzywdz|policj|przestęp|sąd|rozpraw|przemoc|gwałt|napaś|podejrzan|wyrok',
		'ضحي|شرطة|شرطي|جريم|جنائي|محكم|محاكم|اغتصاب|عنف|اعتداء|مشتبه|حكم'
	].join('|'),
	'i'
);
