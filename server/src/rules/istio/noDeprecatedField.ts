import { kinds } from '../../resource/kinds.js';
import { type Resource, listAt, objectAt, valueAt } from '../../resource/resource.js';
import { removeAt } from '../../syntax/yaml/edit/remove.js';
import { renameKey, replaceText, replaceValue } from '../../syntax/yaml/edit/replace.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { FixContext, Rule, RuleFix } from '../rule.js';
import { settingsPaths } from './trafficPlaces.js';
import { virtualServiceExample } from './virtualServiceExample.js';

/** A field or a value that another one replaced. */
interface Replaced {
	readonly path: Path;
	/** The field that is used instead, beside the old one; undefined where there is none. */
	readonly by: string | undefined;
	/** How the old value is written in the new place; itself when left out. */
	readonly as?: 'percentage' | 'nested';
}

/** Finds fields that Istio keeps for old manifests only. */
export const noDeprecatedField: Rule = {
	id: 'istio/no-deprecated-field',
	severity: 'warning',
	visits: [kinds.destinationRule, kinds.sidecar, kinds.virtualService, kinds.requestAuthentication],
	reads: [],
	aliases: ['IST0002'],
	docs: {
		summary: 'A field is deprecated.',
		why: 'Istio still reads the field, but it has a successor and goes away with a later version of the API.',
		reference: 'https://istio.io/latest/docs/reference/config/analysis/ist0002/',
		since: '0.1.0',
		bad: virtualServiceExample(delayed('percent: 50')),
		good: virtualServiceExample(delayed('percentage: {value: 50}')),
	},
	*check(resource) {
		for (const { path, by } of replacedFields(resource)) {
			if (valueAt(resource.value, path) !== undefined) {
				yield { path, at: 'key', message: `${String(path.at(-1))} is deprecated${by === undefined ? '' : `; ${by} replaces it`}.` };
			}
		}
		for (const settings of settingsPaths(resource)) {
			const path: Path = [...settings, 'loadBalancer', 'simple'];
			if (valueAt(resource.value, path) === 'LEAST_CONN') {
				yield { path, message: 'LEAST_CONN is the deprecated name of LEAST_REQUEST.', data: 'LEAST_REQUEST' };
			}
		}
	},
	fix({ path, data }, context) {
		const { document, resource, inDocument } = context;
		if (typeof data === 'string') {
			return [{ title: `Change to ${data}`, safe: true, edits: replaceValue(document, inDocument(path), data) }];
		}
		const field = replacedFields(resource).find((candidate) => candidate.path.join() === path.join());
		return field === undefined ? [] : fixesOf(field, context);
	},
};

function fixesOf({ path, by, as }: Replaced, context: FixContext): readonly RuleFix[] {
	const { document, resource, inDocument } = context;
	const place = inDocument(path);
	const remove: RuleFix = { title: `Remove ${String(path.at(-1))}`, edits: removeAt(document, place) };
	const [parent = '', child] = (by ?? '').split('.');
	if (by === undefined || valueAt(resource.value, [...path.slice(0, -1), parent]) !== undefined) {
		return [remove];
	}
	const title = `Use ${by}`;
	if (as === undefined) {
		return [{ title, edits: renameKey(document, place, parent) }];
	}
	// What is neither a number nor a duration is at fault itself, and what a template brings cannot be written anew.
	const text = JSON.stringify(valueAt(resource.value, path) ?? null).replace(/^"|"$/g, '');
	if (!/^[\w.]+$/.test(text)) {
		return [remove];
	}
	const nested = `{${as === 'percentage' ? 'value' : child ?? ''}: ${text}}`;
	return [{ title, edits: [...renameKey(document, place, parent), ...replaceText(document, place, nested)] }];
}

function replacedFields({ kind, value, ...rest }: Resource): readonly Replaced[] {
	switch (kind) {
		case 'VirtualService':
			return listAt(value, 'spec', 'http').flatMap((_, index): readonly Replaced[] => {
				const http: Path = ['spec', 'http', index];
				return [
					{ path: [...http, 'fault', 'delay', 'percent'], by: 'percentage', as: 'percentage' },
					{ path: [...http, 'mirrorPercent'], by: 'mirrorPercentage', as: 'percentage' },
					{ path: [...http, 'mirror_percent'], by: 'mirrorPercentage', as: 'percentage' },
				];
			});
		case 'Sidecar':
			return [{ path: ['spec', 'outboundTrafficPolicy', 'egressProxy'], by: undefined }];
		case 'RequestAuthentication':
			return listAt(value, 'spec', 'jwtRules').map((_, index): Replaced => ({ path: ['spec', 'jwtRules', index, 'jwks_uri'], by: 'jwksUri' }));
		default:
			return settingsPaths({ kind, value, ...rest }).filter((path) => objectAt(value, ...path) !== undefined).flatMap((settings): readonly Replaced[] => [
				{ path: [...settings, 'loadBalancer', 'warmupDurationSecs'], by: 'warmup.duration', as: 'nested' },
				{ path: [...settings, 'loadBalancer', 'consistentHash', 'minimumRingSize'], by: 'ringHash.minimumRingSize', as: 'nested' },
				{ path: [...settings, 'outlierDetection', 'consecutiveErrors'], by: 'consecutiveGatewayErrors' },
			]);
	}
}

function delayed(percent: string): readonly string[] {
	return ['http:', '  - fault:', '      delay:', '        fixedDelay: 5s', `        ${percent}`, '    route:', '      - destination:', '          host: shop.shop.svc.cluster.local'];
}
