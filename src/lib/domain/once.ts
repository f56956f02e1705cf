/** What follows from a list alone, worked out once: the rules of a case ask each other the same about the same facts. */

/** Remembers, as long as the list itself is there, what was worked out of it; a list that has grown is another. */
export function onceForEach<Item, Answer>(
	work: (list: readonly Item[]) => Answer
): (list: readonly Item[]) => Answer {
	const known = new WeakMap<
		readonly Item[],
		{ readonly length: number; readonly answer: Answer }
	>();
	return (list) => {
		const before = known.get(list);
		if (before?.length === list.length) return before.answer;
		const answer = work(list);
		known.set(list, { length: list.length, answer });
		return answer;
	};
}
