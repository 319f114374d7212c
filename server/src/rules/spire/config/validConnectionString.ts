import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import { connectionStrings, databaseExample, databaseType } from './dataStore.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** Finds connections that SPIRE's reader of the database cannot work with. */
export const validConnectionString: ConfigurationRule = {
	id: 'spire/valid-connection-string',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The connection to MySQL does not ask for times.',
		why: 'Without `parseTime=true` the driver gives dates as text, which SPIRE cannot work with, so the `sql` DataStore refuses the connection and the server does not start.',
		reference: references.sql,
		since: '0.1.0',
		bad: databaseExample('mysql', 'spire@tcp(db:3306)/spire?tls=true'),
		good: databaseExample('mysql', 'spire@tcp(db:3306)/spire?tls=true&parseTime=true'),
	},
	*check(configuration) {
		if (databaseType(configuration) === 'mysql') {
			for (const { text, path } of connectionStrings(configuration)) {
				if (text !== '' && !/[?&]parseTime=true(?:&|$)/.test(text)) {
					yield { path, message: 'The connection to MySQL needs parseTime=true.', data: withTimes(text) };
				}
			}
		}
	},
	fix: ({ path, data }, configuration) => [{ title: 'Add parseTime=true', edits: replaceValue(configuration, path, String(data)) }],
};

function withTimes(text: string): string {
	const without = text.replace(/([?&])parseTime=[^&]*&?/, '$1').replace(/[?&]$/, '');
	return `${without}${without.includes('?') ? '&' : '?'}parseTime=true`;
}
