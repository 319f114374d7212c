import type { Certificate } from './certificate.js';
import type { NameConstraints } from './extensions.js';
import type { GeneralName, GeneralNameType } from './generalName.js';
import type { DistinguishedName } from './name.js';

/** A name that a certificate must not have under an authority above it. */
export interface NameViolation {
	readonly name: GeneralName;
	/** The excluded subtree that the name lies in; absent when no permitted one holds it. */
	readonly excludedBy?: GeneralName;
}

/**
 * The names of a certificate that lie outside the permitted subtrees of an authority's constraints, or inside excluded ones
 * (RFC 5280 §6.1.3 b, c). Only the types that a constraint mentions are restricted.
 */
export function violations(certificate: Certificate, constraints: NameConstraints): readonly NameViolation[] {
	return namesOf(certificate).flatMap((name): readonly NameViolation[] => {
		const excludedBy = constraints.excluded.find((subtree) => isWithin(name, subtree));
		if (excludedBy) {
			return [{ name, excludedBy }];
		}
		const permitted = constraints.permitted.filter(({ type }) => type === name.type);
		return permitted.length > 0 && !permitted.some((subtree) => isWithin(name, subtree)) ? [{ name }] : [];
	});
}

/** Every name that constraints apply to: the alternative names, the subject, and a subject's e-mail address where no other is given. */
function namesOf({ subject, extensions }: Certificate): readonly GeneralName[] {
	const names = extensions.subjectAltNames?.names ?? [];
	return subject.isEmpty ? names : [...names, { type: 'dirName', value: subject.text, directoryName: subject }];
}

type Matcher = (name: GeneralName, subtree: GeneralName) => boolean;

// RFC 5280 §4.2.1.10, by type. A type without an entry matches by its whole value.
const matchers: Readonly<Partial<Record<GeneralNameType, Matcher>>> = {
	dns: ({ value }, subtree) => isDomainWithin(value, subtree.value, true),
	// A URI's constraint is a host; only a leading dot takes in its subdomains.
	uri: ({ value }, subtree) => isDomainWithin(hostOf(value), subtree.value, false),
	email: ({ value }, subtree) => isMailboxWithin(value, subtree.value),
	ip: ({ octets }, subtree) => octets !== undefined && subtree.octets !== undefined && isAddressWithin(octets, subtree.octets),
	dirName: ({ directoryName }, subtree) => isDirectoryWithin(directoryName, subtree.directoryName),
};

function isWithin(name: GeneralName, subtree: GeneralName): boolean {
	return name.type === subtree.type && (matchers[name.type]?.(name, subtree) ?? name.value === subtree.value);
}

function isDomainWithin(domain: string, constraint: string, takesSubdomains: boolean): boolean {
	const name = domain.toLowerCase();
	const base = constraint.toLowerCase();
	if (base === '') {
		return true;
	}
	if (base.startsWith('.')) {
		return name.endsWith(base) && name.length > base.length;
	}
	return name === base || (takesSubdomains && name.endsWith(`.${base}`));
}

function isMailboxWithin(mailbox: string, constraint: string): boolean {
	const at = mailbox.lastIndexOf('@');
	const host = mailbox.slice(at + 1);
	if (!constraint.includes('@')) {
		return isDomainWithin(host, constraint, false);
	}
	const constraintAt = constraint.lastIndexOf('@');
	return mailbox.slice(0, at) === constraint.slice(0, constraintAt) && host.toLowerCase() === constraint.slice(constraintAt + 1).toLowerCase();
}

function isAddressWithin(address: Uint8Array, range: Uint8Array): boolean {
	if (range.length !== address.length * 2) {
		return false;
	}
	return address.every((octet, index) => {
		const mask = range[address.length + index] ?? 0xff;
		return (octet & mask) === ((range[index] ?? 0) & mask);
	});
}

function isDirectoryWithin(name: DistinguishedName | undefined, subtree: DistinguishedName | undefined): boolean {
	return name !== undefined && subtree !== undefined && (subtree.isEmpty || name.key === subtree.key || name.key.startsWith(`${subtree.key},`));
}

/** The host of a URI without user and port. A URI without a host lies in no subtree. */
function hostOf(uri: string): string {
	const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(uri)?.[1] ?? '';
	return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}
