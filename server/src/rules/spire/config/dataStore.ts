import type { SpireConfiguration } from '../../../resource/spireConfiguration.js';
import { textAt } from '../../../resource/resource.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';

/** Where the settings of the database stand. */
export const SQL: Path = ['plugins', 'DataStore', 'sql', 'plugin_data'];

/** The texts by which databases are reached, with their paths; those that a variable completes are none. */
export function connectionStrings({ value }: SpireConfiguration): readonly { readonly text: string; readonly path: Path }[] {
	return ['connection_string', 'ro_connection_string'].flatMap((key) => {
		const text = textAt(value, ...SQL, key);
		return text === undefined ? [] : [{ text, path: [...SQL, key] }];
	});
}

/** The kind of database; undefined for one with IAM authentication and for what nobody knows. */
export function databaseType({ value }: SpireConfiguration): string | undefined {
	return textAt(value, ...SQL, 'database_type');
}

/** A server with a database. */
export function databaseExample(type: string, connection: string): string {
	return serverExample([], { DataStore: `DataStore "sql" {\n  plugin_data {\n    database_type = "${type}"\n    connection_string = "${connection}"\n  }\n}` });
}
