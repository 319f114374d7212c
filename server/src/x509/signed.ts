import type { Certificate } from './certificate.js';
import type { CertificateRequest } from './request.js';
import type { RevocationList } from './revocationList.js';

/** What came of checking a signature. What this platform cannot do is `not-checked` and never `bad`. */
export type SignatureVerdict = 'good' | 'bad' | 'not-checked';

/** Anything that is signed: which of the three it is shows in its fields. */
export type Signed = Certificate | CertificateRequest | RevocationList;
