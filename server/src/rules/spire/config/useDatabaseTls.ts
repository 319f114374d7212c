import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { connectionStrings, databaseExample } from './dataStore.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Settings of a DSN that leave the connection unencrypted, or anyone in the database's place unnoticed. */
const UNSAFE = /\b(sslmode|tls)=(disable|allow|prefer|false|skip-verify|preferred)\b/;

/** Finds connections to the database that are not protected. */
export const useDatabaseTls: ConfigurationRule = {
	id: 'spire/use-database-tls',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The connection to the database is not protected.',
		why: 'The database decides which workload gets which identity. Whoever can change what travels to and from it can give out any identity, and the password of the connection can be read too.',
		reference: references.sql,
		since: '0.1.0',
		bad: databaseExample('postgres', 'dbname=spire user=spire host=db sslmode=disable'),
		good: databaseExample('postgres', 'dbname=spire user=spire host=db sslmode=verify-full'),
	},
	*check(configuration) {
		for (const { text, path } of connectionStrings(configuration)) {
			const setting = UNSAFE.exec(text)?.[0];
			if (setting !== undefined) {
				yield { path, message: `With ${setting} the connection to the database is not protected.` };
			}
		}
	},
	fix({ path }, configuration) {
		const text = connectionStrings(configuration).find((connection) => connection.path.join() === path.join())?.text ?? '';
		return [{ title: 'Require TLS and verify the server', edits: replaceValue(configuration, path, text.replace(UNSAFE, (_setting, key: string) => (key === 'sslmode' ? 'sslmode=verify-full' : 'tls=true'))) }];
	},
};
