import type { JsonValue } from '../../server/src/syntax/yaml/value.js';

/** A definition of a kind that nobody knows, with a bit of everything that a structural schema may say. */
export const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.example.org
spec:
  group: example.org
  scope: Namespaced
  names:
    kind: Widget
    plural: widgets
  versions:
    - name: v1beta2
      served: true
      storage: false
      schema:
        openAPIV3Schema:
          type: object
          description: A widget of the workshop.
          required: [spec]
          properties:
            spec:
              type: object
              description: What the widget is like.
              required: [name, colour]
              properties:
                name: {type: string, pattern: '^[a-z]+$', minLength: 2, maxLength: 5, description: How the *widget* is called.}
                colour: {type: string, enum: [RED, BLUE], description: The colour of the widget., default: BLUE}
                size: {type: integer, minimum: 1, maximum: 9}
                port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}
                tags: {type: array, minItems: 1, maxItems: 4, items: {type: string}}
                labels: {type: object, maxProperties: 2, additionalProperties: {type: string}}
                nothing: {type: string, nullable: true}
                open: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {known: {type: boolean}}}
                parts: {type: array, items: {type: object, required: [id], properties: {id: {type: number}, "odd/na~me": {type: boolean}}}}
            status: {type: object, x-kubernetes-preserve-unknown-fields: true}
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                colour: {type: string, enum: [RED, BLUE, GREEN], description: The colour of the widget.}
    - name: v1alpha1
      served: true
      storage: false
      deprecated: true
      deprecationWarning: "example.org/v1alpha1 goes away; use v1"
      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
    - name: v0
      served: false
      storage: false
      schema: {openAPIV3Schema: {type: object}}
`;

/** A valid value of the first version. */
export function widget(): JsonValue {
	return {
		apiVersion: 'example.org/v1beta2', kind: 'Widget', metadata: { name: 'a' },
		spec: { name: 'abc', colour: 'RED', size: 3, port: 'http', tags: ['a', 'b'], labels: { a: 'b' }, nothing: null, open: { known: true, more: 1 }, parts: [{ id: 1.5, 'odd/na~me': true }, { id: 2 }] },
	};
}
