import { replaceNode } from '../../../syntax/hcl/edit/replace.js';
import { formatPath } from '../../../syntax/yaml/path.js';
import { textAt } from '../../../resource/resource.js';
import { serverExample } from './examples.js';
import { ALL_PROGRAMS, references } from './references.js';
import type { ConfigurationRule } from './rule.js';

/** A password in a DSN, with its value: `password=…` of PostgreSQL, `user:…@` of MySQL and URLs. */
const PASSWORD = /(?<=(?:^|\s)password=)(?:'[^']*'|[^\s'$]+)|(?<=^(?:\w+:\/\/)?[^\s:@/]+:)[^@\s$]+(?=@)/;

function database(password: string): string {
	return serverExample([], { DataStore: `DataStore "sql" {\n  plugin_data {\n    database_type = "postgres"\n    connection_string = "dbname=spire user=spire password=${password} host=db sslmode=verify-full"\n  }\n}` });
}

/** Finds secrets that are written into the configuration. */
export const noSecretInConfiguration: ConfigurationRule = {
	id: 'spire/no-secret-in-configuration',
	severity: 'warning',
	visits: ALL_PROGRAMS,
	aliases: [],
	docs: {
		summary: 'A secret stands in the configuration.',
		why: 'A configuration is copied, shown, and kept in version control and in ConfigMaps, which are not secret. Use the identity that the platform gives the process, or, with `-expandEnv`, an environment variable that comes from a Secret.',
		reference: references.server,
		since: '0.1.0',
		bad: database('hunter2'),
		good: database('${DATABASE_PASSWORD}'),
	},
	*check(_configuration, { places }) {
		for (const { path, node, schema } of places) {
			const key = String(path.at(-1));
			if (node.kind !== 'scalar' || node.templated || node.text === '' || node.style === 'missing') {
				continue;
			}
			// The join token has a rule of its own.
			if (schema?.['x-secret'] === true && key !== 'join_token') {
				yield { path, at: 'key', message: `${formatPath(path)} holds a secret in clear text.`, data: key.toUpperCase() };
			} else if (key.endsWith('connection_string') && PASSWORD.test(node.text)) {
				yield { path, at: 'key', message: `${formatPath(path)} holds a password in clear text.`, data: 'DATABASE_PASSWORD' };
			}
		}
	},
	fix({ path, data }, configuration) {
		const variable = `\${${String(data)}}`;
		const text = textAt(configuration.value, ...path) ?? '';
		const value = String(path.at(-1)).endsWith('connection_string') ? text.replace(PASSWORD, variable.replaceAll('$', '$$$$')) : variable;
		return [{ title: `Take it from the environment variable ${String(data)} (-expandEnv)`, edits: replaceNode(configuration, path, value) }];
	},
};
