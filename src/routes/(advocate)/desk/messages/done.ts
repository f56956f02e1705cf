import { doneActs, type WorryAct } from '#lib/domain/message/worry.ts';
import { text } from '../../../form.ts';

/** What was picked of what can have been done; nothing where nothing on the list was. */
export function readDone(form: FormData): WorryAct | undefined {
	return doneActs.find((one) => one === text(form, 'done'));
}
