import { type CodeAction, CodeActionKind, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { rewriteTitles } from '../rules/certificates/fixes.js';
import { ruleOfProblem } from '../rules/certificates.js';
import { presetSeverity } from '../rules/presets.js';
import { LineIndex } from '../text/lineIndex.js';
import type { Settings, Severity } from '../workspace/settings.js';
import { readCertificateText } from '../x509/file.js';
import type { Instant } from '../x509/instant.js';
import { judgeFile } from '../x509/judge.js';
import { rewriteChain, type ChainRewrite } from '../x509/rewrite.js';
import { diagnosticSource } from './diagnostics.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint };

/** What certificate files are judged by. */
export interface CertificateDiagnosticsOptions {
	readonly at: Instant;
	readonly settings: Settings;
	/** The page of a rule, where the client can open one. */
	readonly ruleUri: (rule: string) => string | undefined;
}

/** Whether an open file is one of certificates rather than a manifest, by its name. */
export function isCertificateFile(uri: string): boolean {
	return /\.(?:pem|crt|cer|key|csr|crl|p7b|p7c)$/i.test(uri);
}

/** The findings on a certificate file, signatures included, which is why they come later. Each stands at the first line of its block. */
export async function certificateDiagnostics(text: string, { at, settings, ruleUri }: CertificateDiagnosticsOptions): Promise<Diagnostic[]> {
	if (!settings.enable || !text.includes('-----')) {
		return [];
	}
	const { fileProblems, problems } = await judgeFile(readCertificateText(text), { at });
	const lines = new LineIndex(text);
	return [...fileProblems, ...problems.flat()].flatMap(({ code, message, severity, span = { start: 0, end: 0 }, reference }): readonly Diagnostic[] => {
		const rule = ruleOfProblem(code)?.id;
		const chosen = rule === undefined ? 'off' : (settings.rules[rule] ?? presetSeverity(settings.preset, rule, severity));
		if (rule === undefined || chosen === 'off') {
			return [];
		}
		const start = lines.positionAt(span.start);
		const end = Math.min(span.end, span.start + lines.line(start.line).length - start.character);
		const href = ruleUri(rule);
		return [{
			range: { start, end: lines.positionAt(Math.max(end, span.start)) },
			severity: SEVERITIES[chosen],
			source: diagnosticSource,
			code: rule,
			message: reference === undefined ? message : `${message} (${reference})`,
			...(href !== undefined && { codeDescription: { href } }),
		}];
	});
}

const REWRITES: Readonly<Record<string, ChainRewrite>> = { 'certificates/valid-chain-order': 'reorder', 'certificates/no-duplicate': 'remove-duplicates' };

/** Fixes for the findings that a client shows on a certificate file, and the offer to take the root out of a chain. */
export function certificateActions(text: string, uri: string, diagnostics: readonly Diagnostic[]): readonly CodeAction[] {
	const lines = new LineIndex(text);
	const action = (rewrite: ChainRewrite, kind: CodeActionKind, mended: Diagnostic[]): readonly CodeAction[] => {
		const edits = rewriteChain(text, rewrite).map(({ span, newText }) => ({ range: lines.rangeOf(span), newText }));
		return edits.length === 0 ? [] : [{ title: rewriteTitles[rewrite], kind, ...(mended.length > 0 && { diagnostics: mended, isPreferred: true }), edit: { changes: { [uri]: edits } } }];
	};
	const fixes = [...new Set(diagnostics.map(({ code }) => REWRITES[String(code)]))].flatMap((rewrite) =>
		rewrite === undefined ? [] : action(rewrite, CodeActionKind.QuickFix, diagnostics.filter(({ code }) => REWRITES[String(code)] === rewrite)));
	return [...fixes, ...action('remove-root', CodeActionKind.RefactorRewrite, [])];
}
