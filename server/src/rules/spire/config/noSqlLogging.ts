import { removeAt } from '../../../syntax/hcl/edit/remove.js';
import { SQL } from './dataStore.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';
import { isOn, switchFindings } from './switches.js';

/** Finds servers that log what they ask the database. */
export const noSqlLogging: ConfigurationRule = {
	id: 'spire/no-sql-logging',
	severity: 'warning',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'All SQL statements are logged.',
		why: 'The statements show selectors, identities and bundles to everybody who reads the log, and there are many of them each second.',
		reference: references.sql,
		since: '0.1.0',
		bad: serverExample([], { DataStore: 'DataStore "sql" {\n  plugin_data {\n    database_type = "sqlite3"\n    connection_string = "/run/spire/data/datastore.sqlite3"\n    log_sql = true\n  }\n}' }),
		good: serverExample(),
	},
	check: (configuration) => switchFindings(configuration, [{ path: [...SQL, 'log_sql'].map(String), isFault: isOn, message: 'All SQL statements are logged, with selectors and identities.' }]),
	fix: ({ path }, configuration) => [{ title: 'Remove log_sql', edits: removeAt(configuration, path) }],
};
