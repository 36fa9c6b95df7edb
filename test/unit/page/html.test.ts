import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../server/src/page/parse';
import { marked } from './marked';

describe('HTML anchors', () => {
  it.each([
    ['any element', '<div id="«here»">x</div>', 'id'],
    ['a named anchor', '# A <a name="«here»"></a>', 'name'],
    ['an inline element', 'text <span id=«here»>x</span>', 'id'],
    ['a heading', '<h2 id="«here»">x</h2>', 'id'],
    ['an element in a quote', "> <p\n>   id='«here»'>", 'id'],
    ['after a byte order mark and an emoji', '\uFEFF🎉 <i id="«here»">', 'id'],
  ])('are given by %s', (_, source, attribute) => {
    const { text, marks } = marked(source);
    expect(parsePage(text).htmlAnchors).toEqual([{ id: 'here', span: marks[0], attribute }]);
  });

  it('have their entities decoded', () => {
    expect(parsePage('<p id="&amp;&#x41;b">').htmlAnchors).toMatchObject([{ id: '&Ab' }]);
  });

  it.each([
    ['a form', '<form><input name="a"></form>'],
    ['a description', '<meta name="description">'],
    ['an empty id', '<p id=""> <p id>'],
    ['an id from a template', '<p id="{{ x }}"> <p id="a-{{ x }}">'],
    ['a comment', '<!-- <p id="a"> -->'],
    ['code', '`<p id="a">`\n\n    <p id="a">'],
    ['a script', '<script>document.write(\'<p id="a">\')</script>'],
    ['an unfinished tag', '<div>\n<p id="a"\n'],
  ])('are not given by %s', (_, text) => {
    expect(parsePage(text).htmlAnchors).toEqual([]);
  });
});

describe('comments that silence findings', () => {
  it('name rules', () => {
    const { text, marks } = marked('# A\n\ntext «<!-- handbook-ignore link/missing-anchor link/missing-page -->» text');
    expect(parsePage(text).ignores).toEqual([
      { span: marks[0], line: 2, rules: ['link/missing-anchor', 'link/missing-page'], print: null },
    ]);
  });

  it('may stand alone, over lines, with commas and without rules', () => {
    const { text, marks } = marked('«<!--\n  handbook-ignore a/b,c/d, e/f\n-->»\n\n- x\n\n  «<!--handbook-ignore-->»');
    expect(parsePage(text).ignores).toEqual([
      { span: marks[0], line: 2, rules: ['a/b', 'c/d', 'e/f'], print: null },
      { span: marks[1], line: 6, rules: [], print: null },
    ]);
  });

  it('may name two copies by their print', () => {
    const { text, marks } = marked('«<!-- handbook-ignore duplicate/drifted 3f9a2c1b -->»');
    expect(parsePage(text).ignores).toEqual([
      { span: marks[0], line: 0, rules: ['duplicate/drifted'], print: '3f9a2c1b' },
    ]);
  });

  it('do not stand in code, and have no other name', () => {
    const text =
      '`<!-- handbook-ignore a -->` <!-- handbook-ignored a --> <!-- a handbook-ignore -->\n\n    <!-- handbook-ignore -->';
    expect(parsePage(text).ignores).toEqual([]);
  });
});

describe('template tags', () => {
  it('are named once each, when their output is unknown', () => {
    const text = [
      '---\ntitle: "{{ a }}"\n---',
      '{% include x %} {%- include y -%} {% if a %}{% endif %} {{< figure >}} {{< /figure >}} {{% tabs %}}',
      '{{ site.title }} {{ other }}',
    ].join('\n');
    expect(parsePage(text).templateTags).toEqual(['include', 'if', 'figure', 'tabs', '{{']);
  });

  it.each([
    '[x]({{ page.url }}) <a href="{{ page.url }}">x</a>',
    '[x]({% page "/a" %}) {% link a.md %} {{ "/a" | url }} {{ site.baseurl }}',
    '{% comment %}{% include x %}{% endcomment %}',
    '{# include #} {#- x -#} # A {#id}',
    '{% raw %}{% endraw %} {% set a = 1 %} {% assign b = 2 %} {% capture c %}{% endcapture %}',
    '`{{ x }}` \n\n```\n{% include x %}\n```',
    '{{ over\ntwo lines }} {% and\nthree %}',
  ])('are not named: %j', (text) => {
    expect(parsePage(text).templateTags).toEqual([]);
  });
});
