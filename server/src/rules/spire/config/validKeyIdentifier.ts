import { textAt } from '../../../resource/resource.js';
import { replaceValue } from '../../../syntax/hcl/edit/replace.js';
import type { Path } from '../../../syntax/yaml/path.js';
import { serverExample } from './examples.js';
import { references } from './references.js';
import type { ConfigurationRule } from './rule.js';

interface Form {
	readonly plugin: string;
	readonly isValid: (text: string) => boolean;
	readonly demand: string;
	readonly mend: (text: string) => string;
}

const FORMS: readonly Form[] = [
	{ plugin: 'aws_kms', isValid: (text) => /^[A-Za-z0-9/_-]{1,256}$/.test(text) && !text.startsWith('alias/aws/'), demand: 'at most 256 letters, digits, "/", "_" and "-", and does not begin with "alias/aws/"', mend: (text) => text.replace(/^alias\/aws\//, '').replace(/[^A-Za-z0-9/_-]/g, '-').slice(0, 256) },
	{ plugin: 'gcp_kms', isValid: (text) => /^[a-zA-Z0-9_-]+$/.test(text), demand: 'letters, digits, "_" and "-"', mend: (text) => text.replace(/[^a-zA-Z0-9_-]/g, '-') },
];

function keyManager(value: string): string {
	return serverExample([], { KeyManager: `KeyManager "aws_kms" {\n  plugin_data {\n    region = "us-east-1"\n    key_identifier_value = "${value}"\n  }\n}` });
}

/** Finds names of servers that a key management service does not take. */
export const validKeyIdentifier: ConfigurationRule = {
	id: 'spire/valid-key-identifier',
	severity: 'error',
	visits: ['spire-server'],
	aliases: [],
	docs: {
		summary: 'The name of the server in its key management service is not valid.',
		why: 'The name becomes part of the names and tags of keys. The plugin refuses one that the service would not take, and the server does not start.',
		reference: references.server,
		since: '0.1.0',
		bad: keyManager('server 1'),
		good: keyManager('server-1'),
	},
	*check({ value }) {
		for (const { plugin, isValid, demand } of FORMS) {
			const path: Path = ['plugins', 'KeyManager', plugin, 'plugin_data', 'key_identifier_value'];
			const text = textAt(value, ...path) ?? '';
			if (text !== '' && !isValid(text)) {
				yield { path, message: `The name of the server has ${demand}, unlike "${text}".` };
			}
		}
	},
	fix({ path }, configuration) {
		const form = FORMS.find(({ plugin }) => plugin === path[2]);
		const mended = form?.mend(textAt(configuration.value, ...path) ?? '') ?? '';
		return mended === '' ? [] : [{ title: `Change to "${mended}"`, edits: replaceValue(configuration, path, mended) }];
	},
};
