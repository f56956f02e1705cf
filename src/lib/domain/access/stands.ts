/** For whom somebody stands in a case: what her pages say to who was harmed is not true for everybody whose page it is. */

/** `self`: who was harmed. `parent`: of a child who was. `bereaved`: family of somebody who died. `acting`: for an adult. */
export const stands = ['self', 'parent', 'bereaved', 'acting'] as const;
export type Stands = (typeof stands)[number];

/** What was chosen in a form; nothing where nobody chose. */
export function readStands(typed: string): Stands | undefined {
	return stands.find((one) => one === typed);
}
