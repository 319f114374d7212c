import { valueAt } from '../../resource/resource.js';
import { removeAt, removeWithEmptyParents } from '../../syntax/yaml/edit/remove.js';
import { certainText } from '../certain.js';
import { putEntry } from '../putEntry.js';
import type { Rule } from '../rule.js';
import { controllerManagerConfig } from './kinds.js';

/** Finds fields of the controller’s configuration that are deprecated or ignored. */
export const noFormerControllerField: Rule = {
	id: 'spire/no-former-controller-field',
	severity: 'warning',
	visits: [controllerManagerConfig],
	reads: [],
	aliases: [],
	docs: {
		summary: 'A field of the controller’s configuration is deprecated or ignored.',
		why: 'The controller reads its configuration leniently: what it does not use it passes over without a word. `cacheNamespace` gave way to `cacheNamespaces`, which takes several, and the directory of the webhook’s certificate is always the controller’s own.',
		reference: 'https://github.com/spiffe/spire-controller-manager/blob/main/docs/spire-controller-manager-config.md',
		since: '0.1.0',
		bad: `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: production
trustDomain: example.org
cacheNamespace: shop
`,
		good: `apiVersion: spire.spiffe.io/v1alpha1
kind: ControllerManagerConfig
clusterName: production
trustDomain: example.org
cacheNamespaces:
  shop: {}
`,
	},
	*check({ value }) {
		if (valueAt(value, CACHE_NAMESPACE) !== undefined) {
			const conflict = valueAt(value, CACHE_NAMESPACES) !== undefined;
			yield conflict
				? { path: CACHE_NAMESPACE, at: 'key', severity: 'error', missing: true, message: 'cacheNamespace and cacheNamespaces exclude each other.' }
				: { path: CACHE_NAMESPACE, at: 'key', message: 'cacheNamespace is deprecated; cacheNamespaces takes one namespace or several.' };
		}
		if (valueAt(value, CERTIFICATE_FOLDER) !== undefined) {
			yield { path: CERTIFICATE_FOLDER, at: 'key', message: 'webhook.certDir is ignored: the controller uses a folder of its own.' };
		}
	},
	fix({ path }, context) {
		const { document, resource, inDocument } = context;
		const name = certainText(resource.value, ...CACHE_NAMESPACE);
		if (path.length > 1) {
			return [{ title: 'Remove certDir', safe: true, edits: removeWithEmptyParents(document, inDocument(path), inDocument([]).length) }];
		}
		if (valueAt(resource.value, CACHE_NAMESPACES) !== undefined) {
			return [{ title: 'Remove cacheNamespace', edits: removeAt(document, inDocument(path)) }];
		}
		const addition = name === undefined ? [] : putEntry(context, [], { key: 'cacheNamespaces', value: { [name]: {} }, before: 'cacheNamespace' });
		return addition.length === 0 ? [] : [{ title: 'Use cacheNamespaces', edits: [...addition, ...removeAt(document, inDocument(path))] }];
	},
};

const CACHE_NAMESPACE = ['cacheNamespace'] as const;
const CACHE_NAMESPACES = ['cacheNamespaces'] as const;
const CERTIFICATE_FOLDER = ['webhook', 'certDir'] as const;
