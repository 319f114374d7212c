import { kinds } from '../../resource/kinds.js';
import { isKind, type Resource } from '../../resource/resource.js';
import type { Path } from '../../syntax/yaml/path.js';
import type { Certificate } from '../../x509/certificate.js';
import { isAuthority } from '../../x509/certificate.js';
import { acceptedIssuers, findPaths, linkByName, type ChainPath, type IssuanceGraph } from '../../x509/chain.js';
import { checkCertificate } from '../../x509/checks/certificate.js';
import { checkGroup, checkKeys, isBundle, type CertificateGroup } from '../../x509/checks/group.js';
import { checkLinkerdIdentity } from '../../x509/checks/linkerd.js';
import { checkPath } from '../../x509/checks/path.js';
import { checkSvid } from '../../x509/checks/spiffe.js';
import { checkListValidity, checkValidity } from '../../x509/checks/validity.js';
import { problem, type CertificateProblem } from '../../x509/problem.js';
import { encodedEntries, plainEntries, secretEntries, textOf } from '../secrets/entries.js';
import { certificateKeys, chainKeys, privateKeys } from '../secrets/pairs.js';
import { objectsIn } from '../secrets/pem.js';

/** What is wrong with the certificates of one entry of a manifest. */
export interface EmbeddedProblem {
	readonly key: string;
	readonly path: Path;
	readonly problem: CertificateProblem;
}

/** An entry with PEM in it. */
interface Entry extends CertificateGroup {
	readonly key: string;
	readonly path: Path;
}

/**
 * Everything that is wrong with the certificates of a Secret or ConfigMap at a time, as far as it shows without checking a signature. What
 * the rules of Secrets say of their chains (form, order, content) is left to them.
 */
export function embeddedProblems(resource: Resource, at: number): readonly EmbeddedProblem[] {
	const certificates: Certificate[] = [];
	const entries = entriesOf(resource, certificates);
	if (entries.length === 0) {
		return [];
	}
	const graph = linkByName(certificates);
	const paths = findPaths(graph);
	const isSecret = isKind(resource, kinds.secret);
	return entries.flatMap((entry) => {
		const isServed = isSecret && chainKeys.includes(entry.key);
		const found = [
			...entry.objects.flatMap((object) => [
				...(isSecret && [...certificateKeys, ...privateKeys].includes(entry.key) ? [] : object.problems),
				...(object.kind === 'crl' ? checkListValidity(object.list, at) : []),
			]),
			...certificateProblems(graph, entry, at, isServed),
			...chainProblems(graph, paths, entry, isServed, isSecret),
			...[...checkKeys(graph, entry)].filter(({ code }) => code === 'key-mismatch'),
			...linkerdProblems(resource, graph, entry),
			...(isServed ? incompleteChain(graph, paths, entry, entries) : []),
		];
		const said = new Set<string>();
		return found.filter(({ message }) => !said.has(message) && said.add(message)).map((each) => ({ key: entry.key, path: entry.path, problem: each }));
	});
}

function entriesOf(resource: Resource, certificates: Certificate[]): readonly Entry[] {
	const { value } = resource;
	const all = isKind(resource, kinds.secret) ? secretEntries(value).values() : [...plainEntries(value, 'data'), ...encodedEntries(value, 'binaryData')];
	return [...all].flatMap((entry): readonly Entry[] => {
		const objects = objectsIn(textOf(entry) ?? '');
		const members = objects.flatMap((object) => (object.kind === 'certificate' ? [certificates.push(object.certificate) - 1] : []));
		return objects.length === 0 ? [] : [{ key: entry.key, path: entry.path, members, objects }];
	});
}

function certificateProblems(graph: IssuanceGraph, entry: Entry, at: number, isServed: boolean): readonly CertificateProblem[] {
	const isSetOfAnchors = isBundle(graph, entry);
	return entry.members.flatMap((index) => {
		const certificate = graph.certificates[index];
		if (!certificate) {
			return [];
		}
		const signs = graph.issuers.some((links, other) => other !== index && links.some(({ issuer }) => issuer === index));
		const dates = [...checkValidity(certificate, at)].map((found) => (found.code === 'expired' && isSetOfAnchors ? { ...found, severity: 'warning' as const } : found));
		// The usages and names of what is served are a matter of secrets/valid-certificate.
		return [...dates, ...checkSvid(certificate), ...(isServed ? [] : checkCertificate(certificate, signs))].map((found) => named(found, certificate, entry));
	});
}

