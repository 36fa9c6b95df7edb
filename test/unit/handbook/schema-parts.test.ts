import { describe, expect, it } from 'vitest';
import { describedAt, keysKnown } from '../../../server/src/handbook/schema-parts';

describe('what schemas say', () => {
  it('is found through references, alternatives and lists', () => {
    const schema = {
      allOf: [{ $ref: '#/$defs/page' }],
      $defs: {
        page: {
          properties: { links: { type: 'array', items: { oneOf: [{ type: 'string' }, { $ref: '#/$defs/link' }] } } },
        },
        link: { type: 'object', required: ['to'], properties: { to: { type: 'string', description: 'Where.' } } },
      },
    };
    expect([...keysKnown([[schema]], [])].map(([key]) => key)).toEqual(['links']);
    expect(keysKnown([[schema]], ['links']).get('to')).toMatchObject({ description: 'Where.', required: true });
    expect(describedAt([[schema]], ['links'], true).types).toEqual(['string', 'object']);
  });

  it('ends where a schema refers to itself', () => {
    const schema = { $ref: '#', properties: { in: { anyOf: [{ $ref: '#' }, { $ref: '#/properties/in' }] } } };
    expect([...keysKnown([[schema]], ['in', 'in', 'in']).keys()]).toEqual(['in']);
  });

  it('holds for every key where a schema names none', () => {
    const schema = { additionalProperties: { enum: ['a', 'b'] } };
    expect(describedAt([[schema]], ['any']).allowed).toEqual(['a', 'b']);
  });

  it('is what the first layer says, but for what only the second explains', () => {
    const [own, generator] = [
      { properties: { draft: { enum: [true] } } },
      { properties: { draft: { type: 'boolean', default: false, description: 'Leaves it out.' } } },
    ];
    expect(describedAt([[own], [generator]], ['draft'])).toEqual({
      description: 'Leaves it out.',
      types: [],
      allowed: [true],
      proposed: [true],
      default: false,
    });
    expect(keysKnown([[own], [generator]], []).get('draft')).toMatchObject({ layer: 0, allowed: [true] });
  });

  it('is nothing of what cannot be read', () => {
    for (const schema of [{ $ref: '#/%E0' }, { $ref: 'https://example.com' }, { properties: [] }, { items: 'x' }]) {
      expect([...keysKnown([[schema]], [])]).toEqual([]);
    }
  });
});
