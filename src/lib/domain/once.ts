/** What is worked out once and kept: what follows from a list alone, for the rules of a case ask each other the same, and what a name stands for. */

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

/** Makes something once for each name it is asked by, and keeps it. */
export function keeping<Name, Made>(make: (name: Name) => Made): (name: Name) => Made {
	const kept = new Map<Name, Made>();
	return (name) => {
		const before = kept.get(name);
		if (before !== undefined) return before;
		const made = make(name);
		kept.set(name, made);
		return made;
	};
}