function chainProblems(graph: IssuanceGraph, paths: readonly ChainPath[], entry: Entry, isServed: boolean, isSecret: boolean): readonly CertificateProblem[] {
	const { members } = entry;
	const along = paths.flatMap((path) => [...checkPath(graph, path)]).filter(({ certificate }) => members.includes(certificate));
	const together = [...checkGroup(graph, paths, entry)].filter(({ problem: { code, severity } }) => {
		const isOrder = code === 'chain-order' || code === 'leaf-not-first';
		return isOrder ? !isSecret && severity === 'error' : code === 'duplicate-certificate' || isServed;
	});
	const first = graph.certificates[members[0] ?? -1];
	const root = members.slice(1).map((index) => graph.certificates[index]).find((certificate) => certificate && isAuthority(certificate) && certificate.subject.key === certificate.issuer.key);
	const served = isServed && root && first && !isAuthority(first) ? [problem('root-in-chain', `"${entry.key}" holds the root "${root.subject.text}": a peer either has it already or does not trust it from here.`, { reference: 'RFC 8446 §4.4.2' })] : [];
	return [...[...along, ...together].map(({ certificate, problem: found }) => named(found, graph.certificates[certificate], entry)), ...served];
}

/** `ca.crt` beside a chain is what peers are told to trust: it has to lead somewhere. */
function incompleteChain(graph: IssuanceGraph, paths: readonly ChainPath[], entry: Entry, entries: readonly Entry[]): readonly CertificateProblem[] {
	const anchors = entries.find(({ key }) => key === (entry.key === 'cert' ? 'cacert' : entry.key === 'tls.crt' ? 'ca.crt' : 'root-cert.pem'))?.members ?? [];
	const leaf = entry.members[0];
	const certificate = graph.certificates[leaf ?? -1];
	if (leaf === undefined || !certificate || anchors.length === 0 || anchors.includes(graph.duplicateOf[leaf] ?? leaf)) {
		return [];
	}
	const all = anchors.map((anchor) => graph.duplicateOf[anchor] ?? anchor);
	const reaches = paths.some(({ indexes }) => indexes.includes(leaf) && indexes.slice(indexes.indexOf(leaf)).some((index) => all.includes(index) || acceptedIssuers(graph, index).some((issuer) => all.includes(issuer))));
	const last = paths.find(({ indexes }) => indexes.includes(leaf))?.indexes.at(-1) ?? leaf;
	const missing = graph.certificates[last]?.issuer.text ?? '';
	return reaches ? [] : [problem('incomplete-chain', `The chain in "${entry.key}" leads to "${missing}", which the authorities beside it do not hold.`, { reference: 'RFC 5280 §6.1' })];
}

function linkerdProblems(resource: Resource, graph: IssuanceGraph, entry: Entry): readonly CertificateProblem[] {
	const { name } = resource;
	const role = name === 'linkerd-identity-issuer' && ['tls.crt', 'crt.pem'].includes(entry.key) ? 'issuer' : name === 'linkerd-identity-trust-roots' || (name === 'linkerd-trust-anchor' && entry.key === 'tls.crt') ? 'trust anchor' : undefined;
	const members = role === 'issuer' ? entry.members.slice(0, 1) : entry.members;
	return role === undefined ? [] : members.flatMap((index) => (graph.certificates[index] ? [...checkLinkerdIdentity(graph.certificates[index], role)] : []));
}

/** With its name in front where the entry holds several: the whole entry is underlined. */
function named(found: CertificateProblem, certificate: Certificate | undefined, { members }: Entry): CertificateProblem {
	const isClear = members.length < 2 || certificate === undefined || found.message.includes(`"${certificate.subject.text}"`);
	return isClear ? found : { ...found, message: `${found.message.replace(/^The certificate/, `The certificate "${certificate.subject.text}"`)}` };
}
