/** Which short guides belong to which right: a page of a right leads to them. */
const belong: Readonly<Record<number, readonly string[]>> = {
	2: ['2'],
	3: ['1'],
	4: ['10', '11', '12', '13'],
	5: ['7'],
	6: ['3', '9'],
	8: ['4', '5'],
	9: ['6', '7'],
	11: ['8']
};

/** The numbers of the short guides that go on from a right. */
export function guidesOf(right: number): readonly string[] {
	return belong[right] ?? [];
}
