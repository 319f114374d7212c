import type { Rule } from '../rule.js';
import { metadataKinds } from './metadata.js';
import { misplacedFindings, misplacedFixes } from './misplaced.js';

/** Finds annotations of the products that stand where nobody reads them. */
export const noMisplacedAnnotation: Rule = {
	id: 'kubernetes/no-misplaced-annotation',
	severity: 'warning',
	visits: metadataKinds,
	reads: [],
	aliases: ['IST0107'],
	docs: {
		summary: 'An annotation stands on an object on which it has no effect.',
		why: 'The injectors read the annotations of pods and, for some, of namespaces; those of a Service or of a Deployment itself they never see. A setting that was meant to protect a workload, or to make an exception for it, does not happen, and nothing says so. Settings for the pods of a Deployment belong into `spec.template.metadata.annotations`.',
		reference: 'https://linkerd.io/2-edge/reference/proxy-configuration/',
		since: '0.1.0',
		bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    linkerd.io/inject: enabled
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
		good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
      annotations:
        linkerd.io/inject: enabled
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.0.0
`,
	},
	check: (resource) => misplacedFindings(resource, 'annotations'),
	fix: (finding, context) => misplacedFixes(finding, context),
};
