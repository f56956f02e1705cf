import { agencyDoorAdd, agencyDoorKey, agencyDoorList, agencyDoorRemove } from './agency-door.ts';
import {
	agencySecretCertificate,
	agencySecretClient,
	agencySecretEnd,
	agencySecretKey,
	agencySecretList,
	agencySecretNew
} from './agency-secret.ts';
import { agencyPause, agencyResume, agencyRotate, agencyShow } from './agency-state.ts';
import { agencyAdd, agencyList } from './agency.ts';
import { auditHead, auditVerify } from './audit.ts';
import type { Command } from './command.ts';
import { correctionsExport } from './corrections.ts';
import { backup, backupMade, check, migrateNow } from './database.ts';
import { eraseOne, holdOne } from './erase.ts';
import { feedTry } from './feed.ts';
import { importEvents, importTemplate, importTry } from './import.ts';
import { importFile, invite } from './invite.ts';
import { keysNew, keysRetire, keysRotate, keysShow } from './keys.ts';
import { listMisfits } from './misfits.ts';
import { noticesDrop, noticesHeld, noticesList, noticesPushKey, noticesRetry } from './notices.ts';
import { restore } from './restore.ts';
import { sentHere } from './sent.ts';
import { staffAdd, staffLetIn, staffList, staffOpen, staffPause } from './staff.ts';
import { teamAdd, teamList } from './team.ts';
import { wordsCount, wordsExport, wordsImport, wordsStale } from './words.ts';

const help: Command = {
	name: 'help',
	usage: 'help',
	does: 'says what there is; --help behind a command says it of that one',
	run: async () => {
		console.log(wholeHelp());
		await Promise.resolve();
	}
};

/** Every command with what it does. */
export function wholeHelp(): string {
	return [
		'npm run alongside -- COMMAND\n',
		...commands.map(({ usage, does }) => `  ${usage}\n      ${does}`),
		'\nThe database is DATABASE_URL, or alongside.db in DATA_DIR (data).'
	].join('\n');
}

/** Every command, as `help` lists them. */
export const commands: readonly Command[] = [
	help,
	agencyAdd,
	agencyList,
	agencyShow,
	agencyRotate,
	agencyPause,
	agencyResume,
	correctionsExport,
	agencySecretNew,
	agencySecretKey,
	agencySecretClient,
	agencySecretCertificate,
	agencySecretList,
	agencySecretEnd,
	agencyDoorAdd,
	agencyDoorList,
	agencyDoorRemove,
	agencyDoorKey,
	teamAdd,
	teamList,
	staffAdd,
	staffLetIn,
	staffPause,
	staffOpen,
	staffList,
	invite,
	importFile,
	feedTry,
	importTry,
	importEvents,
	importTemplate,
	listMisfits,
	sentHere,
	noticesList,
	noticesRetry,
	noticesDrop,
	noticesHeld,
	noticesPushKey,
	keysNew,
	keysShow,
	keysRotate,
	keysRetire,
	eraseOne,
	holdOne,
	auditVerify,
	auditHead,
	migrateNow,
	backup,
	backupMade,
	restore,
	check,
	wordsExport,
	wordsImport,
	wordsStale,
	wordsCount
];
