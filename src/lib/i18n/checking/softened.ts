/** What is said of the law and of ourselves no surer than its source. */

/** What a page said that no source bears out, and what it says now: `never` and `says` in English. */
export const softened: Readonly<Record<string, { never: RegExp; says: RegExp }>> = {
	'talk.private': { never: /We do not tell the police/, says: /unless.*badly hurt.*the law/ },
	'begin.sees.nobody': { never: /this page\.$/, says: /unless the law/ },
	'copy.lead': { never: /all of it/, says: /leave some things out/ },
	'looked.lead': { never: /Everyone/, says: /leave some things out/ },
	'rights.source': { never: /^From|Checked/, says: /copies of it, and pages about it/ },
	'rights.enhanced.text': { never: /frightened/, says: /so afraid of giving evidence/ },
	'ask.step.complaint.note': { never: /They should write/, says: /normally write/ },
	'ask.asked.acknowledge': { never: /They should write/, says: /normally write/ },
	'rights.list.12.line': { never: /should write/, says: /should normally write/ },
	'leaflet.complain.first': { never: /should answer/, says: /should normally answer/ },
	'leaflet.dates.review': { never: /: ask/, says: /may be able.*questioned someone/ },
	'leaflet.help.checked': { never: /checked/i, says: /copies/ },
	'help.checked.official': { never: /Checked/, says: /stored copy/ },
	'help.how.read': { never: /each one/, says: /called none/ },
	'leaflet.dates.sentence': { never: /safest/, says: /Office has to act.*as soon as you can/ },
	'option.low-sentence.note': { never: /safest/, says: /as soon as you can.*may have only 28/ },
	'stage.sentenced.can': { never: /safest/, says: /as soon as you can.*may have only 28/ },
	'news.can.review-cps': { never: /^You can ask/, says: /may be able.*every charge/ },
	'news.can.review-sorry': { never: /^You can ask/, says: /may be able/ },
	'news.means.not-guilty': { never: /did it/, says: /was guilty/ },
	'stage.not-guilty.means': { never: /did it/, says: /was guilty/ },
	'stage.released-rules.means': { never: /There are rules/, says: /may be rules/ },
	'stage.released-rules.next': { never: /change\.$/, says: /change or end/ },
	'clock.sooner': { never: /say why/, says: /ask the police to assess/ },
	'clock.askText': { never: /The Code gives/, says: /We show no date/ },
	'wait.usual_other': { never: /Usual/, says: /All crimes together/ },
	'happened.trial-cracked.title': { never: /have to/, says: /did not take place/ },
	// Whoever began by herself has no paper.
	'home.way.text': { never: /A code on paper works only/, says: /only a code on paper/ },
	'card.until': { never: /once/, says: /until you have your own way/ },
	'start.help.title': { never: /near you/, says: /^Find help now$/ },
	'option.support.title': { never: /near you/, says: /support/ },
	'day.interpreter.text': { never: /Never/, says: /safer not/ }
};

/** Whether an English sentence is surer than what was read. */
export function isTooSure(name: string, text: string): boolean {
	const row = softened[name];
	const is55 = text.includes('<ref>55</ref>');
	const isWhole = /[Oo]n a mobile/.test(text) && /when (you|they) are asked/.test(text);
	return (
		(row !== undefined && (row.never.test(text) || !row.says.test(text))) || (is55 && !isWhole)
	);
}
