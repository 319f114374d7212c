import * as vscode from 'vscode';

/** The folder of the page's script and style: the only one that the page may load from. */
export function pageFolder(extensionUri: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(extensionUri, 'client', 'dist', 'webview');
}

/**
 * The skeleton of the page: nothing of the certificate is in it, so nothing needs escaping. Only the one script with the nonce runs,
 * and nothing is loaded from elsewhere.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, page: 'certificateChain' | 'issuanceGraph' = 'certificateChain'): string {
	const folder = pageFolder(extensionUri);
	const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, `${page}.js`)).toString();
	const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, `${page}.css`)).toString();
	const nonce = newNonce();
	const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource}; base-uri 'none'; form-action 'none'`;
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page === 'certificateChain' ? 'Certificate chain' : 'Issuance graph'}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="root" aria-busy="true"></main>
<div id="status" role="status" aria-live="polite"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function newNonce(): string {
	const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
