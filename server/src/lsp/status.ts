import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { StatusParams } from '../protocol/status.js';

/** How many findings of each severity a file has. */
export function statusOf(uri: string, diagnostics: readonly Diagnostic[]): StatusParams {
	const count = (severity: DiagnosticSeverity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
	const errors = count(DiagnosticSeverity.Error);
	const warnings = count(DiagnosticSeverity.Warning);
	return { uri, errors, warnings, others: diagnostics.length - errors - warnings };
}
